import { useTranslation } from 'react-i18next';
import type { JudgedSide } from '../../../shared/domain/sentiment.ts';
import { SideName } from '../../components/side-name.tsx';
import { useTrying } from '../../state/try-box.ts';
import { ErrorNote } from '../error-note.tsx';
import { TryAnswer } from './try-answer.tsx';

/** A text classifier, whose side it judges, and what it says of the tried lines. */
export function TryJudge(props: {
  readonly sides: readonly JudgedSide[];
  /** Null: the slot is empty. */
  readonly model: string | null;
  readonly name: string | null;
  readonly lines: readonly string[];
  readonly unsureBelow: number;
  /** See `useTrying`. */
  readonly basis: string;
}) {
  const { t } = useTranslation();
  const { sides, model, lines } = props;
  const [side = 'client'] = sides;
  const { tried, error, slow } = useTrying(side, model === null ? [] : lines, props.basis);
  const stale = tried !== null && tried.lines.join('\n') !== lines.join('\n');
  return (
    <section className="try-judge" aria-label={sides.map((one) => t(`side.${one}`)).join(', ')}>
      <h3>
        {sides.map((one) => (
          <SideName key={one} side={one} name={t(`side.${one}`)} />
        ))}
        {model !== null && <bdi className="note">{props.name}</bdi>}
      </h3>
      {model === null && <p className="quiet">{t('try.emptySlot')}</p>}
      {slow && (
        <p className="quiet" role="status">
          {t('try.loading')}
        </p>
      )}
      {error && <ErrorNote error={error} />}
      {tried && (
        <ol className="tried" aria-busy={stale}>
          {tried.lines.map((line, index) => (
            <TryAnswer
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at its place
              key={index}
              line={line}
              judged={tried.judged[index] ?? null}
              unsureBelow={props.unsureBelow}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
