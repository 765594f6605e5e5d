import { useTranslation } from 'react-i18next';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { removeModel } from '../../state/models.ts';
import { figuresOf } from '../../words/figures.ts';
import { isolated } from '../../words/isolated.ts';

/** Asks before a model's files are deleted. */
export function ModelsRemoval({ model, onClose }: { readonly model: ModelCard; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const name = model.name ?? model.id;
  const remove = () => {
    void removeModel(model.id, name);
    onClose();
  };
  return (
    <Sheet
      title={t('models.removeTitle', { name: isolated(name) })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} focused>
            {t('models.keep')}
          </Button>
          <Button kind="primary" onClick={remove}>
            {t('models.removeNow')}
          </Button>
        </>
      }
    >
      <p>{t('models.removeWhat', { size: figuresOf(i18n.language).size(model.sizeBytes ?? 0) })}</p>
      <p className="note">{t('models.removeKept')}</p>
    </Sheet>
  );
}
