"""What a classifier is measured by."""

import numpy as np
from clips import SENTIMENTS

WANTED_ACCURACY = 0.8


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
    """The lowest confidence from which on the answers, classes counting alike, are right in WANTED_ACCURACY of cases; and their share."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    weights = balanced_weights(labels)
    for threshold in np.round(np.arange(0.34, 0.96, 0.01), 2):
        sure = confidence >= threshold
        if sure.any() and weights[sure] @ right[sure] / weights[sure].sum() >= WANTED_ACCURACY:
            return float(threshold), float(weights[sure].sum())
    return 0.96, 0.0


def describe(labels, probabilities):
    """All of these for one corpus."""
    threshold, sure = unsure_below(labels, probabilities)
    counts = confusion(labels, probabilities)
    return {
        "uar": round(unweighted_recall(labels, probabilities), 4),
        "recalls": dict(zip(SENTIMENTS, np.round(np.diag(counts) / counts.sum(axis=1), 3).tolist())),
        "accuracy": round(float(np.trace(counts) / counts.sum()), 4),
        "ece": round(calibration_error(labels, probabilities), 4),
        "unsureBelow": threshold,
        "sureShare": round(sure, 3),
        "confusion": counts.tolist(),
    }
