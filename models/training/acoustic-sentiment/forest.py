"""The forest: trees over discriminants of the emotions."""

import numpy as np
from calibration import Calibration
from held_out import held_out_scores
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GroupKFold
from standard_scores import StandardScores
from vectors import EMOTIONS, weights_of

TREES = 150
# Share of the training's weight in a leaf at least.
LEAF_SHARE = 0.002
# Keeps the logarithm of a share no tree gives.
FLOOR = 0.01
RIDGE = 0.1
CALIBRATION_FOLDS = 3
DISCRIMINANT_FOLDS = 9


class Discriminants:
    """Ridge regression of standard scores on each emotion: seven directions that a tree, which cuts one axis at a time, cannot find."""

    def __init__(self, z, emotion):
        weights = weights_of(emotion) / len(emotion)
        self.centre = weights @ z
        target = np.eye(len(EMOTIONS))[emotion]
        weighted = (z - self.centre) * weights[:, None]
        spread = weighted.T @ (z - self.centre) + RIDGE * np.eye(z.shape[1])
        self.directions = np.linalg.solve(spread, weighted.T @ (target - weights @ target))

    def __call__(self, z):
        return (z - self.centre) @ self.directions


class Trees:
    """Trees of one training, called with discriminants for log probabilities of the emotions."""

    def __init__(self, seen, emotion):
        forest = RandomForestClassifier(
            n_estimators=TREES, min_weight_fraction_leaf=LEAF_SHARE, max_features="sqrt", max_samples=0.5, random_state=0
        )
        self.forest = forest.fit(seen, emotion, sample_weight=weights_of(emotion))

    def __call__(self, seen):
        return np.log(self.forest.predict_proba(seen) + FLOOR)


class EmotionForest:
    """Features to probabilities of negative, neutral, positive."""

    def __init__(self, rows):
        self.standard = StandardScores(rows.x)
        z = self.standard(rows.x)
        # Trees must see discriminants as they are for voices not trained on: each speaker's come from the others'.
        seen = np.zeros((len(z), len(EMOTIONS)))
        for train, test in GroupKFold(min(DISCRIMINANT_FOLDS, len(set(rows.speaker)))).split(z, groups=rows.speaker):
            seen[test] = Discriminants(z[train], rows.emotion[train])(z[test])
        scores, plain = held_out_scores(Trees, seen, rows, CALIBRATION_FOLDS)
        self.calibration = Calibration(scores, rows.emotion[plain])
        self.discriminants = Discriminants(z, rows.emotion)
        self.trees = Trees(seen, rows.emotion)

    def __call__(self, x):
        return self.calibration(self.trees(self.discriminants(self.standard(x))))
