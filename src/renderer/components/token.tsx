/** A filter that is at work, and a button that takes it back. */
export function Token(props: { readonly children: string; readonly label: string; readonly onRemove: () => void }) {
  return (
    <span className="token">
      <bdi>{props.children}</bdi>
      <button type="button" aria-label={props.label} title={props.label} onClick={props.onRemove}>
        ×
      </button>
    </span>
  );
}
