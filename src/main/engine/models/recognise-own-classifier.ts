import { labelMappingOf } from '../../../shared/domain/label-mapping.ts';
import { FEATURE_RECIPES, type ModelManifest } from '../../../shared/domain/model.ts';
import { SENTIMENTS } from '../../../shared/domain/sentiment.ts';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { LANE_RATE_HZ } from '../../../shared/units.ts';
import { type GraphDoor, type Recognised, unsupported } from './recognised.ts';

/**
 * Checks a classifier of Nabra's own kinds by its `model.json`, which alone says what it is: an acoustic one as
 * tools/convert-models writes it, or a text one as models/training makes it. It must be for audio of our lanes, one of its labels
 * must stand for a sentiment, and its graph take what the kind takes and give `probabilities`, one number per label. Null: it is
 * of another kind.
 */
export function recogniseOwnClassifier(manifest: ModelManifest): Result<Recognised, AppError> | null {
  const { architecture, labels, labelMapping, featureRecipe, sampleRateHz, files } = manifest;
  if (architecture !== 'acoustic-functionals' && architecture !== 'ngram-embedding-bag') return null;
  if (sampleRateHz !== LANE_RATE_HZ)
    return unsupported(`model.json: sampleRateHz: expected ${LANE_RATE_HZ}, found ${sampleRateHz}`);
  if (architecture === 'acoustic-functionals' && featureRecipe === undefined)
    return unsupported(`model.json: featureRecipe is missing; expected one of ${FEATURE_RECIPES.join(', ')}`);
  if (labels === undefined)
    return unsupported('model.json: labels are missing: the classes, in the order of the outputs');
  // Its code takes the outputs by their places.
  if (architecture === 'ngram-embedding-bag' && labels.join() !== SENTIMENTS.join())
    return unsupported(`model.json: labels: expected ${SENTIMENTS.join(', ')}, found ${labels.join(', ')}`);
  const mapping = labelMappingOf(labels, labelMapping, undefined);
  if (!labels.some((label) => mapping[label]))
    return unsupported(
      `model.json: none of the labels ${labels.join(', ')} stands for a sentiment; give a labelMapping`,
    );
  const outputs = ['probabilities'];
  const graph: GraphDoor =
    featureRecipe === undefined || architecture === 'ngram-embedding-bag'
      ? { inputs: ['ids', 'counts'], inputCount: 2, outputs, widths: { probabilities: labels.length } }
      : {
          inputs: ['features'],
          inputCount: 1,
          outputs,
          // The recipe's name ends in how many numbers it makes of an utterance.
          widths: { features: Number(/-(\d+)$/.exec(featureRecipe)?.[1]), probabilities: labels.length },
        };
  return ok({
    architecture,
    sampleRateHz,
    languages: manifest.languages,
    files: files
      .filter(({ role }) => role === 'model' || role === 'features')
      .map(({ role, source }) => (role === 'model' ? { role, path: source, graph } : { role, path: source })),
  });
}
