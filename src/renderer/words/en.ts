import { advanced } from './en/advanced.ts';
import { call } from './en/call.ts';
import { flags } from './en/flags.ts';
import { glossary } from './en/glossary.ts';
import { keys } from './en/keys.ts';
import { ledger } from './en/ledger.ts';
import { lens } from './en/lens.ts';
import { library } from './en/library.ts';
import { models } from './en/models.ts';
import { notices } from './en/notices.ts';
import { player } from './en/player.ts';
import { privacy } from './en/privacy.ts';
import { run } from './en/run.ts';
import { sentiment } from './en/sentiment.ts';
import { sentimentSettings } from './en/sentiment-settings.ts';
import { settings } from './en/settings.ts';
import { topicLists } from './en/topic-lists.ts';
import { topicSettings } from './en/topic-settings.ts';
import { topics } from './en/topics.ts';
import { window } from './en/window.ts';

/** English. */
export const en = {
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
