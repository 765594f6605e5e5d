"""What extract-features.ts measured of the clips that prepare.py wrote."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from clips import SENTIMENTS

# The emotions of EMO-DB in the order classifiers have them, and which of our classes each stands for.
EMOTIONS = ("anger", "boredom", "disgust", "fear", "sadness", "neutral", "happiness")
SENTIMENT_OF = np.array([0, 0, 0, 0, 0, 1, 2])
# Each class counts alike, and within negative each emotion: what probabilities are calibrated for.
SHARES = np.array([1 / 15] * 5 + [1 / 3, 1 / 3])


@dataclass(frozen=True)
class Vectors:
    """Rows of one corpus: `x` features; `sentiment` an index of SENTIMENTS, `emotion` one of EMOTIONS (-1: another corpus's)."""

    x: np.ndarray
    emotion: np.ndarray
    sentiment: np.ndarray
    speaker: np.ndarray
    copy: np.ndarray
    file: np.ndarray

    def where(self, chosen):
        """The rows chosen."""
        return Vectors(**{name: values[chosen] for name, values in vars(self).items()})

    def and_also(self, others):
        """These rows, then the others."""
        return Vectors(**{name: np.concatenate([values, getattr(others, name)]) for name, values in vars(self).items()})


def read_vectors(folder, recipe):
    """Vectors of each corpus by its name."""
    rows = json.loads((Path(folder) / "clips.json").read_text())
    x = np.fromfile(Path(folder) / f"{recipe}.f32", "<f4").reshape(len(rows), -1).astype(np.float64)
    emotion = [EMOTIONS.index(row["emotion"]) if row["emotion"] in EMOTIONS else -1 for row in rows]
    columns = {
        "emotion": np.array(emotion),
        "sentiment": np.array([SENTIMENTS.index(row["sentiment"]) for row in rows]),
        **{name: np.array([row[name] for row in rows]) for name in ("speaker", "copy", "file")},
    }
    everything = Vectors(x=x, **columns)
    corpus = np.array([row["corpus"] for row in rows])
    return {name: everything.where(corpus == name) for name in np.unique(corpus)}


def weights_of(emotion):
    """A weight for each row, by which emotions have their SHARES; mean 1."""
    counts = np.bincount(emotion, minlength=len(EMOTIONS))
    return (SHARES / np.maximum(1, counts))[emotion] * len(emotion)
