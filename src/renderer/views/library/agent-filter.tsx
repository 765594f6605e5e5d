import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallFacets } from '../../../shared/domain/call-list.ts';
import { foldText } from '../../../shared/domain/text-folding.ts';
import { FilterList } from '../../components/filter-list.tsx';
import { filter, usePlace } from '../../state/place.ts';

/** So many agents are read at a glance; more are searched. */
const AT_A_GLANCE = 8;

/** The agents: several can be chosen; a team's forty are searched by a part of the name. */
export function AgentFilter(props: {
  readonly agents: CallFacets['agents'];
  readonly format: (count: number) => string;
}) {
  const { t } = useTranslation();
  const [sought, setSought] = useState('');
  const chosen = usePlace(({ filters }) => filters.agents);
  const { agents } = props;
  const part = foldText(sought);
  const options = agents
    .filter(({ agent }) => foldText(agent).includes(part) || chosen.includes(agent))
    .map(({ agent, files }) => ({ id: agent, label: agent, count: files }));
  return (
    <FilterList
      title={t('library.agents')}
      chosen={chosen}
      onChoose={(id) => {
        if (id === null) return;
        filter({ agents: chosen.includes(id) ? chosen.filter((agent) => agent !== id) : [...chosen, id] });
      }}
      format={props.format}
      options={options}
      scrolls
    >
      {agents.length > AT_A_GLANCE && (
        <input
          type="search"
          className="field"
          aria-label={t('library.searchAgent')}
          placeholder={t('library.searchAgent')}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
    </FilterList>
  );
}
