"""Features on one scale."""

import numpy as np

# A feature says no more than this many standard deviations: a line or a voice unlike any of the training may say too much.
MOST = 3


class StandardScores:
    """Deviations from the training's mean in its standard deviations, within ±MOST."""

    def __init__(self, x):
        self.mean = x.mean(axis=0)
        self.deviation = x.std(axis=0) + 1e-9

    def __call__(self, x):
        return np.clip((x - self.mean) / self.deviation, -MOST, MOST)
