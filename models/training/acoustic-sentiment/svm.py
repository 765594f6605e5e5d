"""The SVM: seven emotions, one against one."""

import itertools

import numpy as np
from calibration import Calibration
from held_out import held_out_scores
from sklearn.svm import SVC
from standard_scores import StandardScores
from vectors import EMOTIONS

COST = 3.0
GAMMA_TIMES_FEATURES = 0.5
CALIBRATION_FOLDS = 3
PAIRS = list(itertools.combinations(range(len(EMOTIONS)), 2))
# A pair of emotions votes for one of them; beyond its margin (±1) it is no surer.
VOTES = np.zeros((len(PAIRS), len(EMOTIONS)))
for pair, (one, other) in enumerate(PAIRS):
    VOTES[pair, one], VOTES[pair, other] = 1 / 6, -1 / 6


class Machines:
    """The 21 machines of one training, called with standard scores for votes on the emotions."""

    def __init__(self, z, emotion):
        self.gamma = GAMMA_TIMES_FEATURES / z.shape[1]
        machine = SVC(C=COST, gamma=self.gamma, class_weight="balanced", decision_function_shape="ovo")
        self.machine = machine.fit(z, emotion)

    def __call__(self, z):
        return np.clip(self.machine.decision_function(z), -1, 1) @ VOTES

    def pairwise(self):
        """Support vectors, their coefficients in each pair [vectors, pairs], and the pairs' intercepts."""
        machine = self.machine
        ends = np.cumsum(machine.n_support_)
        starts = ends - machine.n_support_
        coefficients = np.zeros((ends[-1], len(PAIRS)))
        for pair, (one, other) in enumerate(PAIRS):
            own, others = slice(starts[one], ends[one]), slice(starts[other], ends[other])
            coefficients[own, pair] = machine.dual_coef_[other - 1, own]
            coefficients[others, pair] = machine.dual_coef_[one, others]
        return machine.support_vectors_, coefficients, machine.intercept_


class EmotionSvm:
    """Features to probabilities of negative, neutral, positive."""

    def __init__(self, rows):
        self.standard = StandardScores(rows.x)
        z = self.standard(rows.x)
        scores, plain = held_out_scores(Machines, z, rows, CALIBRATION_FOLDS)
        self.calibration = Calibration(scores, rows.emotion[plain])
        self.machines = Machines(z, rows.emotion)

    def __call__(self, x):
        return self.calibration(self.machines(self.standard(x)))
