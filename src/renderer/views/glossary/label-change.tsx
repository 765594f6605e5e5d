import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { TopicLabel } from '../../components/topic-label.tsx';

/** Labels before and after; none: no topic. */
export function LabelChange({
  before,
  after,
}: {
  readonly before: readonly string[];
  readonly after: readonly string[];
}) {
  const { t } = useTranslation();
  return (
    <span className="label-change">
      <Labels labels={before} name={t('glossary.before')} />
      <span className="mirrored quiet">
        <Icon name="arrow" />
      </span>
      <Labels labels={after} name={t('glossary.after')} />
    </span>
  );
}

function Labels({ labels, name }: { readonly labels: readonly string[]; readonly name: string }) {
  const { t } = useTranslation();
  return (
    <span className="change-labels" title={name}>
      {labels.length === 0 && <span className="faint">{t('glossary.noTopic')}</span>}
      {labels.map((label) => (
        <TopicLabel key={label} label={label} />
      ))}
    </span>
  );
}
