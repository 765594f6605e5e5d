import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LabelMapping } from '../../../shared/domain/label-mapping.ts';
import { likeliest } from '../../../shared/domain/sentiment.ts';
import { resolveModel } from '../../platform/model-store.ts';
import { verifyModel } from '../../platform/verify-model.ts';
import { explainText } from './explain-text.ts';
import { createNgramClassifier, type NgramFiles, type NgramManifest } from './ngram-classifier.ts';
import type { TextClassifier } from './text-classifier.ts';

const MODELS = resolve(import.meta.dirname, '../../../../models');

let classifier: TextClassifier;
let files: NgramFiles;

beforeAll(async () => {
  const found = await resolveModel([MODELS], 'nabra-text-sentiment');
  if (!found.ok) throw new Error(found.error.detail);
  const verified = await verifyModel(found.value);
  if (!verified.ok) throw new Error(verified.error.detail);
  const { model, features } = verified.value.files;
  if (model === undefined || features === undefined) throw new Error('a file has no path');
  files = { model, features };
  classifier = await createNgramClassifier(files, 1);
});

describe('the shipped text default', () => {
  it.each([
    ['negative', 'ma3jbnich had service, walo ma khdam hadi simana'],
    ['negative', 'هادشي عيب عليكم، عييت نعيط وحتى واحد ما جاوبني'],
    ['negative', 'الخدمة سيئة جدا ولا أحد يجيب على شكواي'],
    ['negative', 'c’est inadmissible, ça fait trois semaines que j’attends et rien ne marche'],
    ['negative', 'this is ridiculous, nobody ever calls me back and I am fed up'],
    ['neutral', 'pouvez-vous me donner votre numéro de contrat'],
    ['neutral', 'بغيت نعرف شحال الثمن ديال الاشتراك'],
    ['positive', 'chokran bzaf, tbarkllah 3likom, service zwin'],
    ['positive', 'شكرا جزيلا لكم، خدمة ممتازة وسريعة'],
    ['positive', 'merci beaucoup, vous avez été formidable'],
    ['positive', 'thank you so much, you have been wonderful'],
  ])('hears %s in “%s”', async (sentiment, text) => {
    const [probabilities] = await classifier.classify([text]);
    expect(probabilities && likeliest(probabilities).sentiment).toBe(sentiment);
  });

  it('answers in the order asked and alike, whatever runs beside', async () => {
    const texts = ['merci', 'non', 'شكرا بزاف '.repeat(400), '', '...', 'safi wakha', 'I am very angry with you'];
    const together = await classifier.classify(texts);
    expect(together).toHaveLength(texts.length);
    for (const [index, text] of texts.entries()) {
      const [alone] = await classifier.classify([text]);
      const both = [together[index], alone].map(
        (answer) => answer && [answer.negative, answer.neutral, answer.positive],
      );
      for (const answer of both) expect(answer?.reduce((sum, part) => sum + part)).toBeCloseTo(1, 5);
      both[0]?.forEach((part, i) => {
        expect(part).toBeCloseTo(both[1]?.[i] ?? Number.NaN, 5);
      });
    }
  });

  it('follows what model.json says of its labels, priors and temperature, and a person over it', async () => {
    const text = 'la connexion est vraiment catastrophique depuis hier';
    const [plain] = await classifier.classify([text]);
    const said = async (manifest: NgramManifest, chosen: LabelMapping = {}) =>
      (await (await createNgramClassifier(files, 1, manifest, chosen)).classify([text]))[0];
    const turned = { negative: 'positive', positive: 'negative' } as const;
    const { negative, neutral, positive } = plain;
    expect(await said({ labelMapping: turned })).toEqual({ negative: positive, neutral, positive: negative });
    expect(await said({ labelMapping: turned }, { negative: 'negative', positive: 'positive' })).toEqual(plain);
    const even = await said({ trainingPriors: [negative, neutral, positive] });
    for (const share of Object.values(even)) expect(share).toBeCloseTo(1 / 3, 6);
    const soft = await said({ temperature: 2 });
    expect(soft.negative / soft.positive).toBeCloseTo(Math.sqrt(negative / positive), 3);
    await expect(said({ labels: ['positive', 'neutral', 'negative'] })).rejects.toThrow('labels positive');
    await expect(said({ trainingPriors: [1] })).rejects.toThrow('1 trainingPriors for 3 labels');
  });

  it('finds the word that carries a complaint', async () => {
    const { words } = await explainText(classifier, 'la connexion est vraiment catastrophique depuis hier');
    const heaviest = words.reduce((most, word) => (word.weight > most.weight ? word : most));
    expect(heaviest.word).toBe('catastrophique');
  });

  it('judges nothing when nothing is asked', async () => {
    expect(await classifier.classify([])).toEqual([]);
  });
});
