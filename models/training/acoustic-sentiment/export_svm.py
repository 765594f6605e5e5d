"""Writes an EmotionSvm as ONNX: the radial kernel in plain operators, which every runtime has."""

import numpy as np
from graph import Graph
from svm import VOTES


def export_svm(model, path):
    """exp(−γ‖z − s‖²) with every support vector s, 21 pairs, votes, probabilities."""
    vectors, coefficients, intercepts = model.machines.pairwise()
    gamma = model.machines.gamma
    graph = Graph(vectors.shape[1])
    z = graph.standard_scores(model.standard)
    # −γ‖z − s‖² = 2γ z·s − γ‖s‖² − γ‖z‖²
    products = graph.add(
        "Gemm",
        [z, graph.large_constant("vectors", vectors), graph.constant("lengths", -gamma * np.square(vectors).sum(axis=1))],
        "products",
        transB=1,
        alpha=2 * gamma,
    )
    length = graph.add("ReduceSumSquare", [z], "length", axes=[1], keepdims=1)
    own = graph.add("Mul", [length, graph.constant("gamma", gamma)], "own")
    kernel = graph.add("Exp", [graph.add("Sub", [products, own], "exponent")], "kernel")
    pairs = graph.add(
        "Gemm",
        [kernel, graph.large_constant("coefficients", coefficients), graph.constant("intercepts", intercepts)],
        "pairs",
    )
    bounded = graph.add("Clip", [pairs, graph.constant("lost", -1), graph.constant("won", 1)], "bounded")
    graph.calibrated(bounded, VOTES, model.calibration)
    graph.save(path, "nabra-acoustic-svm")
