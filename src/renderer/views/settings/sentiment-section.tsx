import { useTranslation } from 'react-i18next';
import { useRun } from '../../state/run.ts';
import { useSettings } from '../../state/settings.ts';
import { useAsked } from '../../state/use-asked.ts';
import { ErrorNote } from '../error-note.tsx';
import { SentimentClassifiers } from './sentiment-classifiers.tsx';
import { SentimentFusion } from './sentiment-fusion.tsx';
import { SentimentLabels } from './sentiment-labels.tsx';
import { SettingGroup, useTakeBack } from './setting-group.tsx';
import { SettingsProblem } from './settings-problem.tsx';
import { TryBox } from './try-box.tsx';

/** The settings of each part, which are taken back together. */
const GROUPS = {
  classifiers: ['textAgentModel', 'textClientModel', 'acousticAgentModel', 'acousticClientModel'],
  labels: ['labelMappings'],
  fusion: ['fusionTextWeight', 'textUnsureBelow', 'acousticUnsureBelow', 'fusedUnsureBelow'],
} as const;

/** Who judges what is felt, what their labels mean, how words and voice are put together, and a box to try it. */
export function SentimentSection() {
  const { t } = useTranslation();
  const { value: state, error } = useSettings();
  const installed = useAsked('models', ({ engine }, signal) => engine.request('models', null, signal), {
    about: 'house',
  });
  const running = useRun((run) => run.running !== null);
  const { takeBack, hint } = useTakeBack(state);
  if (!state) return error && <ErrorNote error={error} />;
  if (state.problem) return <SettingsProblem problem={state.problem} />;
  const models = installed.value?.models ?? null;
  const shared = { state, onReset: takeBack };
  return (
    <>
      {running && (
        <p className="hint" role="status">
          {t('sentimentSettings.frozen')}
        </p>
      )}
      {hint}
      {installed.error && <ErrorNote error={installed.error} />}
      <SettingGroup id="classifiers" title={t('sentimentSettings.classifiers')} keys={GROUPS.classifiers} {...shared}>
        {models && <SentimentClassifiers models={models} settings={state.settings} />}
      </SettingGroup>
      <TryBox models={models ?? []} settings={state.settings} />
      <SettingGroup id="labels" title={t('labels.title')} keys={GROUPS.labels} {...shared}>
        {models && <SentimentLabels models={models} settings={state.settings} />}
      </SettingGroup>
      <SettingGroup id="fusion" title={t('sentimentSettings.fusion')} keys={GROUPS.fusion} {...shared}>
        <SentimentFusion models={models ?? []} state={state} />
      </SettingGroup>
    </>
  );
}
