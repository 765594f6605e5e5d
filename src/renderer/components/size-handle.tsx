import type { KeyboardEvent, PointerEvent } from 'react';

/** Pixels a press of an arrow key moves an edge by. */
const STEP = 8;

/**
 * The edge of a column or a panel, to be pulled by the pointer or moved by the arrow keys: towards the end of the line makes it
 * wider. Twice clicked it takes its own width back.
 */
export function SizeHandle(props: {
  readonly label: string;
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly onWidth: (width: number) => void;
  readonly onReset: () => void;
}) {
  const { width, least, most, onWidth } = props;
  const take = (wanted: number) => onWidth(Math.max(least, Math.min(most, wanted)));
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const towardsEnd = getComputedStyle(handle).direction === 'rtl' ? -1 : 1;
    const begun = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => take(width + (moved.clientX - begun) * towardsEnd);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const towardsEnd = (event.key === 'ArrowRight') === (getComputedStyle(event.currentTarget).direction !== 'rtl');
    take(width + (towardsEnd ? STEP : -STEP));
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr>
    <div
      className="size-handle"
      role="separator"
      aria-orientation="vertical"
      aria-label={props.label}
      aria-valuenow={Math.round(width)}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={props.onReset}
    />
  );
}
