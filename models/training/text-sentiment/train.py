"""Trains the text default and writes it: `python train.py ROWS_FOLDER MODEL_FOLDER` after prepare.ts.

Twice: without a fifth of the hand-written call lines, which the temperature and the threshold are measured on (with the
public corpora's dev parts); then, with nothing else changed, on all of them. The second one is the model.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from embedding_bag import EmbeddingBag, Settings, softmax
from export_onnx import export
from figures import calibration_error, log_loss, macro_f1, unsure_below
from rows import LABELS, read_rows

SETTINGS = Settings()
# Call lines are few and what is judged; reviews of hotels are many and long.
SOURCE_WEIGHT = {"call": 8.0, "elsahar_reviews_arabic": 0.25, "umsab": 3.0}


def main(rows_folder, model_folder):
    """Trains, measures, writes model.onnx, features.json and figures.json."""
    rows = read_rows(rows_folder)
    call = np.char.startswith(rows.source, "call-")
    held_back = call & (rows.part % 5 == 0)
    public_dev = ~call & (rows.split == "dev")
    trained = rows.split == "train"

    trial = fit(rows, np.flatnonzero(trained & ~held_back))
    temperature = best_temperature(rows, trial, held_back | public_dev)
    probabilities = answers(rows, trial, np.flatnonzero(held_back), temperature)
    threshold = unsure_below(probabilities, rows.label[held_back])
    dev = figures(rows, trial, held_back | public_dev, temperature)

    model = fit(rows, np.flatnonzero(trained))
    test = figures(rows, model, ~call & (rows.split == "test"), temperature)
    folder = Path(model_folder)
    folder.mkdir(parents=True, exist_ok=True)
    export(model, temperature, folder / "model.onnx")
    (folder / "features.json").write_bytes((Path(rows_folder) / "features.json").read_bytes())
    report = {"temperature": temperature, "unsureBelow": threshold, "dev": dev, "test": test}
    (Path(rows_folder) / "figures.json").write_text(json.dumps(report, indent=2) + "\n")
    print(f"temperature {temperature}, unsure below {threshold}")
    for name, part in (("dev", dev), ("test", test)):
        for source, figure in part.items():
            print(f"{name:5} {source:28} n {figure['rows']:5} macro-F1 {figure['macroF1']:.3f} ECE {figure['ece']:.3f}")


def fit(rows, chosen):
    """A model trained on the rows chosen."""
    started = time.time()
    weights = rows.weight[chosen].copy()
    for name, weight in SOURCE_WEIGHT.items():
        weights[np.char.startswith(rows.source[chosen], name)] *= weight
    targets = np.eye(3, dtype=np.float32)[rows.label[chosen]]
    model = EmbeddingBag(1 + 2**rows.bucket_bits, SETTINGS)
    model.train(rows.ids, rows.offsets, chosen, targets, rows.allowed[chosen], weights)
    print(f"trained on {len(chosen)} rows in {time.time() - started:.0f} s", flush=True)
    return model


def answers(rows, model, chosen, temperature):
    """Probabilities; of a corpus of two classes without neutral's."""
    logits = model.logits(rows.ids, rows.offsets, chosen) / temperature
    return softmax(np.where(rows.allowed[chosen], logits, -1e9))


def best_temperature(rows, model, chosen):
    """Minimises the log loss, each source counting alike."""
    chosen = np.flatnonzero(chosen)
    sources = [chosen[rows.source[chosen] == name] for name in sorted(set(rows.source[chosen]))]
    losses = {
        temperature: np.mean([log_loss(answers(rows, model, own, temperature), rows.label[own]) for own in sources])
        for temperature in np.round(np.arange(0.6, 4.0, 0.05), 2)
    }
    return float(min(losses, key=losses.get))


def figures(rows, model, chosen, temperature):
    """Per source: rows, macro-F1 over the classes it knows, calibration error."""
    result = {}
    for name in sorted(set(rows.source[chosen])):
        own = np.flatnonzero(chosen & (rows.source == name))
        probabilities = answers(rows, model, own, temperature)
        labels = rows.label[own]
        result[name] = {
            "rows": len(own),
            "classes": [LABELS[one] for one in rows.classes(name)],
            "macroF1": macro_f1(labels, probabilities.argmax(axis=1), rows.classes(name)),
            "ece": calibration_error(probabilities, labels),
        }
    return result


if __name__ == "__main__":
    main(*sys.argv[1:3])
