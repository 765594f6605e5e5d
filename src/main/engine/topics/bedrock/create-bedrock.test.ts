import { describe, expect, it, onTestFinished } from 'vitest';
import type { RedactTurns } from './redacted-glossary.ts';
import { GLOSSARY, openTestBedrock, type TestBedrock, turnsOf } from './testing/bedrock-of-tests.ts';
import { type ServerOptions, startBedrockServer } from './testing/bedrock-server.ts';
import type { Fault } from './testing/faults.ts';

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

const many = (fault: Fault | null, times: number) => Array<Fault | null>(times).fill(fault);

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
      reservedUsd: expect.any(Number),
      sharedFrom: seen?.body.indexOf('"Vous êtes analyste'),
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

  it('sends the redacted turns and glossary, and keeps what was hidden', async () => {
    const redact: RedactTurns = (turns) =>
      turns.map(({ text }) => {
        const start = text.indexOf('fibre');
        const spans = start < 0 ? [] : [{ start, end: start + 5, type: 'name' as const }];
        return { redacted: text.replaceAll('fibre', '[MOT]').replaceAll('Roaming', '[NOM]'), spans };
      });
    const { server, ledger, classify } = await serving({}, { rest: { redact } });
    await classify();
    expect(server.seen[0]?.body).toContain('Salam, 3afak, la [MOT] ma bqatch');
    expect(server.seen[0]?.body).toContain('Je vous appelle pour [NOM].');
    expect(server.seen[0]?.body).not.toContain('la fibre');
    expect(ledger.rows[0]?.request.spans).toEqual([{ turn: 1, start: 17, end: 22, type: 'name' }]);
  });

  it.each<[Fault, string, string]>([
    ['throttled', 'refused', 'throttled'],
    ['unavailable', 'failed', 'unavailable'],
    ['hang', 'failed', 'timed_out'],
    ['stall', 'failed', 'timed_out'],
    ['flood', 'failed', 'unavailable'],
    ['cut', 'failed', 'unreachable'],
    ['bad_json', 'failed', 'unavailable'],
  ])('is sent again after %s, a row for each, and ends with the reason when it stays', async (fault, outcome, code) => {
    // Six seconds here where nothing hangs: a busy machine must not look like it.
    const settings = { bedrockTimeoutS: code === 'timed_out' ? 50 : 600 };
    const once = await serving({ script: [fault, null] }, { settings });
    expect(await once.classify()).toMatchObject({ ok: true });
    expect(once.ledger.rows.map(({ end }) => end?.outcome)).toEqual([outcome, 'answered']);
    expect(once.ledger.rows[0]?.end?.trouble?.code).toBe(code);
    const always = await serving({ script: [fault] }, { settings });
    expect(await always.classify()).toMatchObject({ ok: false, error: { code } });
    expect(always.server.seen).toHaveLength(4);
    expect(always.ledger.rows).toHaveLength(4);
  });

  it.each<[Fault, string]>([
    ['denied', 'access_denied'],
    ['rejected', 'request_refused'],
    ['unknown_model', 'model_unknown'],
  ])('is not sent again after %s', async (fault, code) => {
    const { server, ledger, classify, bedrock } = await serving({ script: [fault] });
    expect(await classify()).toMatchObject({ ok: false, error: { code } });
    expect(server.seen).toHaveLength(1);
    expect(ledger.rows.map(({ end }) => end?.outcome)).toEqual(['refused']);
    expect(bedrock.spentUsd()).toBe(0);
  });

  it.each<[Fault, string]>([
    ['off_list', 'un identifiant qui n’est pas dans le glossaire'],
    ['no_tool', 'vous n’avez pas appelé l’outil'],
  ])('is asked again after %s with what was wrong, twice at most', async (fault, said) => {
    const once = await serving({ script: [fault, null] });
    expect(await once.classify()).toMatchObject({ ok: true });
    expect(once.server.seen[0]?.body).not.toContain('réponse précédente');
    expect(once.server.seen[1]?.body).toContain(said);
    const always = await serving({ script: [fault] });
    expect(await always.classify()).toMatchObject({ ok: false, error: { code: 'answer_invalid' } });
    expect(always.server.seen).toHaveLength(3);
    expect(always.ledger.rows.map(({ end }) => end?.outcome)).toEqual(['answered', 'answered', 'answered']);
  });

  it('waits as long as the service asks, all calls with it', async () => {
    const { server, classify } = await serving(
      { script: ['throttled', null], retryAfter: '30' },
      { settings: { bedrockConcurrency: 1 } },
    );
    await Promise.all([classify(1), classify(2)]);
    const [refused, ...rest] = server.seen.map(({ atMs }) => atMs);
    // 30 s, a hundredth of it here.
    expect(Math.min(...rest) - (refused ?? 0)).toBeGreaterThan(280);
  });

  it('is not sent when the ledger cannot be written', async () => {
    const ledger = {
      begin() {
        throw new Error('disk full');
      },
      end() {},
    };
    const { server, classify, bedrock } = await serving({}, { rest: { ledger } });
    await expect(classify()).rejects.toThrow('disk full');
    await expect(classify()).rejects.toThrow('disk full');
    expect(server.seen).toHaveLength(0);
    expect(bedrock.spentUsd()).toBe(0);
  });

  it('never goes in plain text to another computer', async () => {
    const { bedrock, ledger } = openTestBedrock({ endpoint: 'http://bedrock.example.org' });
    const answer = await bedrock.classify({ callId: 'c', turns: turnsOf(1), glossary: GLOSSARY }, never);
    expect(answer).toMatchObject({ ok: false, error: { code: 'unreachable', detail: 'the address is not https:' } });
    expect(ledger.rows).toHaveLength(0);
  });

  it('ends with "unreachable" where nobody listens, at no cost', async () => {
    const { server, bedrock, ledger, classify } = await serving();
    await server.close();
    expect(await classify()).toMatchObject({ ok: false, error: { code: 'unreachable', detail: 'ECONNREFUSED' } });
    for (const { end } of ledger.rows) expect(end).toMatchObject({ outcome: 'failed', bytesSent: 0, costUsd: 0 });
    expect(bedrock.spentUsd()).toBe(0);
  });
});

