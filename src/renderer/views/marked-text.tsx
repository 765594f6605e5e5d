import { useTranslation } from 'react-i18next';
import { REDACTION_MARKS, type RedactionType } from '../../shared/domain/redaction.ts';

const TYPE_OF_MARK = new Map(Object.entries(REDACTION_MARKS).map(([type, mark]) => [mark, type as RedactionType]));
const ANY_MARK = new RegExp(
  `(${[...TYPE_OF_MARK.keys()].map((mark) => mark.replace(/[[\]\\^$.*+?()|{}-]/g, '\\$&')).join('|')})`,
);

/** A text as it leaves, with the marks that stand where something was hidden made plain; each says its kind when pointed at. */
export function MarkedText({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  // Every second piece is a mark: that is how a split by a group comes out.
  return text.split(ANY_MARK).map((piece, at) => {
    const type = TYPE_OF_MARK.get(piece);
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
    if (type === undefined) return <span key={at}>{piece}</span>;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
      <mark key={at} className="redaction" title={t(`redaction.${type}`)}>
        {piece}
      </mark>
    );
  });
}
