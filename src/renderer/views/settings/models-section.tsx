import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelKind } from '../../../shared/domain/model.ts';
import type { ModelCard } from '../../../shared/ipc/engine/model-requests.ts';
import { importOffer, useModels } from '../../state/models.ts';
import { useOfferTaker } from '../../state/offers.ts';
import { useAsked } from '../../state/use-asked.ts';
import { ErrorNote } from '../error-note.tsx';
import { ModelsClassifiers } from './models-classifiers.tsx';
import { ModelsImport } from './models-import.tsx';
import { ModelsMachine } from './models-machine.tsx';
import { ModelsRemoval } from './models-removal.tsx';
import { ModelsSlot } from './models-slot.tsx';
import { ModelsWork } from './models-work.tsx';

/** Kinds in the order in which a call goes through them: those with one slot, and those with one for each side. */
const SLOTS = ['vad', 'asr'] as const satisfies readonly ModelKind[];
const CLASSIFIERS = ['text-sentiment', 'acoustic-sentiment'] as const satisfies readonly ModelKind[];

/** The models: what each slot can be filled with, how to bring others, and what this machine makes of them. */
export function ModelsSection() {
  const { t } = useTranslation();
  const installed = useAsked('models', ({ engine }) => engine.request('models', null), { about: 'house' });
  const [leaving, setLeaving] = useState<ModelCard | null>(null);
  const busy = useModels(({ work }) => work !== null);
  useOfferTaker((offer) => void importOffer(offer), t(busy ? 'models.veilBusy' : 'models.veil'));
  const models = installed.value?.models ?? [];
  const unreadable = models.filter(({ kind }) => kind === null);
  return (
    <div className="models">
      {installed.error && <ErrorNote error={installed.error} />}
      <ModelsWork />
      {SLOTS.map((kind) => (
        <ModelsSlot key={kind} kind={kind} models={models.filter((one) => one.kind === kind)} onRemove={setLeaving} />
      ))}
      {CLASSIFIERS.map((kind) => (
        <ModelsClassifiers
          key={kind}
          kind={kind}
          models={models.filter((one) => one.kind === kind)}
          onRemove={setLeaving}
        />
      ))}
      {unreadable.length > 0 && <ModelsSlot kind={null} models={unreadable} onRemove={setLeaving} />}
      <ModelsImport />
      <ModelsMachine chosen={models.find(({ slots }) => slots.includes('asr')) ?? null} />
      {leaving && <ModelsRemoval model={leaving} onClose={() => setLeaving(null)} />}
    </div>
  );
}
