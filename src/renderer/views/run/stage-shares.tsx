import { useTranslation } from 'react-i18next';
import { STAGES } from '../../../shared/domain/job.ts';
import { useLive } from '../../state/live.ts';
import { figuresOf } from '../../words/figures.ts';

/** Where the time of the analyzers goes, and that of topics beside them: a bar for each stage, the longest its own measure. */
export function StageShares() {
  const { t, i18n } = useTranslation();
  const stagesS = useLive((state) => state.live?.stagesS);
  const figures = figuresOf(i18n.language);
  // Topics are found beside the analyzers, and only where they are asked for.
  const stages = stagesS?.topics === undefined ? STAGES : ([...STAGES, 'topics'] as const);
  const allS = stages.reduce((sum, stage) => sum + (stagesS?.[stage] ?? 0), 0);
  return (
    <figure className="chart">
      <figcaption>
        <b>{t('live.stages')}</b>
      </figcaption>
      {allS === 0 ? (
        <p className="note">{t('live.noStages')}</p>
      ) : (
        <dl className="stage-shares">
          {stages.map((stage) => {
            const share = (stagesS?.[stage] ?? 0) / allS;
            return (
              <div key={stage}>
                <dt>{t(`stage.${stage}`)}</dt>
                <dd className="figure">{figures.percent(share)}</dd>
                <i aria-hidden="true">
                  <b style={{ inlineSize: `${Math.round(share * 100)}%` }} />
                </i>
              </div>
            );
          })}
        </dl>
      )}
    </figure>
  );
}
