import type { Side } from '../../shared/domain/call.ts';

/** The signs that stand beside the colours of the sides, so that nothing rests on colour alone. */
export const SIDE_SIGNS: Readonly<Record<Side, string>> = { agent: '●', client: '◆', mixed: '◐' };

/** A side's sign and name in its colour. */
export function SideName(props: { readonly side: Side; readonly name: string }) {
  return (
    <span className={`side-name ${props.side}`}>
      <span aria-hidden="true">{SIDE_SIGNS[props.side]}</span> <span className="side-label">{props.name}</span>
    </span>
  );
}
