import { useTranslation } from 'react-i18next';
import { GLOSSARY_NAMES } from '../../../shared/domain/topics.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { PatternRules } from './pattern-rules.tsx';

type Rules = Settings['glossaryRules'];

/** By which glossary a file is classified, by a part of its name or of its folder's. */
export function GlossaryRules({
  rules,
  onChange,
}: {
  readonly rules: Rules;
  readonly onChange: (rules: Rules) => void;
}) {
  const { t } = useTranslation();
  return (
    <PatternRules
      rules={rules.map(({ pattern, glossary }) => ({ pattern, means: glossary }))}
      options={GLOSSARY_NAMES.map((name) => [name, name] as const)}
      fresh="B2C"
      label={(of, place) => t(of === 'pattern' ? 'glossaryRules.pattern' : 'glossaryRules.glossary', { place })}
      onChange={(changed) => onChange(changed.map(({ pattern, means }) => ({ pattern, glossary: means })))}
    />
  );
}
