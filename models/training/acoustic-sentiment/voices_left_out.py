"""What models say of voices they have not heard."""

import numpy as np


def voices_left_out(make, rows, groups):
    """Labels and probabilities of the plain clips, each by a model trained without its group; nothing of that group is used.

    `groups` gives a group for each speaker, "" where a speaker always trains.
    """
    group = np.array([groups(speaker) for speaker in rows.speaker])
    labels, probabilities = [], []
    for left_out in sorted(set(group) - {""}):
        model = make(rows.where(group != left_out))
        heard = rows.where((group == left_out) & (rows.copy == 0))
        labels.append(heard.sentiment)
        probabilities.append(model(heard.x))
    return np.concatenate(labels), np.concatenate(probabilities)
