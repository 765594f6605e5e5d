"""What a classifier is measured by."""

import numpy as np
from clips import SENTIMENTS

WANTED_ACCURACY = 0.75


def confusion(labels, probabilities):
    """Rows: what it was, columns: what was said."""
    counts = np.zeros((3, 3), int)
    np.add.at(counts, (labels, probabilities.argmax(axis=1)), 1)
    return counts


def unweighted_recall(labels, probabilities):
    """UAR: mean of the three recalls; 1/3 by chance."""
    counts = confusion(labels, probabilities)
    return float(np.mean(np.diag(counts) / counts.sum(axis=1)))


def balanced_weights(labels):
    """Weights by which the three classes count alike; sum 1."""
    return (1 / 3 / np.bincount(labels, minlength=3))[labels]


def calibration_error(labels, probabilities, bins=10):
    """Expected calibration error of the likeliest class over bins of equal width, classes counting alike (Guo et al. 2017)."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    weights = balanced_weights(labels)
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    gap = weights * (confidence - right)
    return float(np.abs(np.bincount(bin_of, gap, minlength=bins)).sum())


def unsure_below(labels, probabilities):
    """The lowest confidence from which on the answers, classes counting alike, are right in WANTED_ACCURACY of cases."""
    return next(
        (float(t) for t in np.round(np.arange(0.34, 0.96, 0.01), 2) if sure(labels, probabilities, t)["right"] >= WANTED_ACCURACY),
        0.96,
    )


def sure(labels, probabilities, threshold):
    """Share of the answers at or above a confidence, and how many of them are right; classes counting alike."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    weights = balanced_weights(labels) * (confidence >= threshold)
    share = float(weights.sum())
    return {"share": round(share, 3), "right": round(float(weights @ right) / share, 3) if share > 0 else 0.0}


def describe(labels, probabilities):
    """All of these for one corpus."""
    counts = confusion(labels, probabilities)
    return {
        "uar": round(unweighted_recall(labels, probabilities), 3),
        "recalls": dict(zip(SENTIMENTS, np.round(np.diag(counts) / counts.sum(axis=1), 3).tolist())),
        "accuracy": round(float(np.trace(counts) / counts.sum()), 3),
        "ece": round(calibration_error(labels, probabilities), 3),
        "confusion": counts.tolist(),
    }
