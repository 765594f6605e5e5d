import { expect, it } from 'vitest';
import { chosenModels, slotsOfKind, slotsOfModel } from './model-slots.ts';
import { settingsSchema } from './schema.ts';

const settings = settingsSchema.parse({
  textAgentModel: 'mine',
  textClientModel: 'mine',
  acousticAgentModel: null,
  acousticClientModel: 'svm',
});

it('knows which slots hold a model, and which could', () => {
  expect(slotsOfModel(settings, 'mine')).toEqual(['textAgent', 'textClient']);
  expect(slotsOfModel(settings, settings.asrModel)).toEqual(['asr']);
  expect(slotsOfModel(settings, 'nobody')).toEqual([]);
  expect(slotsOfKind('acoustic-sentiment')).toEqual(['acousticAgent', 'acousticClient']);
  expect(slotsOfKind('vad')).toEqual(['vad']);
});

it('lists each chosen model once, empty slots left out', () => {
  expect(chosenModels(settings)).toEqual([settings.vadModel, settings.asrModel, 'mine', 'svm']);
});
