/** How far a call is: a chip per stage. */
export function StageChips(props: {
  readonly done: number;
  readonly all: number;
  /** The stage after the done ones is being worked on, or has failed. */
  readonly next: 'waiting' | 'running' | 'failed';
  readonly label: string;
}) {
  const kindOf = (stage: number) => (stage < props.done ? 'done' : stage === props.done ? props.next : 'waiting');
  return (
    <span className="stage-chips" role="img" aria-label={props.label} title={props.label}>
      {Array.from({ length: props.all }, (_, stage) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place
        <i key={stage} data-state={kindOf(stage)} />
      ))}
    </span>
  );
}
