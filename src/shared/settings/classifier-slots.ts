import type { ClassifierSlots } from '../ipc/analyzer-contract.ts';
import type { Settings } from './schema.ts';

/** The settings that name classifiers. */
export type ClassifierSettings = Pick<
  Settings,
  'textAgentModel' | 'textClientModel' | 'acousticAgentModel' | 'acousticClientModel' | 'labelMappings'
>;

/** The classifiers that settings choose, as an analyzer is told. */
export function classifierSlotsOf(settings: ClassifierSettings): ClassifierSlots {
  const { textAgentModel, textClientModel, acousticAgentModel, acousticClientModel, labelMappings } = settings;
  return {
    textAgent: textAgentModel,
    textClient: textClientModel,
    acousticAgent: acousticAgentModel,
    acousticClient: acousticClientModel,
    labelMappings,
  };
}

/** Those of the text alone: what is only asked about words waits for no other model, and does not fail with one. */
export function textSlotsOf(settings: ClassifierSettings): ClassifierSlots {
  return { ...classifierSlotsOf(settings), acousticAgent: null, acousticClient: null };
}
