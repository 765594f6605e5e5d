import { expect, test } from 'vitest';
import { phraseMatcher } from './phrase-matcher.ts';

test.each([
  ['duplicata contrat', 'il me faut les duplicatas des contrats'],
  ['konexion', 'الكونيكسيون كتقطع بزاف'],
  ['mobile wallet', 'Móbile  Wallets ?'],
  ['mobile wallet', 'des wallets pour mon mobile'],
  ['mot de passe', 'nsit lmodpass dyali'],
  ['khedma', 'bghit lkhdma'],
  ['problème de facture', 'ma facture est trop élevée'],
  ['merci à vous', 'oui, MERCI a vous.'],
])('“%s” is said in “%s”', (phrase, turn) => {
  expect(phraseMatcher(['jamais dit', phrase])(turn)).toBe(true);
});

test.each([
  ['duplicata contrat', 'mon contrat est signé'],
  ['mobile wallet', 'automobile wallet'],
  ['mobile wallet', 'mon mobile est perdu'],
  ['merci à vous', 'vous avez, merci'],
  ['', 'rien'],
  ['…', 'rien'],
])('“%s” is not said in “%s”', (phrase, turn) => {
  expect(phraseMatcher([phrase])(turn)).toBe(false);
});
