"""The model: rows of an embedding summed over a text's n-grams, divided by the root of their number, a small network.

Rows are trained in float32 with lazy Adam (only the rows a batch touches move) and kept as int8 per column when exported.
"""

from dataclasses import dataclass

import numpy as np
from numba import njit

CLASSES = 3


@njit(cache=True, fastmath=True)
def sum_rows(ids, offsets, batch, keep, seed, table, out, counts, kept, kept_offsets):
    """Sums the rows of each text's n-grams; each n-gram is kept with probability `keep`. Writes the ids kept."""
    np.random.seed(seed)
    at = 0
    width = table.shape[1]
    for position in range(batch.shape[0]):
        text = batch[position]
        kept_offsets[position] = at
        for column in range(width):
            out[position, column] = 0.0
        for index in range(offsets[text], offsets[text + 1]):
            if keep < 1.0 and np.random.random() >= keep:
                continue
            row = ids[index]
            kept[at] = row
            at += 1
            for column in range(width):
                out[position, column] += table[row, column]
        counts[position] = max(1, at - kept_offsets[position])
    kept_offsets[batch.shape[0]] = at


@njit(cache=True, fastmath=True)
def step_rows(kept, kept_offsets, gradients, table, squares, scratch, stamp, step, rate, start):
    """One step of Adagrad on the rows the batch touched, from the gradients of the sums (already scaled by 1/√n).

    Each row has one sum of squares, which starts at `start`: a row seen once or twice moves as its gradient says and not,
    as under Adam, a whole step, so what is rare is not learnt by heart.
    """
    width = table.shape[1]
    texts = gradients.shape[0]
    for text in range(texts):
        for index in range(kept_offsets[text], kept_offsets[text + 1]):
            row = kept[index]
            if stamp[row] != step:
                stamp[row] = step
                for column in range(width):
                    scratch[row, column] = 0.0
            for column in range(width):
                scratch[row, column] += gradients[text, column]
    for text in range(texts):
        for index in range(kept_offsets[text], kept_offsets[text + 1]):
            row = kept[index]
            if stamp[row] != step:
                continue
            stamp[row] = -step
            norm = 0.0
            for column in range(width):
                norm += scratch[row, column] * scratch[row, column]
            squares[row] += norm / width
            pace = rate / np.sqrt(start + squares[row])
            for column in range(width):
                table[row, column] -= pace * scratch[row, column]


@dataclass
class Settings:
    """What a training is made of; see card.md for what each was chosen by."""

    width: int = 15
    hidden: int = 24
    domain_weight: float = 0.3
    epochs: int = 8
    batch: int = 128
    rate: float = 0.003
    table_rate: float = 0.05
    start: float = 0.01
    keep: float = 0.4
    smoothing: float = 0.02
    seed: int = 5


