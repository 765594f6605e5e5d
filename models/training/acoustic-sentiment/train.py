"""Trains both acoustic defaults, measures and writes them: `python train.py FOLDER MODELS_FOLDER` after extract-features.ts."""

import json
import sys
from pathlib import Path

import numpy as np
from clips import EVALUATED_ON, MEN, SENTIMENTS, TRAINED_ON, WOMEN
from export_forest import export_forest
from export_svm import export_svm
from figures import describe, sure, unsure_below
from forest import EmotionForest
from card import write_card
from graph import difference, run
from svm import EmotionSvm
from vectors import read_vectors
from voices_left_out import voices_left_out

RECIPE = "prosody-113"
MODELS = {"nabra-acoustic-svm": (EmotionSvm, export_svm), "nabra-acoustic-forest": (EmotionForest, export_forest)}
GOLDEN_CLIPS = 6


def main(folder, models_folder):
    """Writes model.onnx, golden.json and figures.json of each."""
    corpora = read_vectors(folder, RECIPE)
    home = corpora[TRAINED_ON].and_also(corpora["neutral"])
    calm = corpora["neutral_held_out"]
    for name, (make, export) in MODELS.items():
        speakers = voices_left_out(make, home, lambda speaker: speaker if speaker in WOMEN | MEN else "")
        # Calls are further from the training than one more actor is: the threshold comes from a harder test.
        sexes = voices_left_out(make, home, sex_of)
        threshold = unsure_below(*sexes)
        model = make(home)
        others = {other: (corpora[other].sentiment, model(corpora[other].x)) for other in EVALUATED_ON}
        figures = {"recipe": RECIPE, "unsureBelow": threshold}
        for test, answers in {"speakersLeftOut": speakers, "sexesLeftOut": sexes, **others}.items():
            figures[test] = {**describe(*answers), "sure": sure(*answers, threshold)}
        figures["neutralHeldOut"] = {
            str(speaker): heard_as(model(calm.x[calm.speaker == speaker])) for speaker in np.unique(calm.speaker)
        }
        target = Path(models_folder) / name
        target.mkdir(parents=True, exist_ok=True)
        export(model, target / "model.onnx")
        everything = np.concatenate([rows.x for rows in corpora.values()])
        gaps = difference(target / "model.onnx", model, everything)
        figures["onnx"] = {"rows": len(gaps), "greatest": float(gaps.max()), "over1e-5": int((gaps > 1e-5).sum())}
        (target / "golden.json").write_text(json.dumps(golden(target / "model.onnx", home)))
        (Path(folder) / f"{name}.figures.json").write_text(json.dumps(figures, indent=1) + "\n")
        write_card(target / "card.md", name, figures)
        print(name, json.dumps(figures), flush=True)


def sex_of(speaker):
    """Group of an actor of EMO-DB."""
    return "women" if speaker in WOMEN else "men" if speaker in MEN else ""


def heard_as(probabilities):
    """Share of clips that each class is said of."""
    shares = np.bincount(probabilities.argmax(axis=1), minlength=3) / len(probabilities)
    return {"clips": len(probabilities), **dict(zip(SENTIMENTS, np.round(shares, 3).tolist()))}


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
