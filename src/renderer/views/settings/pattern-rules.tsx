import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Segments } from '../../components/segments.tsx';
import { TextField } from '../../components/text-field.tsx';

/** What files are that have `pattern` in their name. */
export interface PatternRule<V extends string> {
  readonly pattern: string;
  readonly means: V;
}

/** Rules as rows, the first one that fits counts: its part of a name, what it means, and its place among the others. */
export function PatternRules<V extends string>(props: {
  readonly rules: readonly PatternRule<V>[];
  readonly options: readonly (readonly [V, string])[];
  /** What a new rule means until somebody says. */
  readonly fresh: V;
  /** For screen readers: which rule a field is of. */
  readonly label: (of: 'pattern' | 'means', place: number) => string;
  readonly onChange: (rules: readonly PatternRule<V>[]) => void;
}) {
  const { t } = useTranslation();
  const { rules, options, fresh, label, onChange } = props;
  // A row that has no name yet, and so counts for nothing.
  const [added, setAdded] = useState<PatternRule<V> | null>(null);
  const rows = added ? [...rules, added] : rules;
  const change = (at: number, part: Partial<PatternRule<V>>) => {
    const rule = { pattern: '', means: fresh, ...rows[at], ...part };
    if (at >= rules.length && rule.pattern === '') return setAdded(rule);
    setAdded(null);
    onChange(rows.map((other, n) => (n === at ? rule : other)).filter(({ pattern }) => pattern !== ''));
  };
  const remove = (at: number) => (at >= rules.length ? setAdded(null) : onChange(rules.filter((_, n) => n !== at)));
  const raise = (at: number) =>
    onChange(rules.map((rule, n) => (n === at - 1 ? rules[at] : n === at ? rules[at - 1] : rule) ?? rule));
  return (
    <ol className="rules">
      {rows.map(({ pattern, means }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place; two may read the same
        <li key={at}>
          <TextField
            label={label('pattern', at + 1)}
            value={pattern}
            longest={200}
            focused={pattern === ''}
            onChange={(value) => change(at, { pattern: value })}
          />
          <Segments
            label={label('means', at + 1)}
            value={means}
            options={options}
            onChange={(chosen) => change(at, { means: chosen })}
          />
          <Button
            kind="quiet"
            label={t('rules.raise', { place: at + 1 })}
            disabled={at === 0 || at >= rules.length}
            onClick={() => raise(at)}
          >
            ↑
          </Button>
          <Button kind="quiet" label={t('rules.remove', { place: at + 1 })} onClick={() => remove(at)}>
            ×
          </Button>
        </li>
      ))}
      <li>
        <Button disabled={added !== null} onClick={() => setAdded({ pattern: '', means: fresh })}>
          {t('rules.add')}
        </Button>
      </li>
    </ol>
  );
}
