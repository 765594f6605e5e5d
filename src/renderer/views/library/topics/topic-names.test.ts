import { expect, test } from 'vitest';
import { shortLabel, shortLabels, toggled } from './topic-names.ts';

test('a label is called by its sub-topic where it has one', () => {
  expect(shortLabel('Facturation > Contestation')).toBe('Contestation');
  expect(shortLabel('Résiliation')).toBe('Résiliation');
});

test('two that would be called the same keep their whole labels', () => {
  expect(shortLabels(['Réseau > Retard', 'Offre > Retard', 'Offre > Prix'])).toEqual([
    'Réseau > Retard',
    'Offre > Retard',
    'Prix',
  ]);
});

test('a topic is chosen by its glossary too, and chosen again it is taken back', () => {
  const [b2b, b2c] = [
    { glossary: 'B2B', label: 'Prix' },
    { glossary: 'B2C', label: 'Prix' },
  ] as const;
  expect(toggled([b2b], b2c)).toEqual([b2b, b2c]);
  expect(toggled([b2b, b2c], b2b)).toEqual([b2c]);
});