describe('a call that is not worth asking', () => {
  it.each([
    ['without words', [{ side: 'client', text: ' ' }], GLOSSARY],
    ['with an empty glossary', turnsOf(1), { ...GLOSSARY, entries: [] }],
  ] as const)('%s is not sent', async (_, turns, glossary) => {
    const { bedrock, server } = await serving();
    const answer = await bedrock.classify({ callId: 'c', turns, glossary }, never);
    expect(answer).toMatchObject({ ok: false, error: { code: 'request_refused' } });
    expect(server.seen).toHaveLength(0);
  });
});

describe('many calls', () => {
  it('are under way as many at once as is set', async () => {
    const { server, classify } = await serving({ latencyMs: 20 }, { settings: { bedrockConcurrency: 3 } });
    await Promise.all(Array.from({ length: 20 }, (_, call) => classify(call)));
    expect(Math.max(...server.seen.map(({ underWay }) => underWay))).toBe(3);
  });

  it('pause together after five throttles in a row, and go on when one gets through', async () => {
    const settings = { bedrockConcurrency: 1 };
    const { server, classify } = await serving({ script: [...many('throttled', 5), null] }, { settings });
    const answers = await Promise.all([1, 2, 3].map((call) => classify(call)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    const at = server.seen.map(({ atMs }) => atMs);
    // 10 s, a hundredth of it here.
    expect((at[5] ?? 0) - (at[4] ?? 0)).toBeGreaterThan(95);
  });

  it('all end with the reason when the service stays throttled, after few requests', async () => {
    const { server, classify } = await serving({ script: ['throttled'] });
    const answers = await Promise.all(Array.from({ length: 200 }, (_, call) => classify(call)));
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'throttled' } });
    expect(server.seen.length).toBeLessThan(20);
  });

  it('all end at once when five were refused for good', async () => {
    const { server, classify } = await serving({ script: ['denied'] }, { settings: { bedrockConcurrency: 1 } });
    const answers = await Promise.all(Array.from({ length: 200 }, (_, call) => classify(call)));
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'access_denied' } });
    expect(server.seen).toHaveLength(5);
  });

  it('stop before the ceiling of the cost', async () => {
    const settings = { bedrockMaxCostUsd: 0.2 };
    const { server, bedrock, classify } = await serving({ script: [null, 'cut', null] }, { settings });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, call) => classify(call)));
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expect(answer).toMatchObject({ error: { code: 'ceiling_reached' } });
    expect(bedrock.spentUsd()).toBeLessThanOrEqual(0.2);
    const billed = server.seen.reduce((sum, { usage }) => {
      return sum + ((usage?.inputTokens ?? 0) * 3 + (usage?.outputTokens ?? 0) * 15) / 1e6;
    }, 0);
    expect(bedrock.spentUsd()).toBeGreaterThanOrEqual(billed);
    expect(server.seen).toHaveLength(answers.length - refused.length + 1);
  });
});

