import { useEffect, useLayoutEffect, useRef } from 'react';

/** What a drawing is drawn with. Sizes are in CSS pixels, whatever the screen has. */
export interface CanvasPen {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  /** The canvas's own, for figures on it. */
  readonly font: string;
  /** A colour of the theme, by the name of its token. */
  color(token: string): string;
}

/** A canvas, drawn again when it is rendered, when its size or the screen's pixels change, and with the theme. */
export function Drawing(props: {
  readonly className: string;
  readonly draw: (pen: CanvasPen) => void;
  /** What it shows, for who does not see it. */
  readonly label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const draw = useRef(props.draw);
  draw.current = props.draw;
  useLayoutEffect(() => {
    if (canvas.current) redraw(canvas.current, draw.current);
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const again = () => redraw(element, draw.current);
    const size = new ResizeObserver(again);
    size.observe(element, { box: 'device-pixel-content-box' });
    const theme = new MutationObserver(again);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      size.disconnect();
      theme.disconnect();
    };
  }, []);
  return <canvas ref={canvas} className={props.className} role="img" aria-label={props.label} />;
}

function redraw(canvas: HTMLCanvasElement, draw: (pen: CanvasPen) => void): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0) return;
  const scale = window.devicePixelRatio;
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
  // Giving a canvas a size takes its memory anew, so only when it has another one.
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
  }
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const style = getComputedStyle(canvas);
  draw({ context, width, height, font: style.font, color: (token) => style.getPropertyValue(`--${token}`) });
}