def softmax(logits):
    """Row-wise; −inf is a class that is not asked for."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


class EmbeddingBag:
    """Parameters and their training; `logits` is what the exported graph computes."""

    def __init__(self, rows, settings, domain_allowed):
        """`domain_allowed` [domains, 3]: classes each domain's corpora know; domain 0 is calls."""
        self.settings = settings
        random = np.random.default_rng(settings.seed)
        width, hidden, domains = settings.width, settings.hidden, len(domain_allowed)
        self.table = np.zeros((rows, width), np.float32)
        self.domain_allowed = domain_allowed.astype(np.float32)
        self.dense = {
            "direct": random.normal(0, 0.3, (width, CLASSES)),
            "bias": np.zeros(CLASSES),
            "inner": random.normal(0, 1 / np.sqrt(width), (width, hidden)),
            "inner_bias": np.zeros(hidden),
            "outer": random.normal(0, 1 / np.sqrt(hidden), (hidden, CLASSES)),
            "gate": random.normal(0, 0.3, (width, domains)),
            "gate_bias": np.zeros(domains),
            "own": random.normal(0, 0.3, (width, domains, CLASSES)) * domain_allowed[None],
            "own_bias": np.zeros((domains, CLASSES)),
        }
        self.dense = {name: value.astype(np.float32) for name, value in self.dense.items()}

    def head(self, pooled):
        """Logits, then what the way back needs: the hidden layer and the shares of the domains."""
        dense = self.dense
        inner = np.maximum(pooled @ dense["inner"] + dense["inner_bias"], 0)
        shares = softmax(pooled @ dense["gate"] + dense["gate_bias"])
        shared = pooled @ dense["direct"] + inner @ dense["outer"] + dense["bias"]
        own = np.tensordot(pooled, dense["own"], 1) + dense["own_bias"]
        return shared + (own * shares[:, :, None]).sum(axis=1), inner, shares

    def logits(self, ids, offsets, texts, step=2048):
        """Logits [n, 3] and shares of the domains [n, domains] of the texts named, no n-gram dropped."""
        parts = [texts[start : start + step] for start in range(0, len(texts), step)]
        answers = [self.head(self.pool(ids, offsets, part, 1.0, 0)[0]) for part in parts]
        return np.concatenate([logits for logits, _, _ in answers]), np.concatenate([shares for _, _, shares in answers])

    def pool(self, ids, offsets, texts, keep, seed):
        """Scaled sums, with the ids kept, their offsets and the scales."""
        most = int((offsets[texts + 1] - offsets[texts]).sum()) + 1
        sums = np.empty((len(texts), self.table.shape[1]), np.float32)
        counts = np.empty(len(texts), np.float32)
        kept = np.empty(most, np.int32)
        kept_offsets = np.empty(len(texts) + 1, np.int64)
        sum_rows(ids, offsets, texts, keep, seed, self.table, sums, counts, kept, kept_offsets)
        scales = (1 / np.sqrt(counts))[:, None].astype(np.float32)
        return sums * scales, kept, kept_offsets, scales

    def train(self, ids, offsets, texts, targets, allowed, weights, domains, report=None):
        """`targets` [n, 3] sum to 1, `allowed` [n, 3]: classes the text's corpus knows; `weights` [n]."""
        settings = self.settings
        random = np.random.default_rng(settings.seed)
        squares = np.zeros(len(self.table), np.float32)
        scratch = np.zeros_like(self.table)
        stamp = np.zeros(len(self.table), np.int64)
        moments = {name: [np.zeros_like(value), np.zeros_like(value)] for name, value in self.dense.items()}
        masked = np.where(allowed, 0, -1e9).astype(np.float32)
        known = allowed / allowed.sum(axis=1, keepdims=True)
        soft = ((1 - settings.smoothing) * targets + settings.smoothing * known).astype(np.float32)
        which = np.eye(len(self.domain_allowed), dtype=np.float32)[domains]
        total = settings.epochs * -(-len(texts) // settings.batch)
        step = 0
        for epoch in range(settings.epochs):
            order = random.permutation(len(texts))
            for start in range(0, len(order), settings.batch):
                step += 1
                some = order[start : start + settings.batch]
                rate = settings.rate * max(0.02, 1 - step / total)
                pooled, kept, kept_offsets, scales = self.pool(ids, offsets, texts[some], settings.keep, step)
                logits, inner, shares = self.head(pooled)
                scale = (weights[some] / settings.batch)[:, None]
                error = (softmax(logits + masked[some]) - soft[some]) * scale
                back = (error @ self.dense["outer"].T) * (inner > 0)
                # Which domain a text is of is learnt from the texts alone, not from what would answer best.
                gate_error = (shares - which[some]) * scale * settings.domain_weight
                own_error = shares[:, :, None] * error[:, None, :] * self.domain_allowed[None]
                gradients = {
                    "direct": pooled.T @ error,
                    "bias": error.sum(axis=0),
                    "inner": pooled.T @ back,
                    "inner_bias": back.sum(axis=0),
                    "outer": inner.T @ error,
                    "gate": pooled.T @ gate_error,
                    "gate_bias": gate_error.sum(axis=0),
                    "own": np.tensordot(pooled.T, own_error, 1),
                    "own_bias": own_error.sum(axis=0),
                }
                to_pooled = (
                    error @ self.dense["direct"].T
                    + back @ self.dense["inner"].T
                    + gate_error @ self.dense["gate"].T
                    + np.tensordot(own_error, self.dense["own"], ([1, 2], [1, 2]))
                )
                pace = settings.table_rate * rate / settings.rate
                gradient_of_sums = to_pooled * scales * settings.batch
                step_rows(kept, kept_offsets, gradient_of_sums, self.table, squares, scratch, stamp, step, pace, settings.start)
                for name, gradient in gradients.items():
                    one, two = moments[name]
                    one += 0.1 * (gradient - one)
                    two += 0.001 * (gradient * gradient - two)
                    correction = np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
                    self.dense[name] -= rate * correction * one / (np.sqrt(two) + 1e-8)
            if report:
                report(epoch, self)
        return self
