"""From the tags of a joblib file to the numbers of a scaler or a classifier."""

from typing import Any

import numpy as np

from .estimators import Forest, LinearScaling, SupportVectorMachine, Tree
from .pickle_tags import Tagged
from .problems import ConversionError, DamagedError, RefusedError

_SCALERS = {
    f"sklearn.preprocessing._data.{name}" for name in ("StandardScaler", "MinMaxScaler", "RobustScaler", "MaxAbsScaler")
}
_SVC = "sklearn.svm._classes.SVC"
_TREE_CLASSES = {"sklearn.tree._classes.DecisionTreeClassifier", "sklearn.tree._classes.ExtraTreeClassifier"}
_FORESTS = {"sklearn.ensemble._forest.RandomForestClassifier", "sklearn.ensemble._forest.ExtraTreesClassifier"}
_PIPELINE = "sklearn.pipeline.Pipeline"
_TREE = "sklearn.tree._tree.Tree"
_RANDOM_STATE = {
    "numpy.random._pickle.__randomstate_ctor",
    "numpy.random._pickle.__bit_generator_ctor",
    "numpy.random._mt19937.MT19937",
}
NAMES = _SCALERS | _TREE_CLASSES | _FORESTS | {_SVC, _PIPELINE, _TREE, "collections.OrderedDict"} | _RANDOM_STATE
"""Everything of scikit-learn's that a file may name."""

_KERNELS = {"rbf", "linear", "poly", "sigmoid"}
_MOST_NODES = 50_000_000
_MOST_PARTS = 64
"""Of a pipeline, with those inside its own. v1's have two."""

Step = LinearScaling | SupportVectorMachine | Forest


def steps_of(value: Any) -> list[Step]:
    """The steps that a file holds: of a pipeline each, of a lone scaler or classifier that one."""
    return [_step(tagged) for tagged in _estimators(value)]


def _estimators(value: Any) -> list[Tagged]:
    """Pipelines may hold pipelines, and through the pickle's memo themselves: so the parts are counted."""
    waiting, found, parts = [value], [], 0
    while waiting:
        tagged, parts = _tagged(waiting.pop()), parts + 1
        steps = _get(tagged, "steps", list) if tagged.name == _PIPELINE else []
        if parts + len(steps) > _MOST_PARTS:
            raise RefusedError(f"a pipeline of more than {_MOST_PARTS} parts, or one that holds itself")
        if tagged.name != _PIPELINE:
            found.append(tagged)
        bodies = [step[1] for step in steps if isinstance(step, tuple) and len(step) == 2]
        waiting += [body for body in reversed(bodies) if body is not None and not _is_passthrough(body)]
    return found


def _is_passthrough(body: Any) -> bool:
    return isinstance(body, str) and body == "passthrough"


def _step(tagged: Tagged) -> Step:
    if tagged.name in _SCALERS:
        return _scaling(tagged)
    if tagged.name == _SVC:
        return _support_vector_machine(tagged)
    if tagged.name in _FORESTS:
        return _forest(tagged, _get(tagged, "estimators_", list))
    if tagged.name in _TREE_CLASSES:
        return _forest(tagged, [tagged])
    raise ConversionError(f"a {tagged.name} is neither a scaler nor a classifier this tool knows")


def version_of(value: Any) -> str:
    """The version of scikit-learn that wrote it."""
    version = _tagged(value).state.get("_sklearn_version")
    return version if isinstance(version, str) else "unknown"


def _tagged(value: Any) -> Tagged:
    if not isinstance(value, Tagged) or not isinstance(value.state, dict):
        raise ConversionError("it holds no fitted scaler, classifier or pipeline of scikit-learn")
    return value


def _get(tagged: Tagged, key: str, kind: type | tuple) -> Any:
    """An attribute of a fitted estimator; without it, it was never fitted or is of a version this tool does not know."""
    value = tagged.state.get(key)
    if isinstance(value, np.generic):
        value = value.item()
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        short = tagged.name.rpartition(".")[2]
        raise ConversionError(f"a {short} of scikit-learn {version_of(tagged)} without {key}: was it fitted?")
    return value


def _numbers(tagged: Tagged, key: str, shape: tuple[int, ...] | None = None) -> np.ndarray:
    array = _get(tagged, key, np.ndarray)
    if array.dtype.kind not in "fiu" or (shape is not None and array.shape != shape):
        raise DamagedError(f"{key} is not numbers of the shape {shape}")
    array = array.astype(np.float64)
    if not np.isfinite(array).all():
        raise DamagedError(f"{key} holds infinite numbers or none")
    return array


def _labels(tagged: Tagged) -> tuple[str, ...]:
    classes = _get(tagged, "classes_", np.ndarray)
    if classes.ndim != 1 or not 2 <= len(classes) <= 64 or len(set(map(str, classes.tolist()))) != len(classes):
        raise ConversionError("it does not tell between 2 to 64 classes")
    # The numbers 0.0, 1.0 … are the classes 0, 1 …: so they are written by whoever maps them.
    values = [int(one) if isinstance(one, float) and one.is_integer() else one for one in classes.tolist()]
    return tuple(map(str, values))


