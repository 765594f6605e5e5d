"""scikit-learn's estimators as numbers, with their prediction worked out again in float64: what the ONNX is held against."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class LinearScaling:
    """y = (x - offset) / divisor, element by element: StandardScaler, MinMaxScaler, RobustScaler, MaxAbsScaler."""

    offset: np.ndarray
    divisor: np.ndarray

    def apply(self, x: np.ndarray) -> np.ndarray:
        return (x - self.offset) / self.divisor


@dataclass(frozen=True)
class SupportVectorMachine:
    """An SVC with probabilities. Arrays are libsvm's own: `dual_coef` [classes - 1, vectors], pairs in its order."""

    labels: tuple[str, ...]
    kernel: str
    gamma: float
    coef0: float
    degree: int
    support_vectors: np.ndarray
    vectors_per_class: np.ndarray
    dual_coef: np.ndarray
    intercept: np.ndarray
    prob_a: np.ndarray
    prob_b: np.ndarray
    training_shares: tuple[float, ...] | None
    """Of the classes in the training data, where the file tells: its probabilities follow them."""

    @property
    def feature_count(self) -> int:
        return self.support_vectors.shape[1]

    def real_inputs(self) -> np.ndarray:
        """Vectors it was trained on, scaled."""
        return self.support_vectors

    def probabilities(self, x: np.ndarray) -> np.ndarray:
        """As `svm_predict_probability` of libsvm 3: a logistic function of each pair's vote, then coupled."""
        decisions = self._pairwise_decisions(x)
        pairwise = np.clip(1 / (1 + np.exp(decisions * self.prob_a + self.prob_b)), 1e-7, 1 - 1e-7)
        return np.stack([_couple(row, len(self.labels)) for row in pairwise])

    def _pairwise_decisions(self, x: np.ndarray) -> np.ndarray:
        kernel = self._kernel(x.astype(np.float64))
        ends = np.cumsum(self.vectors_per_class)
        of_class = [slice(end - count, end) for end, count in zip(ends, self.vectors_per_class)]
        decisions = [
            kernel[:, of_class[i]] @ self.dual_coef[j - 1, of_class[i]]
            + kernel[:, of_class[j]] @ self.dual_coef[i, of_class[j]]
            for i in range(len(self.labels))
            for j in range(i + 1, len(self.labels))
        ]
        return np.stack(decisions, axis=1) + self.intercept

    def _kernel(self, x: np.ndarray) -> np.ndarray:
        if self.kernel == "rbf":
            squares = (x**2).sum(1)[:, None] + (self.support_vectors**2).sum(1) - 2 * x @ self.support_vectors.T
            return np.exp(-self.gamma * squares)
        products = x @ self.support_vectors.T
        if self.kernel == "linear":
            return products
        inner = self.gamma * products + self.coef0
        return np.tanh(inner) if self.kernel == "sigmoid" else inner**self.degree


def _couple(pairwise: np.ndarray, classes: int) -> np.ndarray:
    """`multiclass_probability` of libsvm (Wu, Lin and Weng 2004, second method), stopped as it stops."""
    r = np.zeros((classes, classes))
    for value, (i, j) in zip(pairwise, ((i, j) for i in range(classes) for j in range(i + 1, classes))):
        r[i, j], r[j, i] = value, 1 - value
    q = -r.T * r
    np.fill_diagonal(q, (r.T**2).sum(1) - np.diag(r) ** 2)
    p = np.full(classes, 1 / classes)
    for _ in range(max(100, classes)):
        qp = q @ p
        pqp = p @ qp
        if np.abs(qp - pqp).max() < 0.005 / classes:
            break
        for t in range(classes):
            difference = (pqp - qp[t]) / q[t, t]
            p[t] += difference
            pqp = (pqp + difference * (difference * q[t, t] + 2 * qp[t])) / (1 + difference) ** 2
            qp = (qp + difference * q[t]) / (1 + difference)
            p /= 1 + difference
    return p


@dataclass(frozen=True)
class Tree:
    """A decision tree: children are -1 at a leaf; `shares` [nodes, classes] sum to 1."""

    left: np.ndarray
    right: np.ndarray
    feature: np.ndarray
    threshold: np.ndarray
    shares: np.ndarray


@dataclass(frozen=True)
class Forest:
    """The mean of its trees' leaves: RandomForestClassifier, ExtraTreesClassifier, DecisionTreeClassifier."""

    labels: tuple[str, ...]
    feature_count: int
    trees: tuple[Tree, ...]
    training_shares: tuple[float, ...] | None

    def real_inputs(self) -> np.ndarray:
        """A forest keeps no vector it was trained on."""
        return np.empty((0, self.feature_count))

    def probabilities(self, x: np.ndarray) -> np.ndarray:
        """Trees compare float32 values; not greater goes left."""
        x = x.astype(np.float32)
        total = np.zeros((len(x), len(self.labels)))
        rows = np.arange(len(x))
        for tree in self.trees:
            node = np.zeros(len(x), np.int64)
            while (inner := tree.left[node] >= 0).any():
                goes_left = x[rows, tree.feature[node]] <= tree.threshold[node]
                node = np.where(inner, np.where(goes_left, tree.left[node], tree.right[node]), node)
            total += tree.shares[node]
        return total / len(self.trees)


@dataclass(frozen=True)
class AcousticClassifier:
    """What one side's files make together: the scalings in their order, then the classifier."""

    scalings: tuple[LinearScaling, ...]
    model: SupportVectorMachine | Forest
    sklearn_version: str

    def probabilities(self, features: np.ndarray) -> np.ndarray:
        """Of float32 features [n, d], in the order of the model's labels."""
        x = features.astype(np.float64)
        for scaling in self.scalings:
            x = scaling.apply(x)
        return self.model.probabilities(x.astype(np.float32))

    def unscaled(self, scaled: np.ndarray) -> np.ndarray:
        """Features whose scaled form is this."""
        for scaling in reversed(self.scalings):
            scaled = scaled * scaling.divisor + scaling.offset
        return scaled
