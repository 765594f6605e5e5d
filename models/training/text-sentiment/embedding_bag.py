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
def adam_rows(kept, kept_offsets, gradients, table, first, second, scratch, stamp, step, rate, decay):
    """One step of Adam on the rows the batch touched, from the gradients of the sums (already scaled by 1/√n)."""
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
    beta1, beta2 = 0.9, 0.999
    correct1 = 1.0 - beta1 ** min(step, 1000)
    correct2 = 1.0 - beta2 ** min(step, 10000)
    for text in range(texts):
        for index in range(kept_offsets[text], kept_offsets[text + 1]):
            row = kept[index]
            if stamp[row] != step:
                continue
            stamp[row] = -step
            for column in range(width):
                gradient = scratch[row, column]
                first[row, column] = beta1 * first[row, column] + (1 - beta1) * gradient
                second[row, column] = beta2 * second[row, column] + (1 - beta2) * gradient * gradient
                move = (first[row, column] / correct1) / (np.sqrt(second[row, column] / correct2) + 1e-8)
                table[row, column] -= rate * (move + decay * table[row, column])


@dataclass
class Settings:
    """What a training is made of; see card.md for what each was chosen by."""

    width: int = 12
    hidden: int = 24
    epochs: int = 3
    batch: int = 128
    rate: float = 0.003
    decay: float = 0.0
    keep: float = 0.4
    smoothing: float = 0.02
    seed: int = 5


def softmax(logits):
    """Row-wise; −inf is a class that is not asked for."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


class EmbeddingBag:
    """Parameters and their training; `logits` is what the exported graph computes."""

    def __init__(self, rows, settings):
        self.settings = settings
        random = np.random.default_rng(settings.seed)
        width, hidden = settings.width, settings.hidden
        self.table = random.normal(0, 0.05, (rows, width)).astype(np.float32)
        self.dense = {
            "direct": random.normal(0, 0.3, (width, CLASSES)),
            "bias": np.zeros(CLASSES),
            "inner": random.normal(0, 1 / np.sqrt(width), (width, hidden)),
            "inner_bias": np.zeros(hidden),
            "outer": random.normal(0, 1 / np.sqrt(hidden), (hidden, CLASSES)),
        }
        self.dense = {name: value.astype(np.float32) for name, value in self.dense.items()}

    def head(self, pooled):
        """Logits and what the way back needs."""
        inner = np.maximum(pooled @ self.dense["inner"] + self.dense["inner_bias"], 0)
        return pooled @ self.dense["direct"] + inner @ self.dense["outer"] + self.dense["bias"], inner

    def logits(self, ids, offsets, texts, step=2048):
        """Of the texts named, n-grams undropped."""
        out = []
        for start in range(0, len(texts), step):
            out.append(self.head(self.pool(ids, offsets, texts[start : start + step], 1.0, 0)[0])[0])
        return np.concatenate(out) if out else np.zeros((0, CLASSES), np.float32)

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

    def train(self, ids, offsets, texts, targets, allowed, weights, report=None):
        """`targets` [n, 3] sum to 1, `allowed` [n, 3]: classes the text's corpus knows; `weights` [n]."""
        settings = self.settings
        random = np.random.default_rng(settings.seed)
        first, second = np.zeros_like(self.table), np.zeros_like(self.table)
        scratch = np.zeros_like(self.table)
        stamp = np.zeros(len(self.table), np.int64)
        moments = {name: [np.zeros_like(value), np.zeros_like(value)] for name, value in self.dense.items()}
        masked = np.where(allowed, 0, -1e9).astype(np.float32)
        known = allowed / allowed.sum(axis=1, keepdims=True)
        soft = ((1 - settings.smoothing) * targets + settings.smoothing * known).astype(np.float32)
        total = settings.epochs * -(-len(texts) // settings.batch)
        step = 0
        for epoch in range(settings.epochs):
            order = random.permutation(len(texts))
            for start in range(0, len(order), settings.batch):
                step += 1
                some = order[start : start + settings.batch]
                rate = settings.rate * max(0.02, 1 - step / total)
                pooled, kept, kept_offsets, scales = self.pool(ids, offsets, texts[some], settings.keep, step)
                logits, inner = self.head(pooled)
                error = (softmax(logits + masked[some]) - soft[some]) * (weights[some] / settings.batch)[:, None]
                back = (error @ self.dense["outer"].T) * (inner > 0)
                gradients = {
                    "direct": pooled.T @ error,
                    "bias": error.sum(axis=0),
                    "inner": pooled.T @ back,
                    "inner_bias": back.sum(axis=0),
                    "outer": inner.T @ error,
                }
                to_pooled = error @ self.dense["direct"].T + back @ self.dense["inner"].T
                adam_rows(kept, kept_offsets, to_pooled * scales, self.table, first, second, scratch, stamp, step, rate, settings.decay)
                for name, gradient in gradients.items():
                    one, two = moments[name]
                    one += 0.1 * (gradient - one)
                    two += 0.001 * (gradient * gradient - two)
                    correction = np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
                    self.dense[name] -= rate * correction * one / (np.sqrt(two) + 1e-8)
            if report:
                report(epoch, self)
        self.table[stamp == 0] = 0
        return self
