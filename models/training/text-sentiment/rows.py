"""The rows that prepare.ts wrote."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

LABELS = ["negative", "neutral", "positive"]
OWN = ("call-", "template-", "lexicon-")


@dataclass
class Rows:
    """Rows of all sources: n-gram ids of row `i` are `ids[offsets[i]:offsets[i + 1]]`; other arrays have a cell a row."""

    bucket_bits: int
    ids: np.ndarray
    offsets: np.ndarray
    source: np.ndarray
    split: np.ndarray
    label: np.ndarray
    weight: np.ndarray
    part: np.ndarray
    text: list
    allowed: np.ndarray
    domain: np.ndarray
    domain_names: list

    def domain_classes(self):
        """[domains, 3]: the classes each domain knows. Domain 0 is calls, then the corpora by name."""
        return np.array([self.allowed[self.domain == one][0] for one in range(self.domain.max() + 1)])

    def classes(self, source):
        """Labels that the source knows: corpora without neutral say nothing of it."""
        return np.flatnonzero(self.allowed[self.source == source][0])


def read_rows(folder):
    """Reads them; a source that never says neutral is of two classes."""
    folder = Path(folder)
    cells = [line.split("\t") for line in (folder / "rows.tsv").read_text("utf8").rstrip("\n").split("\n")]
    source, split, label, weight, part, text = zip(*cells)
    source, label = np.array(source), np.array([LABELS.index(name) for name in label])
    allowed = np.ones((len(cells), 3), bool)
    for name in set(source):
        own = source == name
        # A lexicon or a template file may lack a class by chance: only corpora are of two classes by their making.
        if not name.startswith(OWN) and not (label[own] == 1).any():
            allowed[own, 1] = False
    # All that was written for calls is one domain, and so are the parts of a corpus.
    corpus = np.array(["" if name.startswith(OWN) else name.split("-")[0] for name in source])
    domain_names, domain = np.unique(corpus, return_inverse=True)
    return Rows(
        bucket_bits=json.loads((folder / "features.json").read_text())["bucketBits"],
        ids=np.fromfile(folder / "ids.i32", np.int32),
        offsets=np.fromfile(folder / "offsets.i64", np.int64),
        source=source,
        split=np.array(split),
        label=label,
        weight=np.array(weight, np.float32),
        part=np.array([int(cell) for cell in part]),
        text=list(text),
        allowed=allowed,
        domain=domain,
        domain_names=[str(name) or "calls" for name in domain_names],
    )
