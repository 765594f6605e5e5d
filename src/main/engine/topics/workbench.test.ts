import { expect, onTestFinished, test } from 'vitest';
import { type GlossaryEdits, NO_EDITS } from '../../../shared/domain/glossary-edits.ts';
import type { GlossaryEntry } from '../../../shared/domain/topics.ts';
import { settingsSchema } from '../../../shared/settings/schema.ts';
import { readTopicsOfCalls } from '../catalog/call-topics.ts';
import { listCallsOfLine, listConfusions, listUnfitCalls } from '../catalog/glossary-calls.ts';
import { countGlossaryCalls } from '../catalog/glossary-figures.ts';
import { readGlossaryVersion } from '../catalog/glossary-versions.ts';
import { readTopicChanges } from '../catalog/topic-runs.ts';
import { outdatedCalls } from '../catalog/touched-calls.ts';
import type { Engine } from '../index.ts';
import { makeFolder } from '../queue/testing/make-folder.ts';
import { editedGlossary } from './edited-glossary.ts';
import { callsThatSay } from './testing/calls-that-say.ts';

const never = new AbortController().signal;
const SETTINGS = settingsSchema.parse({});
const NAME = 'B2C';

/** See `callsThatSay`; gone when the test is over. */
async function makeEngine(texts: readonly string[]) {
  const made = await callsThatSay(makeFolder(onTestFinished), texts);
  onTestFinished(() => made.engine.close());
  return made;
}

async function lineOf({ topics }: Engine, label: string) {
  const current = await topics.shelf.current(NAME);
  if (!current.ok) throw new Error(current.error.detail);
  const entry = current.value.content.entries.find(({ topic, subtopic }) => [topic, subtopic].includes(label));
  if (!entry) throw new Error(`no line ${label}`);
  return { entry, current: current.value };
}

/** Makes edits, as a window does. */
async function edit(engine: Engine, edits: Partial<GlossaryEdits>) {
  const { shelf } = engine.topics;
  const current = await shelf.current(NAME);
  if (!current.ok) throw new Error(current.error.detail);
  const after = editedGlossary(current.value.content, { ...NO_EDITS, ...edits });
  if (!after.ok) throw new Error(after.error.detail);
  const weighed = await shelf.touchedBy(after.value);
  const made = await shelf.edit(after.value, current.value.id, 'edited');
  if (!weighed.ok || !made.ok) throw new Error('not edited');
  expect(weighed.value).toEqual(made.value.touched);
  return made.value;
}

/** What the calls that have nothing to do with the edited line talk about. */
const OTHERS = [
  'bonjour ma facture de ce mois est trop élevée je veux contester le montant',
  'الكونيكسيون كتقطع بزاف فالدار والضو الحمر شاعل',
  'ana f lkharij w roaming ma khdamch',
  'je veux résilier mon contrat, quels sont les frais de résiliation',
  'le livreur n’est pas venu et mon colis est en retard',
  'bghit nbeddel lforfait l chi wa7ed kbar',
  'il fait beau à Essaouira, le marché ouvre à huit heures',
];
/** The keyword that is to come as a search finds it; in other forms of its words, which the classifier meets too; and not. */
const SAID = [
  'mon paiement par MOBILE WALLET',
  'le mobile-wallet, justement',
  'Móbile  Wallet ?',
  'avec «mobile wallet»',
];
const SAID_OTHERWISE = ['ces mobiles wallets', 'un wallet, et pour mon mobile'];
const NOT_SAID = ['le wallet', 'automobile wallet', 'immobilier ou wallet'];

