import type { CallLane } from '../../../shared/domain/call-details.ts';
import type { Span } from '../../../shared/domain/transcript.ts';
import { keepPlace, placeOf, SPEEDS, useListening } from './listening.ts';
import { openSoundGraph } from './sound-graph.ts';
import { NOBODY, type SoloSide, type Speakers, speakersOf } from './speakers.ts';

/** Seconds that the back and forward keys jump. */
export const JUMP_S = 5;
/** Shortest stretch that is looped: below it is a slip of the hand, and a buzz. */
export const SHORTEST_LOOP_S = 0.2;
/** How often the place is kept while playing, for when the window is ended without a word. */
const KEEP_EVERY_S = 5;

/** What of the player is shown. */
export interface PlayerState {
  readonly timeS: number;
  readonly playing: boolean;
  /** The sound could not be opened or read on. */
  readonly failed: boolean;
  /** Can be heard at once. */
  readonly ready: boolean;
  readonly speed: number;
  /** 0 … 1. */
  readonly volume: number;
  /** Played round and round. The same object until it is changed. */
  readonly loop: Span | null;
  /** The one side that is heard. */
  readonly solo: SoloSide | null;
  /** See `useListening`. */
  readonly bothEars: boolean;
  /** Jumps over stretches in which nobody speaks. */
  readonly skipSilence: boolean;
}

/** Plays the sound of a call. An external store: what follows the time takes from it only what it draws. */
export interface Player {
  subscribe(listener: () => void): () => void;
  state(): PlayerState;
  /** Tells who speaks when and on which channel: silences, segments and sides are known from then on. */
  hear(lanes: readonly CallLane[], durationS: number): void;
  readonly toggle: () => void;
  seek(timeS: number): void;
  /** Seeks there and plays. */
  playFrom(timeS: number): void;
  /** Plays a stretch and stops at its end. */
  playSpan(startS: number, endS: number): void;
  /** Plays again what is being said, or was said last. */
  readonly replay: () => void;
  /** Loops a stretch, beginning with it; null: plays on behind it. */
  setLoop(loop: Span | null): void;
  /** Loops what is being said or was said last; does not loop any more when it does. */
  readonly toggleLoop: () => void;
  /** Kept for all calls; rounded to the steps of `SPEEDS`. */
  setSpeed(speed: number): void;
  /** Kept for all calls. */
  setVolume(volume: number): void;
  setSolo(side: SoloSide | null): void;
  /** Kept for all calls. */
  setBothEars(bothEars: boolean): void;
  /** Kept for all calls. */
  setSkipSilence(skip: boolean): void;
  /** Opens the sound anew after a failure. */
  readonly retry: () => void;
  /** Stops, keeps the place and lets go of the sound. */
  close(): void;
}

/** Makes each address another one: Chromium would answer for a recording that is back with what it said when it was gone. */
let openings = 0;

