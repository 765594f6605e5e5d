import { useTranslation } from 'react-i18next';
import { modelIdSchema } from '../../../shared/domain/model.ts';
import { Button } from '../../components/button.tsx';
import { chooseAndImport, useModels } from '../../state/models.ts';

/** Where a model of one's own comes in: by folder, by zip, or dropped on the page. */
export function ModelsImport() {
  const { t } = useTranslation();
  const { work, wishes } = useModels();
  const badId = wishes.id !== '' && !modelIdSchema.safeParse(wishes.id).success;
  const wish = (change: Partial<typeof wishes>) => useModels.setState({ wishes: { ...wishes, ...change } });
  const blocked = work !== null || badId;
  return (
    <section className="models-slot" aria-label={t('models.import')}>
      <h2>{t('models.import')}</h2>
      <div className="models-drop">
        <p>{t('models.importHow')}</p>
        <p className="note">{t('models.importSafe')}</p>
        <p className="models-buttons">
          <Button onClick={() => void chooseAndImport('folder')} disabled={blocked}>
            {t('models.fromFolder')}
          </Button>
          <Button onClick={() => void chooseAndImport('zip')} disabled={blocked}>
            {t('models.fromZip')}
          </Button>
        </p>
        <details>
          <summary>{t('models.wishes')}</summary>
          <label>
            {t('models.wishId')}
            <input
              className="field figure"
              dir="ltr"
              value={wishes.id}
              maxLength={64}
              aria-invalid={badId}
              aria-describedby="models-id-note"
              onChange={({ target }) => wish({ id: target.value })}
            />
          </label>
          <p id="models-id-note" className={`note ${badId ? 'bad' : ''}`}>
            {t('models.wishIdNote')}
          </p>
          <label>
            {t('models.wishPrecision')}
            <select
              className="choice"
              value={wishes.precision}
              onChange={({ target }) => wish({ precision: target.value })}
            >
              <option value="">{t('models.precisionAny')}</option>
              {PRECISIONS.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </details>
      </div>
    </section>
  );
}

/** As exporters write them behind the name of an ONNX file. */
const PRECISIONS = ['fp32', 'fp16', 'int8', 'quantized', 'uint8', 'q8', 'q4', 'q4f16', 'bnb4'] as const;
