import type { Glossary } from '../../../shared/domain/topics.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { costOf } from './bedrock/cost-meter.ts';
import { glossaryBlock } from './bedrock/glossary-block.ts';

/** Requests that were paid are averaged over the last of them. */
const MOST_REMEMBERED = 100;
/** Fewer say little of the next. */
const LEAST_REMEMBERED = 5;
/** Characters of a token, French with Arabic mixed in: what is written here in French has 3.5, Arabic 2. */
const CHARACTERS_A_TOKEN = 3;
/** Instructions and the tool's schema around glossary and transcript, and an answer with a summary and two topics, in tokens. */
const TOKENS_AROUND = 1_500;
const TOKENS_ANSWERED = 300;

/**
 * What Bedrock would cost for calls, in US dollars: by what the last answers of the model cost, or, before there are any, by the
 * length of glossary and transcripts. Null: it is not asked.
 */
export function estimateCostUsd(
  catalog: Catalog,
  settings: Settings,
  glossary: Glossary,
  callIds: readonly string[],
): number | null {
  if (settings.topics !== 'bedrock' || !settings.networkAllowed) return null;
  const paid = catalog.all(
    catalog.sql
      .selectFrom('egress_ledger')
      .select('cost_usd')
      .where('purpose', '=', 'topics')
      .where('model', '=', settings.bedrockModel)
      .where('outcome', '=', 'answered')
      .where('cost_usd', 'is not', null)
      .orderBy('id', 'desc')
      .limit(MOST_REMEMBERED),
  );
  if (paid.length >= LEAST_REMEMBERED) {
    const sum = paid.reduce((total, { cost_usd }) => total + (cost_usd ?? 0), 0);
    return (sum / paid.length) * callIds.length;
  }
  const spoken = catalog.first(
    catalog.sql
      .selectFrom('chunks')
      .select((eb) => eb.fn.sum<number | null>(eb.fn('length', ['text'])).as('characters'))
      .where('call_id', 'in', (eb) =>
        eb
          .selectFrom(eb.fn<{ value: string }>('json_each', [eb.val(JSON.stringify(callIds))]).as('ids'))
          .select('value'),
      ),
  );
  const characters = glossaryBlock(glossary.entries).length * callIds.length + (spoken?.characters ?? 0);
  return costOf(characters / CHARACTERS_A_TOKEN + TOKENS_AROUND * callIds.length, TOKENS_ANSWERED * callIds.length, {
    inputUsdPerMillion: settings.bedrockInputUsdPerMillion,
    outputUsdPerMillion: settings.bedrockOutputUsdPerMillion,
  });
}
