"""The clips of a corpus and what their labels say."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

RATE_HZ = 16000
SENTIMENTS = ("negative", "neutral", "positive")
TRAINED_ON = "emodb"
# RAVDESS is for evaluation only (CC BY-NC-SA), URDU likewise (research only): nothing of them enters a model.
EVALUATED_ON = ("ravdess", "urdu")
# Speakers of EMO-DB; the others are men.
WOMEN = {"08", "09", "13", "14", "16"}
MEN = {"03", "10", "11", "12", "15"}


@dataclass(frozen=True)
class Clip:
    """One recording: `file` under the emotion folder, `sentiment` its valence in our three classes."""

    file: str
    emotion: str
    sentiment: str
    speaker: str


def read_clips(folder, corpus):
    """Clips of a corpus in the order of labels.tsv; those whose valence is none of the three (surprise) are left out."""
    with open(Path(folder) / "labels.tsv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Clip(row["file"], row["emotion"], row["valence"], row["speaker"])
        for row in rows
        if row["file"].startswith(f"{corpus}/") and row["valence"] in SENTIMENTS
    ]


def read_signal(folder, clip):
    """Samples at 16 kHz, float64 in ±1."""
    signal, rate_hz = soundfile.read(str(Path(folder) / clip.file), dtype="float64")
    if rate_hz != RATE_HZ or signal.ndim != 1:
        raise ValueError(f"{clip.file}: expected mono at {RATE_HZ} Hz")
    return np.asarray(signal)
