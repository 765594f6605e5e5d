import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { LivePoint } from '../../../shared/domain/live-point.ts';
import { useRemPx } from '../../state/preferences.ts';
import { clock } from '../../words/figures.ts';

/** A line of a chart: `own` is drawn full, `machine` dashed, so that they differ without their colours. */
export interface ChartLine {
  readonly of: (point: LivePoint) => number;
  readonly name: string;
  readonly look: 'own' | 'machine';
}

const STROKES = {
  own: { stroke: 'var(--accent)', strokeWidth: 1.75 },
  machine: { stroke: 'var(--ink-3)', strokeWidth: 1, strokeDasharray: '3 3' },
} as const;
const AXIS = { stroke: 'var(--line-strong)', tickLine: false } as const;

/** Figures over the time of a run, each named with its last value. `top` is the end of the scale; null: what there is. */
export function TimeChart(props: {
  readonly title: string;
  readonly aside: string;
  readonly points: readonly LivePoint[];
  readonly top: number | null;
  readonly format: (value: number) => string;
  readonly lines: readonly ChartLine[];
}) {
  const { points, top, format, lines } = props;
  const remPx = useRemPx();
  const axis = { ...AXIS, tick: { fill: 'var(--ink-2)', fontSize: 0.625 * remPx } };
  const last = points.at(-1);
  const [fromS, toS] = [points[0]?.atS ?? 0, last?.atS ?? 1];
  const most = top ?? roundTop(Math.max(0, ...points.flatMap((point) => lines.map(({ of }) => of(point)))));
  return (
    <figure className="chart">
      <figcaption>
        <b>{props.title}</b> <span className="note">{props.aside}</span>
      </figcaption>
      <ul className="legend">
        {lines.map(({ name, look, of }) => (
          <li key={look} className={look === 'machine' ? 'dashed' : undefined}>
            {name} <bdi className="figure">{last ? format(of(last)) : '–'}</bdi>
          </li>
        ))}
      </ul>
      <div className="plot" dir="ltr" aria-hidden="true">
        <ResponsiveContainer>
          <LineChart accessibilityLayer={false} data={[...points]} margin={{ top: 4, right: 4, bottom: 0, left: 0 }}>
            <CartesianGrid stroke="var(--line-soft)" vertical={false} />
            <XAxis
              {...axis}
              dataKey="atS"
              type="number"
              domain={[fromS, toS]}
              ticks={fromS < toS ? [fromS, (fromS + toS) / 2, toS] : [fromS]}
              tickFormatter={(value) => clock(Number(value))}
              height={1.125 * remPx}
            />
            <YAxis
              {...axis}
              domain={[0, most]}
              ticks={[0, most / 2, most]}
              tickFormatter={(value) => format(Number(value))}
              width={3.25 * remPx}
              axisLine={false}
            />
            {lines.map(({ of, look }) => (
              <Line key={look} {...STROKES[look]} dataKey={of} dot={false} isAnimationActive={false} />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

/** The end of a scale that holds a value: 1, 2 or 5 and noughts. */
function roundTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return power * ([1, 2, 5].find((step) => value <= step * power) ?? 10);
}
