import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { figuresOf } from '../../words/figures.ts';
import type { Player } from './player.ts';
import { usePlayed } from './use-player.ts';

/** How loud it is played. */
export function VolumeSlider({ player }: { readonly player: Player }) {
  const { t, i18n } = useTranslation();
  const volume = usePlayed(player, (state) => state.volume);
  return (
    <label className="volume" title={t('player.volume')}>
      <Icon name="volume" />
      <input
        type="range"
        dir="ltr"
        aria-label={t('player.volume')}
        aria-valuetext={figuresOf(i18n.language).percent(volume)}
        min={0}
        max={1}
        step={0.05}
        value={volume}
        onChange={(event) => player.setVolume(Number(event.target.value))}
      />
    </label>
  );
}
