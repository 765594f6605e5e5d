import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { withKey } from '../../../keys/with-key.ts';
import { useKeyLabel } from '../../../state/commands.ts';
import { CLOSEST_S } from './time-window.ts';
import { type Timeline, useSeen } from './timeline.ts';

/** Closer, wider, all of it. */
export function ZoomButtons({ timeline }: { readonly timeline: Timeline }) {
  const { t } = useTranslation();
  const { startS, endS } = useSeen(timeline);
  const [closer, wider, all] = [useKeyLabel('zoomIn'), useKeyLabel('zoomOut'), useKeyLabel('zoomAll')];
  const isAll = endS - startS >= timeline.durationS;
  return (
    <fieldset className="zoom-buttons" aria-label={t('player.zoom')}>
      <Button kind="quiet" label={withKey(t('player.zoomOut'), wider)} disabled={isAll} onClick={timeline.zoomOut}>
        <Icon name="minus" />
      </Button>
      <Button kind="quiet" label={withKey(t('player.zoomAll'), all)} disabled={isAll} onClick={timeline.zoomAll}>
        <Icon name="wide" />
      </Button>
      <Button
        kind="quiet"
        label={withKey(t('player.zoomIn'), closer)}
        disabled={endS - startS <= CLOSEST_S}
        onClick={timeline.zoomIn}
      >
        <Icon name="plus" />
      </Button>
    </fieldset>
  );
}
