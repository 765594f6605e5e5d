import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { topicTurnSchema } from '../../../../shared/domain/topics.ts';
import { openLog } from '../../../platform/log.ts';
import { createEgressLedger } from '../../catalog/egress-ledger.ts';
import { openCatalog } from '../../catalog/open.ts';
import { redactTurns } from '../../redaction/redact-turns.ts';
import { FAKE_KEYS, GLOSSARY, openTestBedrock } from './testing/bedrock-of-tests.ts';
import { startBedrockServer } from './testing/bedrock-server.ts';

const FILE = join(import.meta.dirname, '../../../../../bench/redaction/canaries.jsonl');
const canarySchema = z.object({ turns: z.array(topicTurnSchema).min(1), canaries: z.array(z.string().min(1)) });

test.skipIf(!existsSync(FILE))(
  'what the redactor hides is neither sent nor in the ledger; the log has nothing of a call',
  async () => {
    const calls = readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => canarySchema.parse(JSON.parse(line)));
    const canaries = calls.flatMap((call) => call.canaries);
    expect(canaries.length).toBeGreaterThanOrEqual(100);
    const folder = mkdtempSync(join(tmpdir(), 'nabra-canaries-'));
    const opened = openCatalog(join(folder, 'catalog.sqlite'));
    if (!opened.ok) throw new Error(opened.error.detail);
    const { catalog } = opened.value;
    const { log, close } = openLog(join(folder, 'nabra.log'), 'trace');
    // The worst service there is: the model says what callers say, and refusals repeat the request.
    const shares = { rejected: 0.2, off_list: 0.2, cut: 0.1, bad_json: 0.1 };
    const server = await startBedrockServer({ obeying: true, shares, seed: 3 });
    const { bedrock } = openTestBedrock({
      endpoint: server.endpoint,
      rest: { ledger: createEgressLedger(catalog), redact: redactTurns, log },
    });
    onTestFinished(async () => {
      bedrock.close();
      opened.value.close();
      await server.close();
      rmSync(folder, { recursive: true });
    });
    const never = new AbortController().signal;
    // An example of the glossary that somebody took from a call.
    const entries = GLOSSARY.entries.map((entry, n) => ({
      ...entry,
      examples: calls[n]?.turns.map(({ text }) => text) ?? [],
    }));
    const answers = await Promise.all(
      calls.map(({ turns }, n) =>
        bedrock.classify({ callId: `c-${n}`, turns, glossary: { ...GLOSSARY, entries } }, never),
      ),
    );
    close();

    const sent = server.seen.map(({ body }) => body).join('\n');
    const kept = catalog.all(catalog.sql.selectFrom('egress_ledger').selectAll());
    const rows = JSON.stringify([kept, catalog.all(catalog.sql.selectFrom('egress_texts').selectAll())]);
    const logged = readFileSync(join(folder, 'nabra.log'), 'utf8');
    const told = JSON.stringify(answers);
    const found = (text: string) => canaries.filter((canary) => text.includes(canary));
    // How many that are is measured where the redactor is (`src/main/engine/redaction`); here none of them may find another way out.
    const redacted = calls.flatMap(({ turns }) => redactTurns(turns));
    const alone = entries.flatMap(({ examples }) => examples.flatMap((text) => redactTurns([{ side: 'mixed', text }])));
    const overlooked = new Set(found([...redacted, ...alone].map((turn) => turn.redacted).join('\n')));
    expect(overlooked.size).toBeLessThan(canaries.length * 0.05);
    expect(server.seen.length).toBeGreaterThanOrEqual(calls.length);
    for (const text of [sent, rows, told]) expect(found(text).filter((canary) => !overlooked.has(canary))).toEqual([]);
    expect(found(logged)).toEqual([]);
    // Nor any sentence of a call, redacted or not, nor a key, where only codes belong.
    const said = calls.flatMap(({ turns }) => turns.map(({ text }) => text));
    const sentences = [...said, ...redacted.map((turn) => turn.redacted)];
    const reasons = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.detail])).join('\n');
    expect(reasons).not.toBe('');
    const troubles = kept.map(({ trouble }) => trouble ?? '').join('\n');
    expect(troubles).toContain('HTTP 400');
    const long = sentences.filter((sentence) => sentence.length > 12);
    expect(long.filter((sentence) => [logged, reasons, troubles].some((text) => text.includes(sentence)))).toEqual([]);
    for (const text of [logged, rows, sent]) expect(text).not.toContain(FAKE_KEYS.secretAccessKey);
  },
);
