import { defaultLabelMapping } from '../../../shared/domain/label-mapping.ts';
import { FEATURE_RECIPES, type ModelManifest } from '../../../shared/domain/model.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type Recognised, unsupported } from './recognised.ts';

/**
 * Checks what the `model.json` of an acoustic classifier says: which features it judges, its labels, and that one of them
 * stands for a sentiment. Its graph takes `features` and gives `probabilities`, one number per label.
 */
export function recogniseAcoustic(manifest: ModelManifest): Result<Recognised, AppError> {
  const { labels, labelMapping, featureRecipe, files } = manifest;
  if (featureRecipe === undefined)
    return unsupported(`model.json: featureRecipe is missing; expected one of ${FEATURE_RECIPES.join(', ')}`);
  if (labels === undefined)
    return unsupported('model.json: labels are missing: the classes, in the order of the outputs');
  const mapping = labelMapping ?? defaultLabelMapping(labels);
  if (!labels.some((label) => mapping[label]))
    return unsupported(
      `model.json: none of the labels ${labels.join(', ')} stands for a sentiment; give a labelMapping`,
    );
  const model = files.find(({ role }) => role === 'model');
  if (!model) return unsupported('model.json: a file of role model is missing');
  // The recipe's name ends in how many numbers it makes of an utterance.
  const features = Number(/-(\d+)$/.exec(featureRecipe)?.[1]);
  const graph = {
    inputs: ['features'],
    inputCount: 1,
    outputs: ['probabilities'],
    widths: { features, probabilities: labels.length },
  };
  return ok({
    architecture: 'acoustic-functionals',
    sampleRateHz: manifest.sampleRateHz,
    languages: manifest.languages,
    files: [{ role: 'model', path: model.source, graph }],
  });
}
