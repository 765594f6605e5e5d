import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentChannel } from '../../../shared/domain/call.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { Button } from '../../components/button.tsx';
import { Segments } from '../../components/segments.tsx';
import { TextField } from '../../components/text-field.tsx';

type Rules = Settings['agentRules'];

/** Rules as rows, the first one that fits counts: its part of a name, the channel it means, and its place among the others. */
export function AgentRules({ rules, onChange }: { readonly rules: Rules; readonly onChange: (rules: Rules) => void }) {
  const { t } = useTranslation();
  // A row that has no name yet, and so counts for nothing.
  const [added, setAdded] = useState<Rules[number] | null>(null);
  const channels = [
    ['left', t('channel.left')],
    ['right', t('channel.right')],
  ] as const satisfies readonly (readonly [AgentChannel, string])[];
  const rows: Rules = added ? [...rules, added] : rules;
  const change = (at: number, part: Partial<Rules[number]>) => {
    const rule = { pattern: '', agentChannel: 'left' as const, ...rows[at], ...part };
    if (at >= rules.length && rule.pattern === '') return setAdded(rule);
    setAdded(null);
    onChange(rows.map((other, n) => (n === at ? rule : other)).filter(({ pattern }) => pattern !== ''));
  };
  const remove = (at: number) => (at >= rules.length ? setAdded(null) : onChange(rules.filter((_, n) => n !== at)));
  const raise = (at: number) =>
    onChange(rules.map((rule, n) => (n === at - 1 ? rules[at] : n === at ? rules[at - 1] : rule) ?? rule));
  return (
    <ol className="rules">
      {rows.map(({ pattern, agentChannel }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place; two may read the same
        <li key={at}>
          <TextField
            label={t('rules.pattern', { place: at + 1 })}
            value={pattern}
            longest={200}
            focused={pattern === ''}
            onChange={(value) => change(at, { pattern: value })}
          />
          <Segments
            label={t('rules.channel', { place: at + 1 })}
            value={agentChannel}
            options={channels}
            onChange={(chosen) => change(at, { agentChannel: chosen })}
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
        <Button disabled={added !== null} onClick={() => setAdded({ pattern: '', agentChannel: 'left' })}>
          {t('rules.add')}
        </Button>
      </li>
    </ol>
  );
}
