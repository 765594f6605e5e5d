import { useTranslation } from 'react-i18next';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { Button } from '../../components/button.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { removeModel } from '../../state/models.ts';
import { sizesOf } from '../../words/sizes.ts';

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
      title={t('models.removeTitle', { name: `\u2068${name}\u2069` })}
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
      <p>{t('models.removeWhat', { size: sizesOf(i18n.language)(model.sizeBytes ?? 0) })}</p>
      <p className="note">{t('models.removeKept')}</p>
    </Sheet>
  );
}