test('after one line is edited, exactly the calls it touches are classified again, of two hundred and forty', {
  timeout: 120_000,
}, async () => {
  const texts = Array.from({ length: 240 }, (_, n) => {
    const other = OTHERS[n % OTHERS.length] ?? '';
    if (n % 12 === 0) return `${SAID[(n / 12) % SAID.length]}, dossier ${n}`;
    if (n % 24 === 5) return `${other}. ${NOT_SAID[((n - 5) / 24) % NOT_SAID.length]}`;
    if (n % 24 === 17) return `${other}. ${SAID_OTHERWISE[((n - 17) / 24) % SAID_OTHERWISE.length]}`;
    if (n % 24 === 7) return 'j’ai le mot de passe oublié de l’application, mon espace client est bloqué';
    return `${other}, dossier ${n}`;
  });
  const { engine, calls } = await makeEngine(texts);
  const { catalog } = engine.topics.room;
  const { entry } = await lineOf(engine, 'Espace client et application');
  const before = readTopicsOfCalls(catalog, calls);
  const planted = calls.filter((_, n) => n % 12 === 0);
  const otherwise = calls.filter((_, n) => n % 24 === 17);
  const given = calls.filter((id) => {
    const { topics = [], nearest = null } = before.get(id) ?? {};
    return [...topics, ...(nearest ? [nearest] : [])].some(({ entryId }) => entryId === entry.id);
  });
  expect(planted).toHaveLength(20);
  expect(given.length).toBeGreaterThanOrEqual(10);
  const expected = [...new Set([...planted, ...otherwise, ...given])].sort();

  const { touched } = await edit(engine, { changed: [{ ...entry, keywords: [...entry.keywords, 'mobile wallet'] }] });
  expect(touched).toEqual(expected);
  expect(outdatedCalls(catalog, NAME)).toEqual(expected);

  const told: number[] = [];
  const done = await engine.topics.reclassify(NAME, SETTINGS, (n) => told.push(n), never);
  if (!done.ok) throw new Error(done.error.detail);
  expect(told.at(-1)).toBe(expected.length);
  const changes = readTopicChanges(catalog, done.value.runId);
  expect(changes.map(({ callId }) => callId).sort()).toEqual(expected);
  const after = readTopicsOfCalls(catalog, calls);
  const made = calls.filter((id) => after.get(id)?.madeAt !== before.get(id)?.madeAt);
  expect(made.sort()).toEqual(expected);
  for (const { callId, before: was, after: is } of changes) {
    expect(was).toEqual(before.get(callId)?.topics.map(({ label }) => label));
    expect(is).toEqual(after.get(callId)?.topics.map(({ label }) => label));
  }
  const others = changes.filter((one) => one.before.join('\n') !== one.after.join('\n'));
  expect(done.value.changed).toBe(others.length);
  // Most of those who say the new keyword have the line now; which, is the classifier's affair.
  const gained = planted.filter((id) => after.get(id)?.topics.some(({ entryId }) => entryId === entry.id));
  expect(gained.length).toBeGreaterThanOrEqual(10);

  // What was not touched comes out as it was, had it been classified again.
  catalog.database.prepare("UPDATE call_topics SET state = 'outdated'").run();
  const all = await engine.topics.reclassify(NAME, SETTINGS, () => {}, never);
  expect(all).toMatchObject({ ok: true, value: { calls: 240, changed: 0 } });
});

test('a stopped re-classification keeps what is done, and the rest waits', async () => {
  const { engine } = await makeEngine(Array.from({ length: 40 }, () => 'mon forfait est trop petit'));
  const { catalog } = engine.topics.room;
  catalog.database.prepare("UPDATE call_topics SET state = 'outdated'").run();
  const stop = new AbortController();
  const stopped = await engine.topics.reclassify(NAME, SETTINGS, (done) => done >= 16 && stop.abort(), stop.signal);
  expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(outdatedCalls(catalog, NAME)).toHaveLength(24);
  const rest = await engine.topics.reclassify(NAME, SETTINGS, () => {}, never);
  expect(rest).toMatchObject({ ok: true, value: { calls: 24 } });
});

