import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TopicTurn } from '../../../../shared/domain/topics.ts';
import { tellingTurns } from './telling-turns.ts';
import { writtenCalls } from './testing/written-calls.ts';

const CALLS = writtenCalls();

describe.each(['with evidence', 'without evidence'])('of a call as people speak, %s', (which) => {
  const quoted = ({ facts }: (typeof CALLS)[number]) =>
    tellingTurns(facts.turns, which === 'with evidence' ? facts.topics.map(({ evidence }) => evidence) : []);

  test.each(CALLS)('$name: the reason and the outcome are quoted, no courtesy and nobody’s number', (call) => {
    const marks = quoted(call).map((index) => call.marks[index]);
    expect(marks).toContain('reason');
    if (call.marks.includes('outcome')) expect(marks).toContain('outcome');
    expect(marks).not.toContain('never');
  });

  test.each(CALLS)('$name: at most three turns of the client and two of the agent, in the order of time', (call) => {
    const indices = quoted(call);
    const of = (side: TopicTurn['side']) => indices.filter((index) => call.facts.turns[index]!.side === side).length;
    expect([of('client') <= 3, of('agent') <= 2, of('mixed') <= 4]).toEqual([true, true, true]);
    expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
  });
});

test('of all that is quoted, seven in ten are what a reader would quote', () => {
  const marks = CALLS.flatMap(({ facts, marks }) => tellingTurns(facts.turns, []).map((index) => marks[index]));
  expect(marks.filter((mark) => mark !== 'plain').length / marks.length).toBeGreaterThan(0.7);
});

test('of every bundled sample call what the client begins with is quoted, on two lanes and on one', () => {
  const folder = new URL('../../../../../resources/samples/truth/', import.meta.url);
  for (const name of readdirSync(folder)) {
    const turns: TopicTurn[] = JSON.parse(readFileSync(new URL(name, folder), 'utf8')).turns;
    expect(tellingTurns(turns, []), name).toContain(1);
    const mixed = turns.map(({ text }) => ({ side: 'mixed' as const, text }));
    expect(tellingTurns(mixed, []), name).toContain(1);
  }
});

const client = (text: string): TopicTurn => ({ side: 'client', text });
const agent = (text: string): TopicTurn => ({ side: 'agent', text });

test('what is said twice is quoted once', () => {
  const complaint = 'ma facture de novembre est fausse et le montant prélevé aussi';
  const turns = [
    client(complaint),
    agent('je regarde'),
    client(complaint),
    agent('oui'),
    client(complaint),
    client('mon adresse postale a changé'),
  ];
  expect(tellingTurns(turns, [])).toEqual([0, 5]);
});

test('evidence of a topic is quoted before what is as rich', () => {
  const turns = [
    client('je voudrais changer mon forfait mobile actuel'),
    client('mon cousin habite casablanca depuis longtemps'),
    client('la box clignote rouge depuis samedi matin'),
    client('mon voisin possède une voiture neuve'),
    client('notre jardin donne sur une rue calme'),
  ];
  expect(tellingTurns(turns, [[3]])).toEqual([0, 3]);
  expect(tellingTurns(turns, [[2]])).toEqual([0, 2]);
});

test('a reason that names a number is a reason', () => {
  const turns = [
    client('je vous appelle pour la facture 20231145 elle est fausse'),
    client('le numéro de client 440197'),
  ];
  expect(tellingTurns(turns, [])).toEqual([0]);
});

test('a wish of one word is quoted, an unfinished beginning is not where more is said', () => {
  expect(tellingTurns([client('I want to cancel'), agent('okay')], [])).toEqual([0]);
  const cut = [
    client("I'm calling in today because I felt"),
    client('the engine light came on a week after I bought the car'),
  ];
  expect(tellingTurns(cut, [])).toEqual([1]);
});

test('evidence that is no turn of the call is passed over, as is a call of courtesies alone', () => {
  expect(tellingTurns([agent('allô bonjour'), client('oui allô'), agent('…'), client('')], [[7], [-1]])).toEqual([]);
  expect(tellingTurns([], [[0]])).toEqual([]);
});

test('a telephone number is not quoted, in digits or in words, nor a name', () => {
  const turns = [
    client('ma connexion internet coupe chaque soir'),
    client('0612345678'),
    client('c’est le zéro six douze trente-quatre cinquante-six soixante-dix-huit'),
    client('smiyti youssef el amrani mn casablanca'),
    client('ستة سبعين ثلاثة وعشرين خمسة وخمسين'),
  ];
  expect(tellingTurns(turns, [])).toEqual([0]);
});
