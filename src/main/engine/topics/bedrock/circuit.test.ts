import { describe, expect, it } from 'vitest';
import { type Circuit, CLOSED, leaveOf, nextCircuit, type Told, withProbe } from './circuit.ts';

const throttled: Told = { kind: 'strained', trouble: { code: 'throttled', detail: 'HTTP 429' } };
const refused: Told = { kind: 'refuses', trouble: { code: 'access_denied', detail: 'HTTP 403' } };
const works: Told = { kind: 'works' };

function circuitAfter(told: readonly Told[], from: Circuit = CLOSED): Circuit {
  return told.reduce((circuit, one) => nextCircuit(circuit, one, false, 0), from);
}
const five = (told: Told) => Array<Told>(5).fill(told);

describe('a circuit', () => {
  it('opens after five troubles in a row, not after five with an answer among them', () => {
    expect(leaveOf(circuitAfter([throttled, throttled, throttled, throttled]), 0)).toEqual({ kind: 'pass' });
    expect(leaveOf(circuitAfter([...five(throttled).slice(1), works, throttled]), 0)).toEqual({ kind: 'pass' });
    expect(leaveOf(circuitAfter(five(throttled)), 0)).toEqual({ kind: 'wait', untilMs: 10_000 });
  });

  it('lets one request through when the pause is over, and closes when it works', () => {
    const open = circuitAfter(five(throttled));
    expect(leaveOf(open, 10_000)).toEqual({ kind: 'probe' });
    const probing = withProbe(open);
    expect(leaveOf(probing, 10_001)).toEqual({ kind: 'wait', untilMs: null });
    expect(nextCircuit(probing, works, true, 10_002)).toEqual(CLOSED);
  });

  it('pauses longer each time, and after three pauses calls end at once', () => {
    let circuit = circuitAfter(five(throttled));
    const pauses: number[] = [];
    for (let now = 10_000; circuit.open && !circuit.open.hopeless; now = circuit.open?.untilMs ?? 0) {
      circuit = nextCircuit(withProbe(circuit), throttled, true, now);
      pauses.push((circuit.open?.untilMs ?? 0) - now);
    }
    expect(pauses).toEqual([20_000, 40_000, 60_000]);
    expect(leaveOf(circuit, 0)).toMatchObject({ kind: 'end', trouble: { code: 'throttled' } });
    expect(leaveOf(circuit, 10_000 + 20_000 + 40_000 + 60_000)).toEqual({ kind: 'probe' });
  });

  it('ends calls at once when five in a row are refused for good', () => {
    expect(leaveOf(circuitAfter(five(refused)), 0)).toMatchObject({ kind: 'end', trouble: { code: 'access_denied' } });
    expect(leaveOf(circuitAfter([...five(refused).slice(1), throttled, refused]), 0)).toEqual({ kind: 'pass' });
  });

  it('lets the next one probe when a probe tells nothing', () => {
    const probing = withProbe(circuitAfter(five(throttled)));
    expect(leaveOf(nextCircuit(probing, { kind: 'nothing' }, true, 10_000), 10_000)).toEqual({ kind: 'probe' });
  });

  it('is not moved by requests that left before it opened', () => {
    const open = circuitAfter(five(throttled));
    expect(nextCircuit(open, throttled, false, 5_000)).toBe(open);
  });
});
