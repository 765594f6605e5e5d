import { advanced } from './ar/advanced.ts';
import { call } from './ar/call.ts';
import { flags } from './ar/flags.ts';
import { glossary } from './ar/glossary.ts';
import { keys } from './ar/keys.ts';
import { ledger } from './ar/ledger.ts';
import { lens } from './ar/lens.ts';
import { library } from './ar/library.ts';
import { models } from './ar/models.ts';
import { notices } from './ar/notices.ts';
import { player } from './ar/player.ts';
import { privacy } from './ar/privacy.ts';
import { run } from './ar/run.ts';
import { sentiment } from './ar/sentiment.ts';
import { sentimentSettings } from './ar/sentiment-settings.ts';
import { settings } from './ar/settings.ts';
import { topicLists } from './ar/topic-lists.ts';
import { topicSettings } from './ar/topic-settings.ts';
import { topics } from './ar/topics.ts';
import { window } from './ar/window.ts';

/** Arabic, with its six plural forms. */
export const ar = {
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
