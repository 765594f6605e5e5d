import type { ReactNode } from 'react';

/** One choice of a filter. */
export interface FilterOption {
  readonly id: string;
  readonly label: string;
  /** Null: not known yet. */
  readonly count: number | null;
  readonly bad?: boolean;
  /** It stands back: it is the lack of the others. */
  readonly quiet?: boolean;
  /** More about it, for who points at it. */
  readonly title?: string;
}

/** A heading with choices under it, each with how many calls it would leave. Choosing the chosen one takes it back. */
export function FilterList(props: {
  readonly title: string;
  readonly options: readonly FilterOption[];
  /** The chosen one, or all of them where several can be. */
  readonly chosen: string | readonly string[] | null;
  /** Null: the chosen one is taken back. Where several can be chosen it is always the one that was pointed at. */
  readonly onChoose: (id: string | null) => void;
  readonly format: (count: number) => string;
  /** A long list takes a part of the panel and scrolls in it. */
  readonly scrolls?: boolean;
  /** Stands between heading and choices. */
  readonly children?: ReactNode;
}) {
  const { options, chosen, onChoose, children } = props;
  if (options.length === 0 && !children) return null;
  const several = Array.isArray(chosen);
  return (
    <section className="filter-list" aria-label={props.title}>
      <h2>{props.title}</h2>
      {children}
      <div className={props.scrolls ? 'filter-options scrolls' : 'filter-options'}>
        {options.map(({ id, label, count, bad, quiet, title }) => {
          const pressed = several ? chosen.includes(id) : chosen === id;
          return (
            <button
              key={id}
              type="button"
              className={`filter-option ${bad && (count ?? 0) > 0 ? 'bad' : ''}`}
              title={title}
              aria-pressed={pressed}
              onClick={() => onChoose(pressed && !several ? null : id)}
            >
              <bdi className={quiet ? 'faint' : undefined}>{label}</bdi>
              <span className="figure">{count === null ? '…' : props.format(count)}</span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
