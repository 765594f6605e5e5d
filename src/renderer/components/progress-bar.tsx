/** How far something is, 0..1. It runs from left to right in every language, as time does. */
export function ProgressBar(props: { readonly share: number; readonly label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, props.share)) * 100);
  return (
    <div
      className="progress-bar"
      dir="ltr"
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
