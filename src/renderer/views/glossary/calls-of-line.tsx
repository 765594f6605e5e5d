import { useTranslation } from 'react-i18next';
import type { GlossaryCard } from '../../../shared/ipc/engine/glossary-requests.ts';
import { useAsked } from '../../state/use-asked.ts';
import { ErrorNote } from '../error-note.tsx';
import { CallLinks } from './call-links.tsx';

/** The calls that a line holds for. */
export function CallsOfLine({ card, entryId }: { readonly card: GlossaryCard; readonly entryId: string }) {
  const { t } = useTranslation();
  const { glossary: name } = card.version;
  const { value, error } = useAsked(`calls ${name} ${entryId}`, ({ engine }, signal) =>
    engine.request('callsOfLine', { name, entryId }, signal),
  );
  if (error) return <ErrorNote error={error} />;
  if (!value) return <p className="waiting">{t('app.connecting')}</p>;
  return <CallLinks calls={value} />;
}
