"""Writes a trained embedding bag as the ONNX graph that the product runs."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def quantized(table):
    """int8 rows and the scale of each column; the sums stay exact, the scale is applied after them."""
    # A hundred thousandth of the weights is cut so that the others keep their fineness.
    scale = np.quantile(np.abs(table[np.abs(table).max(axis=1) > 0]), 0.99999, axis=0).astype(np.float32) / 127
    return np.clip(np.rint(table / scale), -127, 127).astype(np.int8), scale


def export(model, coldness, path):
    """`ids` int32 [texts, most] (0: padding), `counts` float [texts] → `probabilities` float [texts, 3].

    `coldness` [domains]: what the logits of a domain are multiplied by, 1/temperature; a text's is the mean by its shares.
    """
    table, scale = quantized(model.table)
    dense = model.dense
    width, domains, classes = dense["own"].shape
    constants = {
        "table": table,
        "scale": scale,
        "axis_1": np.array([1], np.int64),
        "inner": dense["inner"],
        "inner_bias": dense["inner_bias"],
        "last": np.concatenate([dense["direct"], dense["outer"]]),
        "last_bias": dense["bias"],
        "gate": dense["gate"],
        "gate_bias": dense["gate_bias"],
        "own": dense["own"].reshape(width, domains * classes),
        "own_bias": dense["own_bias"].reshape(domains * classes),
        "own_shape": np.array([-1, domains, classes], np.int64),
        "coldness": np.asarray(coldness, np.float32)[:, None],
    }
    nodes = [
        helper.make_node("Gather", ["table", "ids"], ["rows"]),
        helper.make_node("Cast", ["rows"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("ReduceSum", ["floats", "axis_1"], ["sums"], keepdims=0),
        helper.make_node("Mul", ["sums", "scale"], ["scaled"]),
        helper.make_node("Sqrt", ["counts"], ["roots"]),
        helper.make_node("Unsqueeze", ["roots", "axis_1"], ["column"]),
        helper.make_node("Div", ["scaled", "column"], ["pooled"]),
        helper.make_node("Gemm", ["pooled", "inner", "inner_bias"], ["before"]),
        helper.make_node("Relu", ["before"], ["hidden"]),
        helper.make_node("Concat", ["pooled", "hidden"], ["both"], axis=1),
        helper.make_node("Gemm", ["both", "last", "last_bias"], ["shared"]),
        helper.make_node("Gemm", ["pooled", "gate", "gate_bias"], ["domain_logits"]),
        helper.make_node("Softmax", ["domain_logits"], ["shares"], axis=1),
        helper.make_node("Gemm", ["pooled", "own", "own_bias"], ["own_flat"]),
        helper.make_node("Reshape", ["own_flat", "own_shape"], ["own_logits"]),
        helper.make_node("Unsqueeze", ["shares", "axis_1"], ["share_row"]),
        helper.make_node("MatMul", ["share_row", "own_logits"], ["own_row"]),
        helper.make_node("Squeeze", ["own_row", "axis_1"], ["own_part"]),
        helper.make_node("Add", ["shared", "own_part"], ["logits"]),
        helper.make_node("MatMul", ["shares", "coldness"], ["own_coldness"]),
        helper.make_node("Mul", ["logits", "own_coldness"], ["calibrated"]),
        helper.make_node("Softmax", ["calibrated"], ["probabilities"], axis=1),
    ]
    graph = helper.make_graph(
        nodes,
        "nabra-text-sentiment",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT32, ["texts", "most"]),
            helper.make_tensor_value_info("counts", TensorProto.FLOAT, ["texts"]),
        ],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["texts", 3])],
        [numpy_helper.from_array(np.ascontiguousarray(value), name) for name, value in constants.items()],
    )
    proto = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    proto.producer_name = "nabra"
    onnx.checker.check_model(proto)
    onnx.save(proto, path)
