import { useTranslation } from 'react-i18next';
import { V1_KEYS, type V1NoteId } from '../../../shared/settings/v1-keys.ts';
import { v1NoteText } from '../../../shared/settings/v1-note-text.ts';
import { usePreferences } from '../../state/preferences.ts';

/** Which notes of v1's keys each section is about. */
const NOTES = {
  database: ['database'],
} as const satisfies Readonly<Record<string, readonly V1NoteId[]>>;

/** A part of the product that is not there yet: what is so today, what will be set here, and where v1's keys stand. */
export function ComingSection({ about }: { readonly about: keyof typeof NOTES }) {
  const { t } = useTranslation();
  const language = usePreferences((preferences) => preferences.language);
  return (
    <div className="prose">
      <p>{t(`coming.${about}.today`)}</p>
      <p className="quiet">{t(`coming.${about}.later`)}</p>
      {NOTES[about].length > 0 && (
        <section>
          <h2>{t('coming.v1')}</h2>
          <ul className="reasons">
            {NOTES[about].map((note) => (
              <li key={note}>
                <code>{keysOfNote(note).join(', ')}</code>
                <span>{v1NoteText(note, language)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function keysOfNote(note: V1NoteId): string[] {
  return Object.entries(V1_KEYS).flatMap(([key, rule]) => ('note' in rule && rule.note === note ? [key] : []));
}

/** See `ComingSection`. */
export function DatabaseSection() {
  return <ComingSection about="database" />;
}
