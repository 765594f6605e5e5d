import { z } from 'zod';

/** The scheme of links to calls, without its colon. */
export const LINK_SCHEME = 'nabra';

/** A place in a call that something outside of the window points at. */
export const callLinkSchema = z.strictObject({
  callId: z.uuid(),
  /** Where to begin, in seconds. */
  startAtS: z.number().min(0),
});
/** See `callLinkSchema`. */
export type CallLink = z.infer<typeof callLinkSchema>;

const LINK = /^nabra:\/\/call\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?(?:\?t=(\d{1,6}(?:\.\d{1,3})?))?$/;

/** Reads `nabra://call/<id>?t=12.5`; null for everything else: whatever is on a page can be a link. */
export function parseCallLink(link: string): CallLink | null {
  const [, callId, startAt = '0'] = LINK.exec(link) ?? [];
  return callId === undefined ? null : { callId, startAtS: Number(startAt) };
}
