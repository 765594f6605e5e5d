"""Scores of clips by models that have not heard their speakers."""

import numpy as np
from sklearn.model_selection import GroupKFold
from vectors import EMOTIONS


def held_out_scores(model, scores_x, rows, folds):
    """Scores of the plain clips (copy 0), each by a model fitted on the other folds' speakers; and which rows these are."""
    scores = np.zeros((len(rows.x), len(EMOTIONS)))
    for train, test in GroupKFold(folds).split(scores_x, rows.emotion, rows.speaker):
        test = test[rows.copy[test] == 0]
        scores[test] = model(scores_x[train], rows.emotion[train])(scores_x[test])
    plain = rows.copy == 0
    return scores[plain], plain
