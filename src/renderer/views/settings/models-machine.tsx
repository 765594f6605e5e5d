import { useTranslation } from 'react-i18next';
import type { Machine, ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useAsked } from '../../state/use-asked.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';
import { ErrorNote } from '../error-note.tsx';

/** What this machine has for an analysis, and what stands in the way. */
export function ModelsMachine({ chosen }: { readonly chosen: ModelCard | null }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const machine = useAsked(`machine ${language}`, ({ engine }) => engine.request('machine', { language }), {
    about: 'nothing',
  });
  return (
    <section className="models-slot" aria-label={t('machine.title')}>
      <h2>{t('machine.title')}</h2>
      {machine.error && <ErrorNote error={machine.error} />}
      {!machine.value && !machine.error && <p className="quiet">{t('machine.looking')}</p>}
      {machine.value && <Found machine={machine.value} chosen={chosen} />}
    </section>
  );
}

function Found({ machine, chosen }: { readonly machine: Machine; readonly chosen: ModelCard | null }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { size } = figures;
  const { graphicsCard, ffmpegVersion, formats, formatsMissing } = machine;
  const facts: readonly (readonly [string, string, string])[] = [
    [t('machine.processor'), t('machine.cores', figures.counted(machine.cores)), machine.processor ?? ''],
    [t('machine.memory'), size(machine.memoryBytes), t('machine.free', { size: size(machine.freeMemoryBytes) })],
    [t('machine.disk'), t('machine.free', { size: size(machine.freeDiskBytes) }), t('machine.diskMore')],
    [
      t('machine.ffmpeg'),
      ffmpegVersion ?? t('machine.ffmpegNone'),
      [
        formats.length > 0 ? t('machine.formats', { formats: formats.join(', ') }) : '',
        formatsMissing.length > 0 ? t('machine.formatsMissing', { formats: formatsMissing.join(', ') }) : '',
      ].join(' '),
    ],
    [t('machine.gpu'), graphicsCard ?? t('machine.gpuNone'), t('machine.gpuMore')],
  ];
  return (
    <>
      {chosen?.fit && (
        <p>
          {t('machine.summary', { ...figures.counted(chosen.fit.analyzers), name: isolated(chosen.name ?? chosen.id) })}
        </p>
      )}
      <dl className="machine">
        {facts.map(([name, value, more]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
            <dd className="note">
              <bdi>{more.trim()}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {machine.concerns.map(({ topic, state, found, remedy }) => (
        <div key={topic} className={`concern ${state}`} role="note">
          <p>
            <b>▲ {topic}</b> {remedy}
          </p>
          <details>
            <summary>{t('app.details')}</summary>
            <code dir="ltr">{found}</code>
          </details>
        </div>
      ))}
    </>
  );
}
