import type { Log } from '../../platform/log.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { TopicThread } from './thread/open-thread.ts';

/** What is lent to the work on topics. */
export interface TopicRoom {
  readonly catalog: Catalog;
  readonly thread: TopicThread;
  readonly log: Log;
  /** A catalog whose glossaries are begun with; null: with the samples. */
  readonly glossariesFrom: string | null;
}
