/** One choice of a filter. */
export interface FilterOption {
  readonly id: string;
  readonly label: string;
  /** Null: not known yet. */
  readonly count: number | null;
  readonly bad?: boolean;
}

/** A heading with choices under it, each with how many calls it would leave. Choosing the chosen one takes it back. */
export function FilterList(props: {
  readonly title: string;
  readonly options: readonly FilterOption[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  readonly format: (count: number) => string;
}) {
  if (props.options.length === 0) return null;
  return (
    <section className="filter-list">
      <h2>{props.title}</h2>
      {props.options.map(({ id, label, count, bad }) => {
        const chosen = props.chosen === id;
        return (
          <button
            key={id}
            type="button"
            className={`filter-option ${bad && (count ?? 0) > 0 ? 'bad' : ''}`}
            aria-pressed={chosen}
            onClick={() => props.onChoose(chosen ? null : id)}
          >
            <bdi>{label}</bdi>
            <span className="figure">{count === null ? '…' : props.format(count)}</span>
          </button>
        );
      })}
    </section>
  );
}
