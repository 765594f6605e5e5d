import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../shared/domain/call-details.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Pill } from '../../components/pill.tsx';
import { useCommands } from '../../state/commands.ts';
import { figuresOf, preciseClock } from '../../words/figures.ts';
import { SPEEDS } from './listening.ts';
import { JUMP_S, type Player } from './player.ts';
import { usePlayed } from './use-player.ts';

const CHOICES = Array.from({ length: 26 }, (_, n) => Number((SPEEDS.slowest + n * SPEEDS.step).toFixed(1)));

/** The player's bar: as on every tape recorder, it does not mirror. */
export function PlayerBar({ player, call }: { readonly player: Player; readonly call: CallDetails }) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(i18n.language);
  const { lanes, durationS } = call;
  useEffect(() => player.hear(lanes, durationS), [player, lanes, durationS]);
  const jump = (seconds: number) => () => player.seek(player.state().timeS + seconds);
  useCommands({
    play: () => player.toggle(),
    back5: jump(-JUMP_S),
    forward5: jump(JUMP_S),
    back1: jump(-1),
    forward1: jump(1),
  });
  const speed = usePlayed(player, (state) => state.speed);
  const playing = usePlayed(player, (state) => state.playing);
  const failed = usePlayed(player, (state) => state.failed);
  return (
    <footer className="player" dir="ltr">
      <Button label={t('player.back')} onClick={jump(-JUMP_S)}>
        ↺ 5
      </Button>
      <Button kind="round" label={t(playing ? 'player.pause' : 'player.play')} onClick={() => player.toggle()}>
        {playing ? '❚❚' : '▶'}
      </Button>
      <Button label={t('player.forward')} onClick={jump(JUMP_S)}>
        5 ↻
      </Button>
      <Position player={player} durationS={durationS} label={t('player.position')} />
      <Choice
        label={t('player.speed')}
        value={String(speed)}
        options={CHOICES.map((one) => [String(one), `${figures.number(one, 1)}×`] as const)}
        onChange={(value) => player.setSpeed(Number(value))}
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