describe('settings alone forbid', () => {
  it.each([
    ['switched_off', { networkAllowed: false }],
    ['ceiling_reached', { bedrockMaxCostUsd: 0 }],
    ['profile_refused', { bedrockModel: 'global.anthropic.claude-sonnet-4-20250514-v1:0' }],
  ] as const)('%s', async (code, settings) => {
    const { server, ledger, bedrock, classify } = await serving({}, { settings });
    expect(await classify()).toMatchObject({ ok: false, error: { code } });
    expect(await bedrock.test(never)).toMatchObject({ ok: false, error: { code } });
    expect([server.seen.length, ledger.rows.length]).toEqual([0, 0]);
  });
});

describe('the test of the connection', () => {
  it('goes through the same door, and holds nothing of a call', async () => {
    const { server, ledger, bedrock } = await serving();
    expect(await bedrock.test(never)).toMatchObject({ ok: true, value: { model: expect.stringContaining('claude') } });
    expect(ledger.rows[0]?.request).toMatchObject({ callId: null, purpose: 'test', payload: server.seen[0]?.body });
    expect(server.seen[0]?.body.length).toBeLessThan(1_200);
  });

  it('says what is wrong after one request', async () => {
    const { server, bedrock } = await serving({ script: ['throttled'] });
    expect(await bedrock.test(never)).toMatchObject({ ok: false, error: { code: 'throttled' } });
    expect(server.seen).toHaveLength(1);
  });
});

describe('a stop', () => {
  it.each<[string, Fault, object]>([
    ['on the wire', 'hang', { timeScale: 1 }],
    ['between tries', 'throttled', { timeScale: 0.01 }],
  ])('%s is heard within a second', async (_, fault, rest) => {
    const { ledger, classify } = await serving({ script: [fault] }, { rest, settings: { bedrockConcurrency: 1 } });
    const stop = new AbortController();
    const calls = [1, 2, 3].map((call) => classify(call, stop.signal));
    await expect.poll(() => ledger.rows.length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const begun = performance.now();
    stop.abort();
    for (const answer of await Promise.all(calls)) expect(answer).toMatchObject({ error: { code: 'cancelled' } });
    expect(performance.now() - begun).toBeLessThan(1_000);
    for (const { end } of ledger.rows) expect(end?.outcome).toMatch(fault === 'hang' ? 'cancelled' : 'refused');
  });

  it('of everything comes with closing', async () => {
    const { bedrock, ledger, classify } = await serving({ script: ['hang'] }, { rest: { timeScale: 1 } });
    const call = classify();
    await expect.poll(() => ledger.rows.length).toBe(1);
    bedrock.close();
    expect(await call).toMatchObject({ error: { code: 'cancelled' } });
    expect(await classify()).toMatchObject({ error: { code: 'cancelled' } });
  });
});
