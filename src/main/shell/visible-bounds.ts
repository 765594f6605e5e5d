/** A rectangle of the desktop, in device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As much of the window's top as has to be on a display for a hand to move it. */
const GRIP = 80;

/**
 * Bounds of a window that was kept, as they are of use with the displays of now (their work areas): where it was, no larger than
 * the display that it is on. Null, the system's choice, when its top is on no display: that one was unplugged.
 */
export function visibleBounds(kept: Bounds, displays: readonly Bounds[]): Bounds | null {
  const overlap = (display: Bounds) =>
    Math.min(kept.x + kept.width, display.x + display.width) - Math.max(kept.x, display.x);
  const isOn = (display: Bounds) =>
    overlap(display) >= GRIP && kept.y >= display.y && kept.y <= display.y + display.height - GRIP;
  const [display] = displays.filter(isOn).sort((a, b) => overlap(b) - overlap(a));
  if (!display) return null;
  const width = Math.min(kept.width, display.width);
  const height = Math.min(kept.height, display.height);
  return {
    x: Math.max(display.x, Math.min(kept.x, display.x + display.width - width)),
    y: Math.max(display.y, Math.min(kept.y, display.y + display.height - height)),
    width,
    height,
  };
}
