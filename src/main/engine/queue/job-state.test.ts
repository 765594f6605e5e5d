import { describe, expect, test } from 'vitest';
import { JOB_STATES } from '../../../shared/domain/job.ts';
import { appError } from '../../../shared/errors.ts';
import { type Job, type JobEvent, next } from './job-state.ts';

const error = appError('worker_crashed', 'SIGSEGV');
const job = (change: Partial<Job>): Job => ({ state: 'queued', attempts: 0, interruptions: 0, error: null, ...change });

describe('a job', () => {
  test('is failed by the analyzer crash that reaches the limit', () => {
    const once = next(job({ state: 'running' }), { kind: 'crashed', error }, 2);
    expect(once).toEqual(job({ attempts: 1 }));
    expect(next(job({ state: 'running', attempts: 1 }), { kind: 'crashed', error }, 2)).toEqual(
      job({ state: 'failed', attempts: 2, error }),
    );
  });

  test('is never failed by the death of the engine', () => {
    expect(next(job({ state: 'running', interruptions: 9 }), { kind: 'interrupted' }, 2)).toEqual(
      job({ interruptions: 10 }),
    );
  });

  test('begins anew when it is retried', () => {
    const failed = job({ state: 'failed', attempts: 2, interruptions: 3, error });
    expect(next(failed, { kind: 'retried' }, 2)).toEqual(job({}));
  });

  test('takes each event in the states it belongs to, and in no other', () => {
    const allowed: Record<JobEvent['kind'], readonly string[]> = {
      claimed: ['queued'],
      finished: ['running'],
      failed: ['running'],
      crashed: ['running'],
      released: ['running'],
      interrupted: ['running'],
      retried: ['failed', 'cancelled'],
    };
    for (const [kind, states] of Object.entries(allowed)) {
      const event = { kind, error } as JobEvent;
      expect(JOB_STATES.filter((state) => next(job({ state }), event, 2) !== null)).toEqual(states);
    }
  });
});
