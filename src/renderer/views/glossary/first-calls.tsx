import { useTranslation } from 'react-i18next';
import type { ListedCall } from '../../../shared/ipc/engine/glossary-requests.ts';
import { figuresOf } from '../../words/figures.ts';
import { CallLinks } from './call-links.tsx';

/** The first of `count` calls, and how many there are besides. */
export function FirstCalls({
  calls,
  count,
}: {
  readonly calls: readonly (Pick<ListedCall, 'callId' | 'fileName'> & { readonly words?: string })[];
  readonly count: number;
}) {
  const { t, i18n } = useTranslation();
  const more = count - calls.length;
  return (
    <>
      <CallLinks calls={calls} />
      {more > 0 && <p className="side-note">{t('glossary.andMore', figuresOf(i18n.language).counted(more))}</p>}
    </>
  );
}