test('the calls of lines are counted and listed, by the word of whoever said it last', async () => {
  const { engine, calls } = await makeEngine([
    'je veux résilier mon contrat, quels sont les frais de résiliation',
    'il fait beau',
    'je veux résilier mon abonnement, la résiliation est urgente',
    'le marché ouvre à huit heures',
  ]);
  const { catalog } = engine.topics.room;
  const { entry: ended } = await lineOf(engine, 'Résiliation');
  const { entry: complaint } = await lineOf(engine, 'Réclamation sans réponse');
  expect(await countGlossaryCalls(catalog, NAME)).toEqual({
    ...{ calls: 4, noTopic: 2, outdated: 0, corrected: 0 },
    callsOfLines: { [ended.id]: 2 },
  });
  const correct = (n: number, ids: readonly string[] | null) =>
    engine.topics.calls.correct(calls[n] ?? '', ids, SETTINGS);
  expect(correct(2, [complaint.id]).ok && correct(0, []).ok && correct(1, [complaint.id]).ok).toBe(true);
  expect(await countGlossaryCalls(catalog, NAME)).toEqual({
    ...{ calls: 4, noTopic: 2, outdated: 0, corrected: 3 },
    callsOfLines: { [complaint.id]: 2 },
  });
  expect((await listCallsOfLine(catalog, NAME, complaint.id, 9)).map(({ callId }) => callId)).toEqual([
    calls[1],
    calls[2],
  ]);
  expect(await listCallsOfLine(catalog, NAME, ended.id, 9)).toEqual([]);
  expect((await listUnfitCalls(catalog, NAME, 9)).map(({ callId, byPerson }) => [callId, byPerson]).sort()).toEqual(
    [
      [calls[0], true],
      [calls[3], false],
    ].sort(),
  );
  const ending = 'Contrat > Résiliation';
  const complaining = 'Service client > Réclamation sans réponse';
  const confusions = (await listConfusions(catalog, NAME, { confusions: 9, calls: 9 })).confusions.map(
    ({ machine, person, count, calls: of }) => [machine, person, count, of.length],
  );
  expect(confusions.sort()).toEqual(
    [
      [ending, complaining, 1, 1],
      [ending, null, 1, 1],
      [null, complaining, 1, 1],
    ].sort(),
  );
});

test('a version is given back as the owner’s file, with the lines under the ids they had', async () => {
  const { engine } = await makeEngine(['bonjour']);
  const { shelf, room } = engine.topics;
  const { entry, current } = await lineOf(engine, 'Résiliation');
  const added: GlossaryEntry = { ...entry, id: 'new:1', topic: 'Fraude', subtopic: '', keywords: ['arnaque'] };
  const made = await edit(engine, {
    changed: [{ ...entry, subtopic: 'Rupture' }],
    added: [{ after: entry.id, entry: added }],
  });
  expect(made.glossary.content.entries.find(({ topic }) => topic === 'Fraude')?.id).toBe('fraude');
  const written = await shelf.asWorkbook(made.glossary.id);
  if (!written.ok) throw new Error(written.error.detail);
  const back = await shelf.importFile(NAME, 'glossaire.xlsx', written.value);
  if (!back.ok) throw new Error(back.error.detail);
  // A file has its new lines below the others, and says the same.
  const byId = ({ id: one }: GlossaryEntry, { id: other }: GlossaryEntry) => (one < other ? -1 : 1);
  expect([...back.value.glossary.content.entries].sort(byId)).toEqual([...made.glossary.content.entries].sort(byId));
  expect(back.value.touched).toEqual([]);
  // The first version is the file that came with the program, byte for byte.
  const first = await shelf.asWorkbook(current.id);
  expect(
    first.ok &&
      Buffer.from(first.value).equals(
        room.catalog.database.prepare('SELECT data FROM workbooks').pluck().get() as Buffer,
      ),
  ).toBe(true);
  const undone = await shelf.takeBack(current.id);
  expect(undone.ok && readGlossaryVersion(room.catalog, undone.value.glossary.id)?.content).toEqual(current.content);
});
