import { useTranslation } from 'react-i18next';
import type { CallFacets } from '../../../shared/domain/call-list.ts';
import { FilterList } from '../../components/filter-list.tsx';
import { filter, usePlace } from '../../state/place.ts';
import { figuresOf } from '../../words/figures.ts';

/** So many days are read at a glance; of more a stretch is chosen. */
const AT_A_GLANCE = 10;

/** Days of recording: a stretch of them, or one of those there are. */
export function DayFilter(props: { readonly days: CallFacets['days']; readonly format: (count: number) => string }) {
  const { t, i18n } = useTranslation();
  const { from, to } = usePlace(({ filters }) => filters);
  const { days } = props;
  if (days.length < 2 && from === null && to === null) return null;
  const figures = figuresOf(i18n.language);
  // What is chosen stays among the days, also when the other filters leave nothing of it.
  const known = [...new Set([...days.map(({ day }) => day), ...[from, to].filter((day) => day !== null)])].sort();
  return (
    <FilterList
      title={t('library.days')}
      chosen={from !== null && from === to ? from : null}
      onChoose={(id) => filter({ from: id, to: id })}
      format={props.format}
      options={
        days.length > AT_A_GLANCE
          ? []
          : days.map(({ day: id, files }) => ({ id, label: figures.day(id), count: files }))
      }
      scrolls
    >
      <div className="day-range">
        <DayChoice
          label={t('library.from')}
          days={known.filter((day) => to === null || day <= to)}
          chosen={from}
          onChoose={(day) => filter({ from: day })}
        />
        <span aria-hidden="true">–</span>
        <DayChoice
          label={t('library.to')}
          days={known.filter((day) => from === null || day >= from)}
          chosen={to}
          onChoose={(day) => filter({ to: day })}
        />
      </div>
    </FilterList>
  );
}

/**
 * One end of the stretch. Not the browser's own choice of a date: that is written in the language of the system, whatever the
 * language of the window, and offers days on which nobody called.
 */
function DayChoice(props: {
  readonly label: string;
  readonly days: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (day: string | null) => void;
}) {
  const { i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  return (
    <select
      className="field"
      aria-label={props.label}
      title={props.label}
      value={props.chosen ?? ''}
      onChange={({ target }) => props.onChoose(target.value === '' ? null : target.value)}
    >
      <option value="">{props.label}</option>
      {props.days.map((day) => (
        <option key={day} value={day}>
          {figures.day(day)}
        </option>
      ))}
    </select>
  );
}
