"""Writes an EmotionForest as ONNX."""

import numpy as np
from forest import FLOOR
from graph import Graph
from onnx import TensorProto, helper
from vectors import EMOTIONS


def export_forest(model, path):
    """Discriminants, the trees' mean share of each emotion, log, probabilities."""
    discriminants = model.discriminants
    graph = Graph(len(discriminants.centre))
    z = graph.standard_scores(model.standard)
    bias = -discriminants.centre @ discriminants.directions
    directions = [graph.constant("directions", discriminants.directions), graph.constant("bias", bias)]
    exact = graph.add("Gemm", [z, *directions], "discriminants")
    seen = graph.add("Cast", [exact], "seen", to=TensorProto.FLOAT)
    graph.nodes.append(
        helper.make_node(
            "TreeEnsembleRegressor",
            [seen],
            ["shares"],
            domain="ai.onnx.ml",
            n_targets=len(EMOTIONS),
            aggregate_function="AVERAGE",
            **tree_attributes(model.trees.forest.estimators_),
        )
    )
    shares = graph.add("Cast", ["shares"], "exact_shares", to=TensorProto.DOUBLE)
    floored = graph.add("Add", [shares, graph.constant("floor", FLOOR)], "floored")
    logarithms = graph.add("Log", [floored], "logarithms")
    graph.calibrated(logarithms, np.eye(len(EMOTIONS)), model.calibration)
    graph.save(path, "nabra-acoustic-forest")


def rounded_down(thresholds):
    """The greatest float32 not over each: scikit-learn compares float32 with double."""
    near = thresholds.astype(np.float32)
    return np.where(near > thresholds, np.nextafter(near, np.float32(-np.inf)), near)


def tree_attributes(estimators):
    """Every node and leaf as ai.onnx.ml lists them."""
    nodes = {"nodes_treeids": [], "nodes_nodeids": [], "nodes_featureids": [], "nodes_values": []}
    nodes |= {"nodes_modes": [], "nodes_truenodeids": [], "nodes_falsenodeids": []}
    leaves = {"target_treeids": [], "target_nodeids": [], "target_ids": [], "target_weights": []}
    for number, estimator in enumerate(estimators):
        tree = estimator.tree_
        inner = tree.children_left >= 0
        nodes["nodes_treeids"] += [number] * tree.node_count
        nodes["nodes_nodeids"] += range(tree.node_count)
        nodes["nodes_featureids"] += np.where(inner, tree.feature, 0).tolist()
        nodes["nodes_values"] += rounded_down(np.where(inner, tree.threshold, 0)).tolist()
        nodes["nodes_modes"] += ["BRANCH_LEQ" if branches else "LEAF" for branches in inner]
        nodes["nodes_truenodeids"] += np.where(inner, tree.children_left, 0).tolist()
        nodes["nodes_falsenodeids"] += np.where(inner, tree.children_right, 0).tolist()
        for leaf in np.flatnonzero(~inner):
            shares = tree.value[leaf, 0] / tree.value[leaf, 0].sum()
            for emotion in np.flatnonzero(shares):
                leaves["target_treeids"].append(number)
                leaves["target_nodeids"].append(int(leaf))
                leaves["target_ids"].append(int(emotion))
                leaves["target_weights"].append(float(shares[emotion]))
    return nodes | leaves
