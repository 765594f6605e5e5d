import { useTranslation } from 'react-i18next';
import type { GlossaryEntry } from '../../../shared/domain/topics.ts';
import { LINE_FIELDS } from '../../state/glossary.ts';

/** What of a line is another: of a text before and after, of a list what went and what came. */
export function LineChange({ before, after }: { readonly before: GlossaryEntry; readonly after: GlossaryEntry }) {
  const { t } = useTranslation();
  return LINE_FIELDS.flatMap((field) => {
    const [was, is] = [listOf(before[field]), listOf(after[field])];
    const [gone, come] = [was.filter((item) => !is.includes(item)), is.filter((item) => !was.includes(item))];
    if (gone.length + come.length === 0) return [];
    return (
      <p key={field} className="field-change">
        <span className="faint">{t(`glossary.field.${field}`)}</span>
        {gone.map((item) => (
          <del key={item} dir="auto">
            {item}
          </del>
        ))}
        {come.map((item) => (
          <ins key={item} dir="auto">
            {item}
          </ins>
        ))}
      </p>
    );
  });
}

function listOf(value: string | readonly string[]): readonly string[] {
  if (typeof value !== 'string') return value;
  return value === '' ? [] : [value];
}
