"""An acoustic classifier of v1: a joblib file and its scaler become one ONNX graph with its description."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime

from .acoustic_graph import build_graph
from .earlier_run import already_converted
from .estimators import AcousticClassifier, Forest, LinearScaling
from .joblib_file import read_joblib
from .labels import label_mapping, label_notes
from .model_folder import ModelFolder, Source, model_id, write_model_folder
from .problems import ConversionError
from .sklearn_tags import NAMES, steps_of, version_of
from .summary import Converted

RECIPE_OF_COUNT = {180: "librosa-180", 88: "prosody-88"}
"""Features that Nabra computes, by how many they are."""

MOST_DIFFERENCE = 1e-4
"""Of probabilities. float32 brings 2e-6; more than this is another model, and not written."""

_RANDOM_ROWS = 400
_MOST_REAL_ROWS = 400


@dataclass(frozen=True)
class AcousticJob:
    """`scaler` is None when the classifier's file is a pipeline that scales by itself."""

    name: str
    model: Path
    scaler: Path | None
    feature_recipe: str | None
    keep_priors: bool


def convert_acoustic(job: AcousticJob, out: Path, replace: bool) -> tuple[Converted, ...]:
    """Raises `ConversionError` with the file's name when it is refused, damaged, or of a kind Nabra cannot run."""
    classifier = _read(job)
    recipe = _recipe(job.feature_recipe, classifier.model.feature_count)
    described, notes = _described(job, classifier, recipe)
    sources = [Source.of(path) for path in (job.model, job.scaler) if path is not None]
    asked = {"trainingPriors": None, **described}
    if not replace and (earlier := already_converted(out, model_id(job.name), sources, asked)):
        return (earlier,)
    proto = build_graph(classifier)
    most, measured = _measure(classifier, proto)

    def fill(place: Path) -> ModelFolder:
        onnx.save(proto, place / "model.onnx")
        return ModelFolder(
            id=model_id(job.name),
            name=job.name,
            kind="acoustic-sentiment",
            architecture="acoustic-functionals",
            roles={"model": "model.onnx"},
            sources=sources,
            described=described,
            measured=measured,
            notes=notes,
            versions={
                "scikit-learn (training)": classifier.sklearn_version,
                "onnx": onnx.__version__,
                "onnxruntime": onnxruntime.__version__,
            },
        )

    folder = write_model_folder(out, replace, fill)
    return (Converted(folder.id, f"probabilities within {most:.2g}"),)


def _described(job: AcousticJob, classifier: AcousticClassifier, recipe: str) -> tuple[dict[str, Any], list[str]]:
    """What model.json says of it, and what the card says to know."""
    model = classifier.model
    described = {"labels": list(model.labels), "labelMapping": label_mapping(model.labels), "featureRecipe": recipe}
    notes = label_notes(model.labels)
    if model.training_shares is not None:
        shares = [float(share) for share in model.training_shares]
        said = ", ".join(f"{label} {share:.3f}" for label, share in zip(model.labels, shares))
        if job.keep_priors:
            notes.append(f"Its training data had the shares {said}; as in v1 they are not divided out (--keep-priors).")
        else:
            described["trainingPriors"] = shares
            notes.append(f"Its training data had the shares {said}: Nabra divides them out. --keep-priors leaves them in.")
    count = model.feature_count
    return described, [*notes, f"Its {count} features are taken to be the recipe {recipe}: nothing in the file names them."]


def _read(job: AcousticJob) -> AcousticClassifier:
    tags = read_joblib(job.model, NAMES)
    steps = _of_file(job.model, tags)
    if job.scaler is not None:
        scaler_steps = _of_file(job.scaler, read_joblib(job.scaler, NAMES))
        if any(not isinstance(step, LinearScaling) for step in scaler_steps):
            raise ConversionError(f"{job.scaler.name}: a classifier where the scaler should be")
        if len(steps) > 1:
            raise ConversionError(
                f"{job.model.name} scales by itself, and {job.scaler.name} would scale once more: name only one"
            )
        steps = [*scaler_steps, *steps]
    *scalings, model = steps or [None]
    if model is None or isinstance(model, LinearScaling) or not all(isinstance(one, LinearScaling) for one in scalings):
        raise ConversionError(f"{job.model.name}: expected scalers and then one classifier")
    for scaling in scalings:
        if scaling.offset.size != model.feature_count:
            raise ConversionError(
                f"{job.model.name} takes {model.feature_count} features, its scaler {scaling.offset.size}: they do not belong together"
            )
    return AcousticClassifier(tuple(scalings), model, version_of(tags))


def _of_file(path: Path, tags) -> list:
    try:
        return steps_of(tags)
    except ConversionError as error:
        raise type(error)(f"{path.name}: {error}") from None


def _recipe(chosen: str | None, features: int) -> str:
    known = RECIPE_OF_COUNT.get(features)
    if chosen is None and known is None:
        offered = " and ".join(f"{count} ({name})" for count, name in RECIPE_OF_COUNT.items())
        raise ConversionError(f"it takes {features} features; Nabra knows recipes of {offered}. --feature-recipe names another")
    if chosen in RECIPE_OF_COUNT.values() and chosen != known:
        raise ConversionError(f"it takes {features} features, which {chosen} does not have")
    return chosen or known


def _measure(classifier: AcousticClassifier, proto: onnx.ModelProto) -> tuple[float, list[str]]:
    """Compares with scikit-learn's formulas in float64 on random vectors, on those it was trained on, and at thresholds."""
    random = np.random.default_rng(20261122)
    count = classifier.model.feature_count
    inputs = {"random vectors": random.normal(0, 1.5, (_RANDOM_ROWS, count))}
    real = classifier.model.real_inputs()
    if len(real):
        picked = random.permutation(len(real))[:_MOST_REAL_ROWS]
        inputs["vectors it was trained on (its support vectors)"] = real[picked]
    if isinstance(classifier.model, Forest):
        inputs["random vectors with values on the trees' thresholds"] = _at_thresholds(classifier.model, random)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    session = onnxruntime.InferenceSession(proto.SerializeToString(), options, providers=["CPUExecutionProvider"])
    lines, most = [], 0.0
    for what, scaled in inputs.items():
        features = classifier.unscaled(scaled).astype(np.float32)
        answer = session.run(["probabilities"], {"features": features})[0]
        difference = float(np.abs(answer - classifier.probabilities(features)).max())
        if not difference <= MOST_DIFFERENCE:
            raise ConversionError(f"the ONNX differs from the original by {difference:.2g} on {what}: not written")
        most = max(most, difference)
        lines.append(f"Probabilities differ by at most {difference:.2g} on {len(features)} {what}.")
    how = "The original is worked out from the file's numbers by scikit-learn's formulas in float64: the file itself is never loaded."
    return most, [*lines, how]


def _at_thresholds(model: Forest, random: np.random.Generator) -> np.ndarray:
    x = random.normal(0, 1.5, (_RANDOM_ROWS, model.feature_count))
    for row in x:
        tree = model.trees[random.integers(len(model.trees))]
        inner = np.flatnonzero(tree.left >= 0)
        row[tree.feature[inner]] = tree.threshold[inner].astype(np.float32)
    return x
