import type { GlossaryName } from '../../../shared/domain/topics.ts';
import { type AppError, appError } from '../../../shared/errors.ts';
import type { Reclassifying } from '../../../shared/ipc/engine/glossary-requests.ts';
import { err, type Result } from '../../../shared/result.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { Reclassified } from '../topics/reclassify.ts';
import type { TopicOffice } from '../topics/topic-office.ts';
import type { Announcer } from './announcer.ts';

/** The re-classification that windows follow: one at a time. */
export interface Reclassifications {
  current(): Reclassifying | null;
  /** Begins one and gives what it did. `bad_usage`: another one is under way; else as `TopicOffice.reclassify`. */
  run(name: GlossaryName, settings: Settings, signal: AbortSignal): Promise<Result<Reclassified, AppError>>;
}

/** Windows are told at most this often, in milliseconds: the bar moves smoothly, the port stays free. */
const TELL_MS = 100;

/** Begins with none. */
export function createReclassifications(topics: TopicOffice, announcer: Announcer): Reclassifications {
  let current: Reclassifying | null = null;
  return {
    current: () => current,
    async run(name, settings, signal) {
      if (current) return err(appError('bad_usage', `${current.name} is being classified again`));
      current = { name, done: 0, total: 0 };
      let toldAt = Number.NEGATIVE_INFINITY;
      const onProgress = (done: number, total: number) => {
        current = { name, done, total };
        if (performance.now() - toldAt < TELL_MS) return;
        toldAt = performance.now();
        announcer.tell('reclassifying', current);
      };
      try {
        return await topics.reclassify(name, settings, onProgress, signal);
      } finally {
        current = null;
        announcer.tell('reclassifying', null);
      }
    },
  };
}
