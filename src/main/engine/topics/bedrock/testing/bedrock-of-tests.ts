import type { Glossary, TopicTurn } from '../../../../../shared/domain/topics.ts';
import { settingsSchema } from '../../../../../shared/settings/schema.ts';
import { silentLog } from '../../../../platform/log.ts';
import { type BedrockOptions, createBedrock } from '../create-bedrock.ts';
import { createMemoryLedger } from './memory-ledger.ts';

/** Keys of nobody: the server of the tests looks only that they sign. */
export const FAKE_KEYS = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'fake-secret-of-the-tests',
  sessionToken: null,
};

/** A glossary of some topics. */
export const GLOSSARY: Glossary = {
  name: 'B2C',
  entries: ['Facturation', 'Panne', 'Résiliation', 'Fibre', 'Roaming', 'Recharge'].map((topic) => ({
    id: topic.toLowerCase(),
    topic,
    subtopic: '',
    definition: `Tout ce qui touche à : ${topic}.`,
    keywords: [topic],
    examples: [`Je vous appelle pour ${topic}.`],
  })),
};

/** The turns of a made-up call; each number gives another one. */
export function turnsOf(call: number): TopicTurn[] {
  return [
    { side: 'agent', text: 'Service client bonjour, comment puis-je vous aider ?' },
    { side: 'client', text: `Salam, 3afak, la fibre ma bqatch khdama, appel ${call}.` },
    { side: 'agent', text: 'Je vérifie votre ligne.' },
    { side: 'client', text: 'شكرا بزاف' },
  ];
}

/** What a test may say about the Bedrock it opens. */
export interface TestBedrock {
  readonly endpoint: string;
  readonly settings?: Partial<BedrockOptions['settings']>;
  readonly rest?: Partial<Omit<BedrockOptions, 'settings'>>;
}

/** Bedrock at an address of this computer, with waits a hundredth of the product's and a ledger in memory. */
export function openTestBedrock({ endpoint, settings, rest }: TestBedrock) {
  const ledger = createMemoryLedger();
  const bedrock = createBedrock({
    settings: {
      ...settingsSchema.parse({ networkAllowed: true, bedrockEndpoint: endpoint, bedrockTimeoutS: 600 }),
      ...settings,
    },
    credentials: FAKE_KEYS,
    ledger,
    redact: (turns) => turns.map(({ text }) => ({ redacted: text, spans: [] })),
    log: silentLog(),
    timeScale: 100,
    ...rest,
  });
  return { bedrock, ledger };
}
