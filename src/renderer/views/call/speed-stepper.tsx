import { useTranslation } from 'react-i18next';
import { useKeyLabel } from '../../state/commands.ts';
import { figuresOf } from '../../words/figures.ts';
import { SPEEDS } from './listening.ts';
import type { Player } from './player.ts';
import { usePlayed } from './use-player.ts';

/** The speed between its two keys; a click on it gives the recording's own back. */
export function SpeedStepper({ player }: { readonly player: Player }) {
  const { t, i18n } = useTranslation();
  const speed = usePlayed(player, (state) => state.speed);
  const shown = `${figuresOf(i18n.language).number(speed, 1)}×`;
  const step = (label: string, key: string, by: number) => {
    const sign = <span className="speed-sign">{by < 0 ? '−' : '+'}</span>;
    return (
      <button
        type="button"
        className="button"
        aria-label={label}
        title={label}
        disabled={by < 0 ? speed <= SPEEDS.slowest : speed >= SPEEDS.fastest}
        onClick={() => player.setSpeed(speed + by)}
      >
        {key !== '' && <kbd>{key}</kbd>}
        {sign}
      </button>
    );
  };
  return (
    <fieldset className="speed" aria-label={t('player.speed')}>
      {step(t('player.slower'), useKeyLabel('slower'), -SPEEDS.step)}
      <button
        type="button"
        className={speed === 1 ? 'button figure' : 'button figure changed'}
        aria-label={t('player.speedNow', { speed: shown })}
        title={t('player.speedNow', { speed: shown })}
        onClick={() => player.setSpeed(1)}
      >
        {shown}
      </button>
      {step(t('player.faster'), useKeyLabel('faster'), SPEEDS.step)}
    </fieldset>
  );
}
