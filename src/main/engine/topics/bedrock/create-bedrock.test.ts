import { describe, expect, it, onTestFinished } from 'vitest';
import { GLOSSARY, openTestBedrock, type TestBedrock, turnsOf } from './testing/bedrock-of-tests.ts';
import { type ServerOptions, startBedrockServer } from './testing/bedrock-server.ts';

const never = new AbortController().signal;

async function serving(options: ServerOptions = {}, test: Omit<TestBedrock, 'endpoint'> = {}) {
  const server = await startBedrockServer(options);
  const opened = openTestBedrock({ endpoint: server.endpoint, ...test });
  onTestFinished(async () => {
    opened.bedrock.close();
    await server.close();
  });
  const classify = (call = 1, signal = never) =>
    opened.bedrock.classify({ callId: `call-${call}`, turns: turnsOf(call), glossary: GLOSSARY }, signal);
  return { server, ...opened, classify };
}

describe('a call asked of Bedrock', () => {
  it('gets topics of the glossary and a summary, and leaves a row that is what was sent, byte for byte', async () => {
    const { server, ledger, bedrock, classify } = await serving();
    const answer = await classify();
    expect(answer).toMatchObject({ ok: true, value: { summary: { kind: 'generated' } } });
    if (answer.ok) {
      expect(answer.value.topics.length).toBeGreaterThan(0);
      for (const { entryId } of answer.value.topics) expect(GLOSSARY.entries.map(({ id }) => id)).toContain(entryId);
    }
    const [seen] = server.seen;
    const [row] = ledger.rows;
    expect(server.seen).toHaveLength(1);
    expect(row?.request).toEqual({
      callId: 'call-1',
      purpose: 'topics',
      service: 'bedrock-runtime',
      region: 'eu-central-1',
      model: 'anthropic.claude-3-5-sonnet-20240620-v1:0',
      payload: seen?.body,
      spans: [],
    });
    expect(seen?.model).toBe(row?.request.model);
    const { inputTokens = 0, outputTokens = 0 } = seen?.usage ?? {};
    const costUsd = (inputTokens * 3 + outputTokens * 15) / 1e6;
    expect(row?.end).toMatchObject({
      outcome: 'answered',
      httpStatus: 200,
      bytesSent: Buffer.byteLength(seen?.body ?? ''),
      inputTokens,
      outputTokens,
      costUsd,
      trouble: null,
    });
    expect(row?.end?.bytesReceived).toBe(Buffer.byteLength(row?.end?.answer ?? ''));
    expect(bedrock.spentUsd()).toBeCloseTo(costUsd, 10);
  });
});
