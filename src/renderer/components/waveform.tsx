import { useEffect, useRef } from 'react';
import type { Side } from '../../shared/domain/call.ts';
import type { Span } from '../../shared/domain/transcript.ts';

/** Width of a bar and of the gap after it, in CSS pixels. */
const BAR = 2;
const STEP = 3;

/** The outline of a lane with its speech behind it, drawn in the colours of its side. Time runs from left to right. */
export function Waveform(props: {
  readonly side: Side;
  /** Amplitudes 0..255, `binsPerS` of them a second; null while they are being measured. */
  readonly bins: Uint8Array | null;
  readonly binsPerS: number;
  readonly durationS: number;
  readonly speech: readonly Span[];
  /** Redraws when it changes: the colours are the theme's. */
  readonly theme: string;
  readonly label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const redraw = () => draw(element, props);
    const observer = new ResizeObserver(redraw);
    observer.observe(element);
    return () => observer.disconnect();
  });
  return <canvas ref={canvas} className="waveform" role="img" aria-label={props.label} />;
}

function draw(canvas: HTMLCanvasElement, props: Parameters<typeof Waveform>[0]): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return;
  const scale = window.devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.scale(scale, scale);
  const style = getComputedStyle(canvas);
  const color = (name: string) => style.getPropertyValue(`--${name}`);
  const name = props.side === 'mixed' ? 'accent' : props.side;
  const toX = (seconds: number) => (seconds / props.durationS) * width;
  context.fillStyle = color(`${name}-soft`);
  for (const { startS, endS } of props.speech) context.fillRect(toX(startS), 0, toX(endS) - toX(startS), height);
  context.fillStyle = color(name);
  const middle = height / 2;
  const loudest = Math.max(24, props.bins ? largest(props.bins, 0, props.bins.length) : 0);
  for (let x = 0; x < width; x += STEP) {
    const from = Math.floor((x / width) * props.durationS * props.binsPerS);
    const to = Math.max(from + 1, Math.floor(((x + STEP) / width) * props.durationS * props.binsPerS));
    const amplitude = props.bins ? largest(props.bins, from, to) / loudest : 0;
    const bar = Math.max(1, amplitude * (height - 10));
    context.globalAlpha = amplitude > 0.04 ? 1 : 0.4;
    context.fillRect(x, middle - bar / 2, BAR, bar);
  }
}

function largest(bins: Uint8Array, from: number, to: number): number {
  let most = 0;
  for (let n = from; n < Math.min(to, bins.length); n++) most = Math.max(most, bins[n] ?? 0);
  return most;
}
