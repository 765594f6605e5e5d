import type { ReactNode } from 'react';
import type { ListedCall } from '../../../shared/ipc/engine/glossary-requests.ts';
import { connected } from '../../state/connection.ts';
import { note } from '../../state/notices.ts';
import { openFromGlossary } from '../../state/place.ts';

/** Calls as a list of buttons that open them. */
export function CallLinks<T extends Pick<ListedCall, 'callId' | 'fileName'> & { readonly words?: string }>(props: {
  readonly calls: readonly T[];
  /** More about a call, under its name. */
  readonly more?: (call: T) => ReactNode;
}) {
  return (
    <ul className="call-links">
      {props.calls.map((call) => (
        <li key={call.callId}>
          <button type="button" className="call-link" onClick={() => void open(call.callId)}>
            <bdi className="figure call-name" title={call.fileName}>
              {call.fileName}
            </bdi>
            {props.more?.(call)}
            {call.words !== undefined && call.words !== '' && (
              <span className="call-words" dir="auto">
                {call.words}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

async function open(callId: string): Promise<void> {
  const batches = await connected().engine.request('batchesOfCall', { callId });
  if (batches.ok) openFromGlossary(callId, batches.value);
  else note('unknownCall');
}
