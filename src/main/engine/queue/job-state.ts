import type { JobState } from '../../../shared/domain/job.ts';
import type { AppError } from '../../../shared/errors.ts';
import { assertNever } from '../../../shared/result.ts';

/** What the queue knows of a call. */
export interface Job {
  readonly state: JobState;
  /** Analyzer crashes the call was part of. From the first on it is analysed alone. */
  readonly attempts: number;
  /** Engine deaths the call was part of. They are no reason to fail it: a power cut is not the call's fault. */
  readonly interruptions: number;
  readonly error: AppError | null;
}

/** What can happen to a call. */
export type JobEvent =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'finished' }
  /** The analysis said no. */
  | { readonly kind: 'failed'; readonly error: AppError }
  /** The analyzer died, or was ended because it hung, while it held the call. */
  | { readonly kind: 'crashed'; readonly error: AppError }
  /** The work was stopped on purpose. */
  | { readonly kind: 'released' }
  /** The engine died while the call was running. */
  | { readonly kind: 'interrupted' }
  /** Somebody wants a failed call to be tried again. */
  | { readonly kind: 'retried' };

/** The job after the event; null when the event cannot happen in the job's state (a late message of a dead process). */
export function next(job: Job, event: JobEvent, maxAttempts: number): Job | null {
  switch (event.kind) {
    case 'claimed':
      return job.state === 'queued' ? { ...job, state: 'running' } : null;
    case 'finished':
      return job.state === 'running' ? { ...job, state: 'done', error: null } : null;
    case 'failed':
      return job.state === 'running' ? { ...job, state: 'failed', error: event.error } : null;
    case 'crashed': {
      if (job.state !== 'running') return null;
      const attempts = job.attempts + 1;
      return attempts >= maxAttempts
        ? { ...job, state: 'failed', attempts, error: event.error }
        : { ...job, state: 'queued', attempts };
    }
    case 'released':
      return job.state === 'running' ? { ...job, state: 'queued' } : null;
    case 'interrupted':
      return job.state === 'running' ? { ...job, state: 'queued', interruptions: job.interruptions + 1 } : null;
    case 'retried':
      return job.state === 'failed' || job.state === 'cancelled'
        ? { state: 'queued', attempts: 0, interruptions: 0, error: null }
        : null;
    default:
      return assertNever(event);
  }
}
