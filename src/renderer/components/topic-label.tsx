/** Between topic and sub-topic, as `labelOf` joins them. */
const JOINT = ' > ';

/** The label of a topic in its own direction; of `Topic > Sub-topic` the first part stands back. */
export function TopicLabel({ label }: { readonly label: string }) {
  const at = label.lastIndexOf(JOINT);
  if (at < 0) return <bdi className="topic-label">{label}</bdi>;
  const end = at + JOINT.length;
  return (
    <bdi className="topic-label">
      <span>{label.slice(0, end)}</span>
      {label.slice(end)}
    </bdi>
  );
}
