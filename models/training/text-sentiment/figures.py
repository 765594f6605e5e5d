"""What a model is measured by."""

import numpy as np


def macro_f1(labels, answers, classes):
    """Mean over the classes of F1."""
    scores = []
    for one in classes:
        both = ((labels == one) & (answers == one)).sum()
        scores.append(2 * both / max(1, (labels == one).sum() + (answers == one).sum()))
    return float(np.mean(scores))


def calibration_error(probabilities, labels, bins=10):
    """Expected calibration error of the likeliest class, over `bins` of equal width (Guo et al. 2017)."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    errors = [abs(confidence[bin_of == b].sum() - right[bin_of == b].sum()) for b in range(bins)]
    return float(sum(errors) / len(labels))


def log_loss(probabilities, labels):
    """Mean negative logarithm of the label's probability."""
    return float(-np.log(np.maximum(probabilities[np.arange(len(labels)), labels], 1e-9)).mean())


def unsure_below(probabilities, labels, wanted=0.55, reach=0.05):
    """The lowest confidence from 1/3 up around which (± `reach`) at least `wanted` of the answers are right."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    for threshold in np.arange(0.34, 0.8, 0.01):
        near = np.abs(confidence - threshold) <= reach
        if near.sum() >= 20 and right[near].mean() >= wanted:
            return round(float(threshold), 2)
    return 0.8
