import type { KeyboardEvent } from 'react';

/** So many hundredths a key goes. */
const KEY_STEP = 5;

/** Shares weight out between the words, which have what is filled from the reading start on, and the voice, which has the rest. */
export function WeightSlider(props: {
  /** Weight of the text, 0..1. */
  readonly textWeight: number;
  readonly label: string;
  /** Both weights in words. */
  readonly valueText: string;
  /** What stands over either end. */
  readonly ends: readonly [text: string, voice: string];
  /** Told at every move. */
  readonly onChange: (textWeight: number) => void;
  /** Told when a move is over: the slider is let go, or left. */
  readonly onSettle?: () => void;
}) {
  const { textWeight, onChange, onSettle } = props;
  const textPercent = Math.round(textWeight * 100);
  const weigh = (percent: number) => onChange(Math.max(0, Math.min(100, percent)) / 100);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const towardsMore = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 2, PageDown: -2 }[event.key];
    const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const by = steps ?? (isSideways ? (event.key === towardsMore ? 1 : -1) : 0);
    if (by === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    weigh(nextStep(textPercent, by));
  };
  return (
    <div className="weight-slider">
      <div className="weight-ends" aria-hidden="true">
        {props.ends.map((end) => (
          <span key={end}>{end}</span>
        ))}
      </div>
      <input
        type="range"
        min={0}
        max={100}
        step={1}
        aria-label={props.label}
        aria-valuetext={props.valueText}
        value={textPercent}
        onChange={(event) => weigh(event.target.valueAsNumber)}
        onKeyDown={onKeyDown}
        onPointerUp={onSettle}
        onKeyUp={onSettle}
        onBlur={onSettle}
      />
    </div>
  );
}

/** From where it stands to the next whole step: 67 goes to 70, then 75. */
function nextStep(percent: number, by: number): number {
  const from = percent / KEY_STEP;
  return (by > 0 ? Math.floor(from) + by : Math.ceil(from) + by) * KEY_STEP;
}
