import { advanced } from './fr/advanced.ts';
import { call } from './fr/call.ts';
import { flags } from './fr/flags.ts';
import { glossary } from './fr/glossary.ts';
import { keys } from './fr/keys.ts';
import { ledger } from './fr/ledger.ts';
import { lens } from './fr/lens.ts';
import { library } from './fr/library.ts';
import { models } from './fr/models.ts';
import { notices } from './fr/notices.ts';
import { player } from './fr/player.ts';
import { privacy } from './fr/privacy.ts';
import { run } from './fr/run.ts';
import { sentiment } from './fr/sentiment.ts';
import { sentimentSettings } from './fr/sentiment-settings.ts';
import { settings } from './fr/settings.ts';
import { topicLists } from './fr/topic-lists.ts';
import { topicSettings } from './fr/topic-settings.ts';
import { topics } from './fr/topics.ts';
import { window } from './fr/window.ts';

/** French, the first language: its keys are everyone's. */
export const fr = {
  ...window,
  ...notices,
  ...library,
  ...lens,
  ...run,
  ...call,
  ...flags,
  ...player,
  ...settings,
  ...privacy,
  ...ledger,
  ...topicSettings,
  ...sentimentSettings,
  ...advanced,
  ...keys,
  ...glossary,
  ...models,
  ...sentiment,
  ...topics,
  ...topicLists,
} as const;
