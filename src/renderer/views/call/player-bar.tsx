import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Pill } from '../../components/pill.tsx';
import { figuresOf, preciseClock } from '../../words/figures.ts';
import { JUMP_S, type Player, SPEEDS } from './player.ts';
import { usePlayed } from './use-player.ts';

/** The player's bar: as on every tape recorder, it does not mirror. */
export function PlayerBar({ player, durationS }: { readonly player: Player; readonly durationS: number }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const [speed, setSpeed] = useState(1);
  const playing = usePlayed(player, (state) => state.playing);
  const failed = usePlayed(player, (state) => state.failed);
  useEffect(() => player.setSpeed(speed), [player, speed]);
  return (
    <footer className="player" dir="ltr">
      <Button label={t('player.back')} onClick={() => player.seek(player.state().timeS - JUMP_S)}>
        ↺ 5
      </Button>
      <Button kind="round" label={t(playing ? 'player.pause' : 'player.play')} onClick={() => player.toggle()}>
        {playing ? '❚❚' : '▶'}
      </Button>
      <Button label={t('player.forward')} onClick={() => player.seek(player.state().timeS + JUMP_S)}>
        5 ↻
      </Button>
      <Position player={player} durationS={durationS} label={t('player.position')} />
      <Choice
        label={t('player.speed')}
        value={String(speed)}
        options={SPEEDS.map((one) => [String(one), `${figures.number(one, one % 1 === 0 ? 0 : 2)}×`] as const)}
        onChange={(value) => setSpeed(Number(value))}
      />
      {failed && <Pill kind="bad">{t('player.failed')}</Pill>}
    </footer>
  );
}

function Position(props: { readonly player: Player; readonly durationS: number; readonly label: string }) {
  const { player, durationS, label } = props;
  const timeS = usePlayed(player, (state) => Math.round(state.timeS * 10) / 10);
  return (
    <>
      <span className="figure">
        {preciseClock(timeS)} <span className="faint">/ {preciseClock(durationS)}</span>
      </span>
      <input
        type="range"
        dir="ltr"
        className="position"
        aria-label={label}
        aria-valuetext={preciseClock(timeS)}
        min={0}
        max={durationS}
        step={0.1}
        value={timeS}
        onChange={(event) => player.seek(Number(event.target.value))}
      />
    </>
  );
}