def _scaling(tagged: Tagged) -> LinearScaling:
    count = _get(tagged, "n_features_in_", int)
    zeros, ones = np.zeros(count), np.ones(count)

    def vector(key: str, otherwise: np.ndarray) -> np.ndarray:
        return otherwise if tagged.state.get(key) is None else _numbers(tagged, key, (count,))

    kind = tagged.name.rpartition(".")[2]
    scale = vector("scale_", ones)
    if (scale == 0).any():
        raise DamagedError("a scaler that divides by zero")
    if kind == "MinMaxScaler":
        if tagged.state.get("clip") not in (None, False):
            raise ConversionError("a MinMaxScaler with clip=True is not supported")
        return LinearScaling(-_numbers(tagged, "min_", (count,)) / scale, 1 / scale)
    offsets = {"StandardScaler": "mean_", "RobustScaler": "center_"}
    offset = vector(offsets[kind], zeros) if kind in offsets else zeros
    without_mean = tagged.state.get("with_mean") is False or tagged.state.get("with_centering") is False
    return LinearScaling(zeros if without_mean else offset, scale)


def _support_vector_machine(tagged: Tagged) -> SupportVectorMachine:
    labels, kernel = _labels(tagged), _get(tagged, "kernel", (str, Tagged))
    if kernel not in _KERNELS:
        raise ConversionError(f"an SVC with a kernel of its own; known are {', '.join(sorted(_KERNELS))}")
    if tagged.state.get("_sparse"):
        raise ConversionError("an SVC trained on sparse vectors")
    vectors = _numbers(tagged, "support_vectors_")
    if vectors.ndim != 2 or vectors.shape[1] != _get(tagged, "n_features_in_", int):
        raise DamagedError("support_vectors_ is not a table of vectors")
    classes, pairs = len(labels), len(labels) * (len(labels) - 1) // 2
    prob_a = _get(tagged, "_probA", np.ndarray)
    if prob_a.size == 0:
        raise ConversionError(
            "the SVC was trained without probability=True: it gives votes and no probabilities. Train it with"
        )
    per_class = _numbers(tagged, "_n_support", (classes,)).astype(np.int64)
    if per_class.min() < 0 or per_class.sum() != len(vectors):
        raise DamagedError("_n_support does not count support_vectors_")
    return SupportVectorMachine(
        labels=labels,
        kernel=kernel,
        gamma=float(_get(tagged, "_gamma", (int, float))),
        coef0=float(_get(tagged, "coef0", (int, float))),
        degree=_get(tagged, "degree", int),
        support_vectors=vectors,
        vectors_per_class=per_class,
        dual_coef=_numbers(tagged, "_dual_coef_", (classes - 1, len(vectors))),
        intercept=_numbers(tagged, "_intercept_", (pairs,)),
        prob_a=_numbers(tagged, "_probA", (pairs,)),
        prob_b=_numbers(tagged, "_probB", (pairs,)),
        training_shares=_shares_of_weights(tagged, classes),
    )


def _shares_of_weights(tagged: Tagged, classes: int) -> tuple[float, ...] | None:
    """With class_weight="balanced" a weight is n / (classes * count): it tells the counts. Else nothing in the file does."""
    if tagged.state.get("class_weight") != "balanced":
        return None
    weights = _numbers(tagged, "class_weight_", (classes,))
    if weights.min() <= 0:
        raise DamagedError("class_weight_ holds a weight that is not positive")
    shares = 1 / weights
    return tuple(shares / shares.sum())


def _forest(tagged: Tagged, estimators: list) -> Forest:
    labels, features = _labels(tagged), _get(tagged, "n_features_in_", int)
    if _get(tagged, "n_outputs_", int) != 1:
        raise ConversionError("a forest of several answers at once is not supported")
    if not estimators:
        raise DamagedError("a forest without trees")
    trees = tuple(_tree(_tagged(one), features, len(labels)) for one in estimators)
    if sum(len(tree.left) for tree in trees) > _MOST_NODES:
        raise ConversionError(f"a forest of more than {_MOST_NODES} nodes")
    # Class weights make the trees' shares even (or anything else); without them a root holds the training data's.
    weighted = tagged.state.get("class_weight") is not None
    shares = None if weighted else tuple(np.mean([tree.shares[0] for tree in trees], axis=0))
    return Forest(labels, features, trees, shares)


def _tree(estimator: Tagged, features: int, classes: int) -> Tree:
    tagged = _tagged(estimator.state.get("tree_"))
    if tagged.name != _TREE:
        raise DamagedError("a decision tree without its tree")
    nodes = _get(tagged, "nodes", np.ndarray)
    fields = ("left_child", "right_child", "feature", "threshold")
    if nodes.ndim != 1 or len(nodes) == 0 or nodes.dtype.names is None or not set(fields) <= set(nodes.dtype.names):
        raise DamagedError("a tree with nodes of unknown form")
    left, right, feature, threshold = (nodes[field] for field in fields)
    inner = left >= 0
    own = np.arange(len(nodes))
    # Children come after their parent, in every version: so a walk ends.
    for child in (left, right):
        if ((child <= own) & inner).any() or (child >= len(nodes)).any() or ((child >= 0) != inner).any():
            raise DamagedError("a tree whose branches lead nowhere")
    if (inner & ((feature < 0) | (feature >= features))).any() or not np.isfinite(threshold).all():
        raise DamagedError("a tree that asks for a feature there is not")
    # Shares since scikit-learn 1.3, weighted counts before: divided by their sum, both are shares.
    values = _numbers(tagged, "values", (len(nodes), 1, classes))[:, 0, :]
    sums = values.sum(1, keepdims=True)
    if values.min() < 0 or sums.min() <= 0:
        raise DamagedError("a tree with leaves of no class")
    return Tree(left, right, feature, threshold, values / sums)
