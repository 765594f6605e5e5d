import { expect, it } from 'vitest';
import { redactTurns } from './redact-turns.ts';

const agent = (text: string) => ({ side: 'agent' as const, text });
const client = (text: string) => ({ side: 'client' as const, text });
const redacted = (turns: Parameters<typeof redactTurns>[0]) => redactTurns(turns).map((turn) => turn.redacted);

it('hides a number that is said over several turns', () => {
  expect(
    redacted([
      agent('quel est votre numéro de téléphone ?'),
      client('zéro six'),
      agent('oui'),
      client('douze trente-quatre'),
      agent("d'accord, allez-y"),
      client('cinquante-six soixante-dix-huit'),
    ]),
  ).toEqual([
    'quel est votre numéro de téléphone ?',
    '[téléphone]',
    'oui',
    '[téléphone]',
    "d'accord, allez-y",
    '[téléphone]',
  ]);
});

it('takes the answer to a question for a name, and hides it wherever it comes back', () => {
  expect(redacted([agent('C’est à quel nom ?'), client('Bennani'), agent('Merci, et le prénom de Bennani ?')])).toEqual(
    ['C’est à quel nom ?', '[nom]', 'Merci, et le prénom de [nom] ?'],
  );
});

it('gives a turn for every turn', () => {
  expect(redactTurns([])).toEqual([]);
  expect(redactTurns([client('')])).toEqual([{ side: 'client', redacted: '', spans: [] }]);
});
