import { useTranslation } from 'react-i18next';
import type { CallFacets } from '../../../../shared/domain/call-list.ts';
import { Button } from '../../../components/button.tsx';
import { ClashSign } from '../../../components/sentiment-sign.tsx';
import { useFusionTrial } from '../../../state/fusion-trial.ts';
import { filter, openSettings, usePlace } from '../../../state/place.ts';
import { useSettings } from '../../../state/settings.ts';
import { figuresOf } from '../../../words/figures.ts';
import { SentenceFilter } from './sentence-filter.tsx';
import { SideShares } from './side-shares.tsx';
import { Weights } from './weights.tsx';

type Sentiments = CallFacets['sentiments'];

/** The sentiments of the listed calls: how they are shared out, filters by them, and the weights they come from. */
export function Lens({ facets: { sentiments, disagree } }: { readonly facets: CallFacets }) {
  const { t, i18n } = useTranslation();
  const chosen = usePlace(({ filters }) => filters);
  const trial = useFusionTrial((state) => state.trial);
  const inUse = chosen.sentiment !== null || chosen.disagree || trial !== null;
  return (
    <section className="filter-list lens" aria-label={t('lens.title')}>
      <h2>{t('lens.title')}</h2>
      {nothingJudged(sentiments) && !inUse ? (
        <NothingJudged />
      ) : (
        <>
          <SideShares side="client" counts={sentiments.client} />
          <SideShares side="agent" counts={sentiments.agent} />
          <button
            type="button"
            className="filter-option"
            title={t('lens.disagree')}
            aria-pressed={chosen.disagree}
            onClick={() => filter({ disagree: !chosen.disagree })}
          >
            <bdi>
              <ClashSign /> {t('lens.disagree')}
            </bdi>
            <span className="figure">{figuresOf(i18n.language).number(disagree)}</span>
          </button>
          <SentenceFilter sentiments={sentiments} />
          <Weights />
        </>
      )}
    </section>
  );
}

/** There are analysed calls, and none of them was judged. */
function nothingJudged({ agent, client }: Sentiments): boolean {
  const judged = [agent, client].some(({ average }) => Object.values(average).some((n) => n > 0));
  return !judged && agent.notJudged + client.notJudged > 0;
}

function NothingJudged() {
  const { t } = useTranslation();
  const settings = useSettings().value?.settings;
  if (!settings) return null;
  const { textAgentModel, textClientModel, acousticAgentModel, acousticClientModel } = settings;
  const hasModels = [textAgentModel, textClientModel, acousticAgentModel, acousticClientModel].some(Boolean);
  return (
    <div className="lens-nothing">
      <p className="note">{t(hasModels ? 'lens.without' : 'lens.noModels')}</p>
      {!hasModels && (
        <Button kind="quiet" onClick={() => openSettings('sentiment')}>
          {t('sentiment.choose')}
        </Button>
      )}
    </div>
  );
}
