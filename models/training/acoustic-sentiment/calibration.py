"""Scores of emotions to probabilities."""

import numpy as np
from scipy.optimize import minimize
from vectors import EMOTIONS, SENTIMENT_OF, SHARES, weights_of

# Holds the shifts near 0: 535 clips of 10 speakers do not give seven of them well.
SHIFT_PENALTY = 0.01


class Calibration:
    """softmax(scale · scores + shifts) over the emotions, as if each came in its SHARES; classes are the sums.

    Fitted to scores of speakers who were not trained on.
    """

    def __init__(self, scores, emotion):
        weights = weights_of(emotion) / len(emotion)
        target = np.eye(len(EMOTIONS))[emotion]

        def loss(parameters):
            scale, shifts = parameters[0], parameters[1:]
            p = softmax(scale * scores + shifts + np.log(SHARES))
            slope = weights[:, None] * (p - target)
            value = -(weights * np.log(np.maximum((p * target).sum(axis=1), 1e-12))).sum()
            gradient = np.concatenate([[(slope * scores).sum()], slope.sum(axis=0) + 2 * SHIFT_PENALTY * shifts])
            return value + SHIFT_PENALTY * (shifts @ shifts), gradient

        start = np.concatenate([[1.0], np.zeros(len(EMOTIONS))])
        fitted = minimize(loss, start, jac=True, method="L-BFGS-B").x
        self.scale = fitted[0]
        self.shifts = fitted[1:] + np.log(SHARES)

    def __call__(self, scores):
        """Probabilities of negative, neutral, positive."""
        return softmax(self.scale * scores + self.shifts) @ np.eye(3)[SENTIMENT_OF]


def softmax(logits):
    """Over the last axis."""
    exponential = np.exp(logits - logits.max(axis=1, keepdims=True))
    return exponential / exponential.sum(axis=1, keepdims=True)
