import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelMapping } from '../../../shared/domain/label-mapping.ts';
import { SENTIMENTS, type Sentiment } from '../../../shared/domain/sentiment.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { Button } from '../../components/button.tsx';
import { Segments } from '../../components/segments.tsx';
import { SENTIMENT_SIGNS, SentimentSign } from '../../components/sentiment-sign.tsx';
import { changeSettings } from '../../state/settings.ts';
import { isolated } from '../../words/isolated.ts';
import { ErrorNote } from '../error-note.tsx';
import { withLabel, withoutModel } from './label-choices.ts';

/** Stands for a label that is left out. */
const LEFT_OUT = 'none';
const LEFT_OUT_SIGN = '–';
type Meaning = Sentiment | typeof LEFT_OUT;

/** What each label of each classifier stands for. */
export function SentimentLabels({
  models,
  settings,
}: {
  readonly models: readonly ModelCard[];
  readonly settings: Settings;
}) {
  const { t } = useTranslation();
  const [error, setError] = useState<AppError | null>(null);
  const classifiers = models
    .flatMap(({ classifier, ...model }) => (classifier ? [{ ...model, ...classifier }] : []))
    .sort((one, other) => other.slots.length - one.slots.length);
  const save = async (labelMappings: Settings['labelMappings']) => {
    const isEmpty = Object.keys(labelMappings).length === 0;
    const saved = await changeSettings(
      isEmpty ? { set: {}, reset: ['labelMappings'] } : { set: { labelMappings }, reset: [] },
    );
    setError(saved.ok ? null : saved.error);
  };
  return (
    <>
      <p className="note group-note">
        {t('labels.what')} {t('labels.kept')}
      </p>
      {classifiers.length === 0 && <p className="quiet">{t('labels.nobody')}</p>}
      {classifiers.map(({ id, name, labels, mapping }) => (
        <Labels
          key={id}
          name={name ?? id}
          labels={labels}
          own={mapping}
          chosen={settings.labelMappings[id]}
          onChange={(label, meaning) => void save(withLabel(settings.labelMappings, id, mapping, [label, meaning]))}
          onReset={() => void save(withoutModel(settings.labelMappings, id))}
        />
      ))}
      {error && <ErrorNote error={error} />}
    </>
  );
}

/** The labels of a classifier; folded away where they mean what they say. */
function Labels(props: {
  readonly name: string;
  readonly labels: readonly string[];
  readonly own: LabelMapping;
  readonly chosen: LabelMapping | undefined;
  readonly onChange: (label: string, meaning: Sentiment | null) => void;
  readonly onReset: () => void;
}) {
  const { t } = useTranslation();
  const { name, labels, own, chosen } = props;
  const mapping: LabelMapping = { ...own, ...chosen };
  const counted = labels.filter((label) => mapping[label]);
  const plain = labels.every((label) => mapping[label] === label);
  // A person who works in it has it open, whatever it says by then.
  const [open, setOpen] = useState(!plain);
  const nameOf = (meaning: Sentiment | null) => t(meaning === null ? 'labels.leftOut' : `sentiment.${meaning}`);
  return (
    <details className="labels" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <b>
          <bdi>{name}</bdi>
        </b>
        <span className="labels-short">
          {labels.map((label) => (
            <span key={label} title={`${label} → ${nameOf(mapping[label] ?? null)}`}>
              <Meant meaning={mapping[label] ?? null} /> <bdi>{label}</bdi>
            </span>
          ))}
        </span>
      </summary>
      <div className="labels-of">
        {labels.map((label) => {
          const [now, byItself] = [mapping[label] ?? null, own[label] ?? null];
          const isLast = counted.length === 1 && counted[0] === label;
          return (
            <div key={label} className="label-row" data-changed={now !== byItself}>
              <code>
                <bdi>{label}</bdi>
              </code>
              <Segments<Meaning>
                label={t('labels.meaningOf', { label: isolated(label), model: isolated(name) })}
                value={now ?? LEFT_OUT}
                options={[
                  ...SENTIMENTS.map((one) => [one, `${SENTIMENT_SIGNS[one]} ${t(`sentiment.${one}`)}`] as const),
                  // The last one that counts stays: a classifier without any could not judge.
                  ...(isLast ? [] : [[LEFT_OUT, `${LEFT_OUT_SIGN} ${t('labels.leftOut')}`] as const]),
                ]}
                onChange={(meaning) => props.onChange(label, meaning === LEFT_OUT ? null : meaning)}
              />
              <span className="note">
                {now !== byItself && t('labels.proposed', { name: nameOf(byItself) })}
                {now === byItself && isLast && t('labels.oneMustCount')}
              </span>
            </div>
          );
        })}
        {counted.length === 0 && (
          <p className="bad" role="status">
            ▲ {t('labels.noneCounts')}
          </p>
        )}
        {chosen && (
          <Button kind="quiet" onClick={props.onReset}>
            ↺ {t('labels.reset')}
          </Button>
        )}
      </div>
    </details>
  );
}

function Meant({ meaning }: { readonly meaning: Sentiment | null }) {
  if (meaning === null) return <span aria-hidden="true">{LEFT_OUT_SIGN}</span>;
  return <SentimentSign verdict={{ sentiment: meaning, sure: true }} />;
}