/** Opens the sound of a call where it was left; nothing is heard yet. */
export function openPlayer(callId: string): Player {
  const audio = new Audio();
  audio.crossOrigin = 'anonymous';
  audio.preload = 'auto';
  const graph = openSoundGraph(audio);
  const listeners = new Set<() => void>();
  const { speed, volume, bothEars, skipSilence } = useListening.getState();
  let speakers: Speakers = NOBODY;
  let state: PlayerState = {
    ...{ timeS: placeOf(callId), playing: false, failed: false, ready: false },
    ...{ speed, volume, bothEars, skipSilence, loop: null, solo: null },
  };
  /** Where playing a stretch ends. */
  let untilS: number | null = null;
  /** What is open is a copy. */
  let copy = false;
  let keptS = state.timeS;
  let frame = 0;
  const update = (change: Partial<PlayerState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const keep = () => {
    keptS = state.timeS;
    keepPlace(callId, keptS);
  };
  const move = (timeS: number) => {
    const endS = Number.isFinite(audio.duration) ? audio.duration : speakers.durationS || timeS;
    audio.currentTime = Math.max(0, Math.min(timeS, endS));
    update({ timeS: audio.currentTime });
  };
  const play = () => {
    graph.wake();
    // Refused while it is still loading or has failed: `error` tells about the latter.
    audio.play().catch(() => {});
  };
  const route = () => {
    const channel = state.solo && speakers.channelOf[state.solo];
    graph.route(channel ?? (state.bothEars ? 'both' : 'recorded'));
  };
  /** Looks where the sound has come to, and whether it has to go on elsewhere. */
  const follow = () => {
    const [beforeS, timeS] = [state.timeS, audio.currentTime];
    const { loop } = state;
    if (untilS !== null && timeS >= untilS) {
      audio.pause();
      const endS = untilS;
      untilS = null;
      return move(endS);
    }
    if (loop && beforeS >= loop.startS && beforeS < loop.endS && timeS >= loop.endS) return move(loop.startS);
    const quiet = state.skipSilence && untilS === null ? speakers.quietAt(timeS) : null;
    if (quiet && !audio.seeking)
      return move(loop && loop.endS < quiet.endS && timeS < loop.endS ? loop.startS : quiet.endS);
    update({ timeS });
    if (Math.abs(timeS - keptS) >= KEEP_EVERY_S) keep();
  };
  const eachFrame = () => {
    follow();
    if (!audio.paused) frame = requestAnimationFrame(eachFrame);
  };
  const rest = () => {
    cancelAnimationFrame(frame);
    graph.sleep();
    update({ playing: false, timeS: audio.currentTime });
    keep();
  };
  audio.addEventListener('play', () => {
    update({ playing: true });
    frame = requestAnimationFrame(eachFrame);
  });
  // There are no frames while the window is hidden.
  audio.addEventListener('timeupdate', () => !audio.paused && follow());
  audio.addEventListener('pause', rest);
  audio.addEventListener('ended', rest);
  audio.addEventListener('seeked', () => update({ timeS: audio.currentTime }));
  audio.addEventListener('canplay', () => update({ ready: true }));
  audio.addEventListener('error', () => {
    update({ ready: false, playing: false });
    // What Chromium cannot read after all may be read by the engine: a plain copy is asked for once.
    if (copy) update({ failed: true });
    else open(true);
  });
  const open = (asCopy: boolean) => {
    const { timeS } = state;
    copy = asCopy;
    audio.src = `media://call/${callId}?${asCopy ? 'copy&' : ''}${++openings}`;
    audio.currentTime = timeS;
    tune();
  };
  const tune = () => {
    audio.defaultPlaybackRate = state.speed;
    audio.playbackRate = state.speed;
    audio.volume = state.volume;
  };
  window.addEventListener('pagehide', keep);
  audio.preservesPitch = true;
  open(false);
  route();
  const seek = (timeS: number) => {
    untilS = null;
    move(timeS);
    keep();
  };
  const setLoop = (loop: Span | null) => {
    untilS = null;
    const held = loop && loop.endS - loop.startS >= SHORTEST_LOOP_S ? loop : null;
    update({ loop: held });
    if (held && (state.timeS < held.startS || state.timeS >= held.endS)) move(held.startS);
  };
  const playSpan = (startS: number, endS: number) => {
    update({ loop: null });
    move(startS);
    untilS = endS;
    play();
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    hear(lanes, durationS) {
      speakers = speakersOf(lanes, durationS);
      route();
    },
    toggle() {
      if (!audio.paused) return audio.pause();
      untilS = null;
      play();
    },
    seek,
    playFrom(timeS) {
      seek(timeS);
      play();
    },
    playSpan,
    replay() {
      const said = speakers.saidAt(state.timeS, state.solo);
      if (said) playSpan(said.startS, said.endS);
    },
    setLoop,
    toggleLoop: () => setLoop(state.loop ? null : speakers.saidAt(state.timeS, state.solo)),
    setSpeed(wished) {
      const steps = Math.round(Math.min(SPEEDS.fastest, Math.max(SPEEDS.slowest, wished)) / SPEEDS.step);
      update({ speed: Number((steps * SPEEDS.step).toFixed(1)) });
      useListening.setState({ speed: state.speed });
      tune();
    },
    setVolume(wished) {
      update({ volume: Math.min(1, Math.max(0, wished)) });
      useListening.setState({ volume: state.volume });
      tune();
    },
    setSolo(solo) {
      update({ solo });
      route();
    },
    setBothEars(both) {
      update({ bothEars: both });
      useListening.setState({ bothEars: both });
      route();
    },
    setSkipSilence(skip) {
      update({ skipSilence: skip });
      useListening.setState({ skipSilence: skip });
    },
    retry() {
      update({ failed: false });
      open(false);
    },
    close() {
      cancelAnimationFrame(frame);
      window.removeEventListener('pagehide', keep);
      listeners.clear();
      keep();
      audio.pause();
      graph.close();
      audio.removeAttribute('src');
      audio.load();
    },
  };
}
