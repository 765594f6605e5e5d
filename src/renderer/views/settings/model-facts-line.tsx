import { useTranslation } from 'react-i18next';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { figuresOf } from '../../words/figures.ts';
import { languageNamesOf } from '../../words/language-names.ts';

/** What a model is, in one line: languages, size, licence, kind, version, where it came from. */
export function ModelFactsLine({ model }: { readonly model: ModelCard }) {
  const { t, i18n } = useTranslation();
  const nameOf = languageNamesOf(i18n.language);
  const languages = model.languages.map(nameOf).join(', ');
  // A voice has no language to a detector or an acoustic classifier; whoever reads or writes words has one.
  const ofWords = model.kind === 'asr' || model.kind === 'text-sentiment';
  const anyLanguage = t(ofWords ? 'models.languageUnknown' : 'models.languageAny');
  const facts = [
    model.kind && (languages === '' ? anyLanguage : languages),
    model.sizeBytes === null ? null : figuresOf(i18n.language).size(model.sizeBytes),
    model.licence === 'unknown' ? t('models.licenceUnknown') : model.licence,
    model.architecture,
    model.version === null ? null : t('models.version', { version: model.version }),
    t(`models.origin.${model.origin}`),
    model.id,
  ];
  return (
    <p className="model-facts">
      {facts
        .filter((fact) => fact !== null)
        .map((fact) => (
          <span key={fact}>
            <bdi>{fact}</bdi>
          </span>
        ))}
    </p>
  );
}
