"""Trains both acoustic defaults, measures and writes them: `python train.py FOLDER MODELS_FOLDER` after extract-features.ts."""

import json
import sys
from pathlib import Path

import numpy as np
from clips import EVALUATED_ON, TRAINED_ON
from export_forest import export_forest
from export_svm import export_svm
from figures import describe
from forest import EmotionForest
from graph import difference, run
from measure import speakers_left_out
from svm import EmotionSvm
from vectors import read_vectors

RECIPE = "prosody-88"
# Plain clips and so many less one varied copies.
COPIES = 4
MODELS = {"nabra-acoustic-svm": (EmotionSvm, export_svm), "nabra-acoustic-forest": (EmotionForest, export_forest)}
GOLDEN_CLIPS = 6


def main(folder, models_folder):
    """Writes model.onnx, golden.json and figures.json of each."""
    corpora = read_vectors(folder, RECIPE)
    home = corpora[TRAINED_ON]
    home = home.where(home.copy < COPIES)
    for name, (make, export) in MODELS.items():
        figures = {"recipe": RECIPE, TRAINED_ON: describe(*speakers_left_out(make, home))}
        model = make(home)
        figures |= {other: describe(corpora[other].sentiment, model(corpora[other].x)) for other in EVALUATED_ON}
        target = Path(models_folder) / name
        target.mkdir(parents=True, exist_ok=True)
        export(model, target / "model.onnx")
        everything = np.concatenate([rows.x for rows in corpora.values()])
        gaps = difference(target / "model.onnx", model, everything)
        figures["onnx"] = {"rows": len(gaps), "greatest": float(gaps.max()), "over1e-5": int((gaps > 1e-5).sum())}
        (target / "golden.json").write_text(json.dumps(golden(target / "model.onnx", home)))
        (Path(folder) / f"{name}.figures.json").write_text(json.dumps(figures, indent=1) + "\n")
        print(name, json.dumps(figures), flush=True)


def golden(path, rows):
    """A few plain clips, evenly picked, with what the model says of them."""
    plain = np.flatnonzero(rows.copy == 0)
    picked = plain[np.linspace(0, len(plain) - 1, GOLDEN_CLIPS).astype(int)]
    labels, probabilities = run(path, rows.x[picked])
    answers = zip(rows.file[picked], rows.x[picked], labels, probabilities.tolist(), strict=True)
    return [
        {"clip": str(clip), "features": [float(f"{v:.9g}") for v in x], "label": label, "probabilities": answer}
        for clip, x, label, answer in answers
    ]


if __name__ == "__main__":
    main(*sys.argv[1:3])
