"""Leave-one-speaker-out and cross-corpus figures: `python measure.py FOLDER RECIPE [COPIES]`."""

import sys

import numpy as np
from figures import describe
from forest import EmotionForest
from svm import EmotionSvm
from vectors import read_vectors

MAKERS = {"svm": EmotionSvm, "forest": EmotionForest}


def speakers_left_out(make, rows):
    """Probabilities of the plain clips, each by a model that has not heard its speaker; nothing of that speaker is used."""
    plain = rows.where(rows.copy == 0)
    probabilities = np.zeros((len(plain.x), 3))
    for speaker in np.unique(plain.speaker):
        model = make(rows.where(rows.speaker != speaker))
        own = plain.speaker == speaker
        probabilities[own] = model(plain.x[own])
    return plain.sentiment, probabilities


def main(folder, recipe, copies="4"):
    """Prints the figures."""
    home = read_vectors(folder, recipe)["emodb"]
    home = home.where(home.copy < int(copies))
    for name, make in MAKERS.items():
        print(name, describe(*speakers_left_out(make, home)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:4])
