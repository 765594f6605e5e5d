"""Writes a trained embedding bag as the ONNX graph that the product runs."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def quantized(table):
    """int8 rows and the scale of each column; the sums stay exact, the scale is applied after them."""
    # A hundred thousandth of the weights is cut so that the others keep their fineness.
    scale = np.quantile(np.abs(table[np.abs(table).max(axis=1) > 0]), 0.99999, axis=0).astype(np.float32) / 127
    return np.clip(np.rint(table / scale), -127, 127).astype(np.int8), scale


def export(model, temperature, path):
    """`ids` int32 [texts, most] (0: padding), `counts` float [texts] → `probabilities` float [texts, 3]."""
    table, scale = quantized(model.table)
    dense = model.dense
    # A division of the logits by the temperature is one of the last layer's weights.
    constants = {
        "table": table,
        "scale": scale,
        "length_axis": np.array([1], np.int64),
        "inner": dense["inner"],
        "inner_bias": dense["inner_bias"],
        "last": np.concatenate([dense["direct"], dense["outer"]]) / np.float32(temperature),
        "last_bias": dense["bias"] / np.float32(temperature),
    }
    nodes = [
        helper.make_node("Gather", ["table", "ids"], ["rows"]),
        helper.make_node("Cast", ["rows"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("ReduceSum", ["floats", "length_axis"], ["sums"], keepdims=0),
        helper.make_node("Mul", ["sums", "scale"], ["scaled"]),
        helper.make_node("Sqrt", ["counts"], ["roots"]),
        helper.make_node("Unsqueeze", ["roots", "length_axis"], ["column"]),
        helper.make_node("Div", ["scaled", "column"], ["pooled"]),
        helper.make_node("Gemm", ["pooled", "inner", "inner_bias"], ["before"]),
        helper.make_node("Relu", ["before"], ["hidden"]),
        helper.make_node("Concat", ["pooled", "hidden"], ["both"], axis=1),
        helper.make_node("Gemm", ["both", "last", "last_bias"], ["logits"]),
        helper.make_node("Softmax", ["logits"], ["probabilities"], axis=1),
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
