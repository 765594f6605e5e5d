"""The ONNX graph of an acoustic classifier, built from its numbers: `features` [n, d] -> `label`, `probabilities` [n, c]."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .estimators import AcousticClassifier, Forest, LinearScaling, SupportVectorMachine

_ML = "ai.onnx.ml"
_OPSET, _ML_OPSET, _IR_VERSION = 17, 3, 8
"""Old enough for any ONNX Runtime that could be met, new enough for all operators here."""


def build_graph(classifier: AcousticClassifier) -> onnx.ModelProto:
    """The whole classifier, scalings included; checked by ONNX's own checker."""
    nodes, constants, x = _scale(classifier.scalings)
    model = classifier.model
    nodes += _forest(model, x) if isinstance(model, Forest) else _support_vector_machine(model, x)
    classes = len(model.labels)
    graph = helper.make_graph(
        nodes,
        "acoustic-functionals",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", model.feature_count])],
        [
            helper.make_tensor_value_info("label", TensorProto.STRING, ["n"]),
            helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["n", classes]),
        ],
        constants,
    )
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_ML, _ML_OPSET)]
    proto = helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION, producer_name="nabra-convert-models")
    onnx.checker.check_model(proto)
    return proto


def _scale(scalings: tuple[LinearScaling, ...]) -> tuple[list, list, str]:
    """In float64, as scikit-learn does it: a feature of 1e4 with a deviation of 1e-3 has no digits left in float32."""
    nodes, constants, x = [helper.make_node("Cast", ["features"], ["x"], to=TensorProto.DOUBLE)], [], "x"
    for step, scaling in enumerate(scalings):
        names = [f"offset{step}", f"divisor{step}"]
        for name, values in zip(names, (scaling.offset, scaling.divisor)):
            constants.append(numpy_helper.from_array(values.astype(np.float64), name))
        nodes.append(helper.make_node("Sub", [x, names[0]], [f"centred{step}"]))
        nodes.append(helper.make_node("Div", [f"centred{step}", names[1]], [f"scaled{step}"]))
        x = f"scaled{step}"
    nodes.append(helper.make_node("Cast", [x], ["scaled"], to=TensorProto.FLOAT))
    return nodes, constants, "scaled"


def _support_vector_machine(model: SupportVectorMachine, x: str) -> list:
    # In ONNX a kernel's parameters are gamma, coef0 and degree, whether it needs them or not.
    return [
        helper.make_node(
            "SVMClassifier",
            [x],
            ["label", "probabilities"],
            domain=_ML,
            classlabels_strings=list(model.labels),
            coefficients=_floats(model.dual_coef),
            kernel_params=[model.gamma, model.coef0, float(model.degree)],
            kernel_type=model.kernel.upper(),
            post_transform="NONE",
            prob_a=_floats(model.prob_a),
            prob_b=_floats(model.prob_b),
            rho=_floats(model.intercept),
            support_vectors=_floats(model.support_vectors),
            vectors_per_class=[int(count) for count in model.vectors_per_class],
        )
    ]


def _forest(model: Forest, x: str) -> list:
    columns: dict[str, list] = {name: [] for name in ("tree", "node", "left", "right", "feature", "threshold", "mode")}
    leaf_tree, leaf_node, leaf_class, leaf_weight = [], [], [], []
    for number, tree in enumerate(model.trees):
        count, inner = len(tree.left), tree.left >= 0
        columns["tree"] += [number] * count
        columns["node"] += range(count)
        # A leaf's children, feature and threshold are not looked at; they must not be negative.
        columns["left"] += np.where(inner, tree.left, 0).tolist()
        columns["right"] += np.where(inner, tree.right, 0).tolist()
        columns["feature"] += np.where(inner, tree.feature, 0).tolist()
        columns["threshold"] += _round_down(np.where(inner, tree.threshold, 0)).tolist()
        columns["mode"] += np.where(inner, "BRANCH_LEQ", "LEAF").tolist()
        for node in np.flatnonzero(~inner):
            leaf_tree += [number] * len(model.labels)
            leaf_node += [int(node)] * len(model.labels)
            leaf_class += range(len(model.labels))
            leaf_weight += (tree.shares[node] / len(model.trees)).tolist()
    return [
        helper.make_node(
            "TreeEnsembleClassifier",
            [x],
            ["own_label", "probabilities"],
            domain=_ML,
            classlabels_strings=list(model.labels),
            class_treeids=leaf_tree,
            class_nodeids=leaf_node,
            class_ids=leaf_class,
            class_weights=leaf_weight,
            nodes_treeids=columns["tree"],
            nodes_nodeids=columns["node"],
            nodes_truenodeids=columns["left"],
            nodes_falsenodeids=columns["right"],
            nodes_featureids=columns["feature"],
            nodes_values=columns["threshold"],
            nodes_modes=columns["mode"],
            post_transform="NONE",
        ),
        # Of two classes ONNX Runtime's own label is another than the likeliest.
        helper.make_node("ArgMax", ["probabilities"], ["likeliest"], axis=1, keepdims=0),
        helper.make_node(
            "LabelEncoder",
            ["likeliest"],
            ["label"],
            domain=_ML,
            keys_int64s=list(range(len(model.labels))),
            values_strings=list(model.labels),
        ),
    ]


def _round_down(thresholds: np.ndarray) -> np.ndarray:
    """The largest float32 not above each threshold: then x <= threshold says the same of every float32 x."""
    rounded = thresholds.astype(np.float32)
    return np.where(rounded > thresholds, np.nextafter(rounded, np.float32(-np.inf)), rounded)


def _floats(values: np.ndarray) -> list[float]:
    return values.astype(np.float32).reshape(-1).tolist()
