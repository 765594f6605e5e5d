import { type MouseEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallDetails } from '../../../shared/domain/call-details.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { SideName } from '../../components/side-name.tsx';
import { withKey } from '../../keys/with-key.ts';
import { useCommands, useKeyLabel } from '../../state/commands.ts';
import { figuresOf } from '../../words/figures.ts';
import { SPEEDS } from './listening.ts';
import { JUMP_S, type Player } from './player.ts';
import { SoundTrouble } from './sound-trouble.tsx';
import type { SoloSide } from './speakers.ts';
import { SpeedStepper } from './speed-stepper.tsx';
import { ToggleKey } from './toggle-key.tsx';
import { usePlayed } from './use-player.ts';
import { VolumeSlider } from './volume-slider.tsx';

/** The player's bar: as on every tape recorder, it does not mirror. */
export function PlayerBar({ player, call }: { readonly player: Player; readonly call: CallDetails }) {
  const { t } = useTranslation();
  const { callId, lanes, durationS } = call;
  useEffect(() => player.hear(lanes, durationS), [player, lanes, durationS]);
  const jump = (seconds: number) => () => player.seek(player.state().timeS + seconds);
  const change = (steps: number) => () => player.setSpeed(player.state().speed + steps * SPEEDS.step);
  const solo = (side: SoloSide) => () => player.setSolo(player.state().solo === side ? null : side);
  const sides = lanes.flatMap(({ side }) => (side === 'mixed' ? [] : [side]));
  useCommands({
    play: player.toggle,
    back5: jump(-JUMP_S),
    forward5: jump(JUMP_S),
    back1: jump(-1),
    forward1: jump(1),
    slower: change(-1),
    faster: change(1),
    replay: player.replay,
    skipSilence: () => player.setSkipSilence(!player.state().skipSilence),
    ...(sides.includes('agent') && { soloAgent: solo('agent') }),
    ...(sides.includes('client') && { soloClient: solo('client') }),
  });
  const playing = usePlayed(player, (state) => state.playing);
  const failed = usePlayed(player, (state) => state.failed);
  const heard = usePlayed(player, (state) => state.solo);
  const looping = usePlayed(player, (state) => state.loop !== null);
  const skipping = usePlayed(player, (state) => state.skipSilence);
  const bothEars = usePlayed(player, (state) => state.bothEars);
  const playKey = useKeyLabel('play');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps clicks from taking the focus
    <footer className="player" dir="ltr" onMouseDown={keepFocus}>
      <Button label={withKey(t('player.back'), useKeyLabel('back5'))} onClick={jump(-JUMP_S)}>
        <Icon name="jumpBack" /> {JUMP_S}
      </Button>
      <Button
        kind="round"
        label={withKey(t(playing ? 'player.pause' : 'player.play'), playKey)}
        onClick={player.toggle}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </Button>
      <Button label={withKey(t('player.forward'), useKeyLabel('forward5'))} onClick={jump(JUMP_S)}>
        {JUMP_S} <Icon name="jumpForward" />
      </Button>
      {failed ? <SoundTrouble callId={callId} player={player} /> : <Place player={player} durationS={durationS} />}
      {sides.length > 0 && (
        <fieldset className="solos" aria-label={t('player.solo')}>
          {(['agent', 'client'] as const).map((side) => (
            <ToggleKey
              key={side}
              command={side === 'agent' ? 'soloAgent' : 'soloClient'}
              label={t('player.soloOf', { side: t(`side.${side}`) })}
              pressed={heard === side}
              onClick={solo(side)}
            >
              <SideName side={side} name={t(`side.${side}`)} />
            </ToggleKey>
          ))}
        </fieldset>
      )}
      <SpeedStepper player={player} />
      <ToggleKey command="replay" label={t('player.replay')} onClick={player.replay}>
        <Icon name="replay" />
      </ToggleKey>
      <ToggleKey command="loop" label={t('player.loop')} pressed={looping} onClick={player.toggleLoop}>
        <Icon name="loop" />
      </ToggleKey>
      <ToggleKey
        command="skipSilence"
        label={t('player.skipSilence')}
        pressed={skipping}
        onClick={() => player.setSkipSilence(!skipping)}
      >
        <Icon name="skip" />
      </ToggleKey>
      <span className="player-gap" />
      <Button
        kind="quiet"
        label={t('player.bothEars')}
        pressed={bothEars}
        onClick={() => player.setBothEars(!bothEars)}
      >
        <Icon name="ears" />
      </Button>
      <VolumeSlider player={player} />
    </footer>
  );
}

/** A button that was clicked must not keep the keyboard: the next Space is for the sound. */
function keepFocus(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
}

function Place({ player, durationS }: { readonly player: Player; readonly durationS: number }) {
  const { t, i18n } = useTranslation();
  const { preciseClock } = figuresOf(i18n.language);
  const timeS = usePlayed(player, (state) => Math.round(state.timeS * 10) / 10);
  const ready = usePlayed(player, (state) => state.ready);
  return (
    <span className={ready ? 'place figure' : 'place figure loading'} title={ready ? undefined : t('player.loading')}>
      {preciseClock(timeS)} <span className="faint">/ {preciseClock(durationS)}</span>
    </span>
  );
}
