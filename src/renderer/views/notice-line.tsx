import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { dismissNotices, useNotices } from '../state/notices.ts';

/** Over every view: what happened by itself, each in one sentence. It stays until it was read. */
export function NoticeLine() {
  const { t } = useTranslation();
  const notices = useNotices((state) => state.notices);
  return (
    // Always there: a region that comes to be together with its words is not read out.
    <div className="notice-line" role="status">
      {notices.length > 0 && (
        <div className="notices">
          <span className="sign" aria-hidden="true">
            ↻
          </span>
          <p>{notices.map((notice) => t(`notice.${notice}`)).join(' ')}</p>
          <Button kind="quiet" onClick={dismissNotices}>
            {t('notice.dismiss')}
          </Button>
        </div>
      )}
    </div>
  );
}
