import { useTranslation } from 'react-i18next';
import { figuresOf } from '../../../words/figures.ts';
import { heardCues } from './heard-cues.ts';
import type { LaneSentiment, SegmentSentiment } from './segment-sentiments.ts';
import { signedNumber } from './signed-number.ts';

/** Bars are as long as this at most, in standard deviations: a rare cry shall not make all others look like nothing. */
const WIDEST = 3;

/** How the voice of a segment stands to what is usual for it in the call, in plain words. */
export function WhyVoice({ segment, lane }: { readonly segment: SegmentSentiment; readonly lane: LaneSentiment }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const heard = heardCues(segment, lane.segments);
  return (
    <>
      <h3>{t('why.voice')}</h3>
      {heard === null && <p className="note">{t('why.voiceNone')}</p>}
      {heard?.length === 0 && <p className="note">{t('why.voiceUsual')}</p>}
      {heard !== null && heard.length > 0 && (
        <>
          <dl className="why-bars why-deviations">
            {heard.map(({ cue, deviation }) => (
              <div key={cue}>
                <dt>{t(`cue.${cue}.${deviation > 0 ? 'more' : 'less'}`)}</dt>
                <dd className="why-deviation" aria-hidden="true" dir="ltr">
                  <i
                    className={deviation > 0 ? 'leads' : 'away'}
                    style={{ inlineSize: `${(50 * Math.min(WIDEST, Math.abs(deviation))) / WIDEST}%` }}
                  />
                </dd>
                <dd className="figure">
                  <bdi dir="ltr">{signedNumber(figures, deviation, 1)}</bdi>
                </dd>
              </div>
            ))}
          </dl>
          <p className="note">{t('why.voiceMore')}</p>
        </>
      )}
    </>
  );
}
