/** Seconds that the back and forward keys jump. */
export const JUMP_S = 5;
/** Speeds the player offers. */
export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3] as const;

/** What of the player is shown. */
export interface PlayerState {
  readonly timeS: number;
  readonly playing: boolean;
  readonly failed: boolean;
}

/** Plays the sound of a call. An external store: what follows the time takes from it only what it draws. */
export interface Player {
  subscribe(listener: () => void): () => void;
  state(): PlayerState;
  toggle(): void;
  seek(timeS: number): void;
  /** Seeks there and plays. */
  playFrom(timeS: number): void;
  setSpeed(speed: number): void;
  /** Stops and lets go of the sound. */
  close(): void;
}

/** Opens the sound of a call; nothing is heard yet. */
export function openPlayer(callId: string): Player {
  const audio = new Audio(`media://call/${callId}`);
  audio.preload = 'metadata';
  audio.preservesPitch = true;
  const listeners = new Set<() => void>();
  let state: PlayerState = { timeS: 0, playing: false, failed: false };
  let frame = 0;
  const update = (change: Partial<PlayerState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const follow = () => {
    update({ timeS: audio.currentTime });
    frame = requestAnimationFrame(follow);
  };
  const rest = () => {
    cancelAnimationFrame(frame);
    update({ playing: false, timeS: audio.currentTime });
  };
  audio.addEventListener('play', () => {
    update({ playing: true });
    frame = requestAnimationFrame(follow);
  });
  audio.addEventListener('pause', rest);
  audio.addEventListener('ended', rest);
  audio.addEventListener('seeked', () => update({ timeS: audio.currentTime }));
  audio.addEventListener('error', () => update({ failed: true, playing: false }));
  const play = () => {
    // Refused while it is still loading or has failed: `error` tells about the latter.
    audio.play().catch(() => {});
  };
  const seek = (timeS: number) => {
    audio.currentTime = Math.max(0, Number.isFinite(audio.duration) ? Math.min(timeS, audio.duration) : timeS);
    update({ timeS: audio.currentTime });
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    toggle: () => (audio.paused ? play() : audio.pause()),
    seek,
    playFrom(timeS) {
      seek(timeS);
      play();
    },
    setSpeed(speed) {
      audio.playbackRate = speed;
    },
    close() {
      cancelAnimationFrame(frame);
      listeners.clear();
      audio.pause();
      audio.removeAttribute('src');
      audio.load();
    },
  };
}
