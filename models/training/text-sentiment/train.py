"""Trains the text default and writes it: `python train.py ROWS_FOLDER MODEL_FOLDER` after prepare.ts.

Twice: without a fifth of the hand-written call lines and without the public corpora's dev parts, which the temperatures
and the threshold are measured on; then, with nothing else changed, with them. The second one is the model.
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
# Call lines are few and what is judged; tweets are few.
SOURCE_WEIGHT = {"call-": 4.0, "umsab": 4.0}
# Reviews of hotels and books are many, long and nearly all content: a quarter of them says as much.
THINNED, ONE_IN = "elsahar_reviews_arabic", 4


def main(rows_folder, model_folder):
    """Trains, measures, writes model.onnx, features.json and figures.json."""
    rows = read_rows(rows_folder)
    call = np.char.startswith(rows.source, "call-")
    held_back = call & (rows.part % 5 == 0)
    public_dev = ~call & (rows.split == "dev")
    trained = rows.split == "train"

    trial = fit(rows, np.flatnonzero(trained & ~held_back))
    coldness = best_coldness(rows, trial, held_back | public_dev)
    probabilities = answers(rows, trial, np.flatnonzero(held_back), coldness)
    threshold = unsure_below(probabilities, rows.label[held_back])
    taken_for_calls = float(trial.logits(rows.ids, rows.offsets, np.flatnonzero(held_back))[1][:, 0].mean())
    dev = figures(rows, trial, held_back | public_dev, coldness)

    model = fit(rows, np.flatnonzero(trained | public_dev))
    test = figures(rows, model, ~call & (rows.split == "test"), coldness)
    folder = Path(model_folder)
    folder.mkdir(parents=True, exist_ok=True)
    export(model, coldness, folder / "model.onnx")
    (folder / "features.json").write_bytes((Path(rows_folder) / "features.json").read_bytes())
    temperatures = dict(zip(rows.domain_names, (round(1 / float(cold), 2) for cold in coldness)))
    report = {"temperatures": temperatures, "unsureBelow": threshold, "takenForCalls": taken_for_calls, "dev": dev, "test": test}
    (Path(rows_folder) / "figures.json").write_text(json.dumps(report, indent=2) + "\n")
    print(f"temperatures {temperatures}, unsure below {threshold}, call lines taken for calls {taken_for_calls:.3f}")
    for name, part in (("dev", dev), ("test", test)):
        for source, figure in part.items():
            print(f"{name:5} {source:28} n {figure['rows']:5} macro-F1 {figure['macroF1']:.3f} ECE {figure['ece']:.3f}")


def fit(rows, chosen):
    """A model trained on the rows chosen."""
    started = time.time()
    thinned = (rows.source[chosen] == THINNED) & (rows.label[chosen] != 1) & (rows.part[chosen] % ONE_IN != 0)
    chosen = chosen[~thinned]
    weights = rows.weight[chosen].copy()
    for name, weight in SOURCE_WEIGHT.items():
        weights[np.char.startswith(rows.source[chosen], name)] *= weight
    targets = np.eye(3, dtype=np.float32)[rows.label[chosen]]
    model = EmbeddingBag(1 + 2**rows.bucket_bits, SETTINGS, rows.domain_classes())
    domains = rows.domain[chosen]
    model.train(rows.ids, rows.offsets, chosen, targets, rows.allowed[chosen], weights, domains)
    print(f"trained on {len(chosen)} rows in {time.time() - started:.0f} s", flush=True)
    return model


def answers(rows, model, chosen, coldness):
    """Probabilities; of a corpus of two classes without neutral's."""
    logits, shares = model.logits(rows.ids, rows.offsets, chosen)
    return softmax(np.where(rows.allowed[chosen], logits * (shares @ coldness)[:, None], -1e9))


def best_coldness(rows, model, chosen):
    """Per domain 1/temperature: what minimises the log loss of its rows among `chosen`."""
    coldness = np.ones(rows.domain.max() + 1, np.float32)
    for domain in range(len(coldness)):
        own = np.flatnonzero(chosen & (rows.domain == domain))
        logits = model.logits(rows.ids, rows.offsets, own)[0]
        losses = {
            cold: log_loss(softmax(np.where(rows.allowed[own], logits * cold, -1e9)), rows.label[own])
            for cold in 1 / np.arange(0.6, 4.0, 0.05)
        }
        coldness[domain] = min(losses, key=losses.get)
    return coldness


def figures(rows, model, chosen, coldness):
    """Per source: rows, macro-F1 over the classes it knows, calibration error."""
    result = {}
    for name in sorted(set(rows.source[chosen])):
        own = np.flatnonzero(chosen & (rows.source == name))
        probabilities = answers(rows, model, own, coldness)
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
