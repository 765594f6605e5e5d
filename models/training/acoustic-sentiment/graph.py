"""The parts of the ONNX graphs both classifiers share, and what they are checked by."""

import numpy as np
import onnx
import onnxruntime
from clips import SENTIMENTS
from onnx import TensorProto, helper, numpy_helper
from standard_scores import MOST
from vectors import SENTIMENT_OF

OPSET, TREE_OPSET = 17, 3


class Graph:
    """`features` [n, d] → `label` [n], `probabilities` [n, 3]; nodes are added in the order they run."""

    def __init__(self, width):
        self.width = width
        self.nodes, self.constants = [], []

    def constant(self, name, values, kind=np.float64):
        """Names an array. What is summed over many terms is summed in double: ±3 · coefficients of thousands cancel."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values, kind), name))
        return name

    def large_constant(self, name, values):
        """A double kept as float32 in the file."""
        self.constant(f"{name}_float", values, np.float32)
        return self.add("Cast", [f"{name}_float"], name, to=TensorProto.DOUBLE)

    def add(self, operator, inputs, output, **attributes):
        """Adds a node of one output and gives its name."""
        self.nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def standard_scores(self, standard):
        """The features on one scale."""
        exact = self.add("Cast", ["features"], "exact", to=TensorProto.DOUBLE)
        centred = self.add("Sub", [exact, self.constant("mean", standard.mean)], "centred")
        scaled = self.add("Div", [centred, self.constant("deviation", standard.deviation)], "scaled")
        limits = [self.constant("least", -MOST), self.constant("most", MOST)]
        return self.add("Clip", [scaled, *limits], "standard")

    def calibrated(self, scores, weights, calibration):
        """`weights` [scores, emotions] turns the scores into those the calibration takes."""
        scaled = self.constant("emotion_weights", weights * calibration.scale)
        logits = self.add("Gemm", [scores, scaled, self.constant("emotion_shifts", calibration.shifts)], "logits")
        emotions = self.add("Softmax", [logits], "emotions", axis=1)
        classes = self.add("MatMul", [emotions, self.constant("members", np.eye(3)[SENTIMENT_OF])], "classes")
        self.add("Cast", [classes], "probabilities", to=TensorProto.FLOAT)
        self.constants.append(helper.make_tensor("names", TensorProto.STRING, [3], [n.encode() for n in SENTIMENTS]))
        likeliest = self.add("ArgMax", ["probabilities"], "likeliest", axis=1, keepdims=0)
        self.add("Gather", ["names", likeliest], "label")

    def save(self, path, name):
        """Writes the model."""
        graph = helper.make_graph(
            self.nodes,
            name,
            [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", self.width])],
            [
                helper.make_tensor_value_info("label", TensorProto.STRING, ["n"]),
                helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["n", 3]),
            ],
            self.constants,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("ai.onnx.ml", TREE_OPSET)]
        proto = helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="nabra")
        onnx.checker.check_model(proto)
        onnx.save(proto, path)


def run(path, x):
    """Labels and probabilities the file gives."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session.run(["label", "probabilities"], {"features": x.astype(np.float32)})


def difference(path, model, x):
    """Greatest difference of the file's probabilities from scikit-learn's; its labels must be those of the likeliest."""
    labels, probabilities = run(path, x)
    if not np.array_equal(labels, np.array(SENTIMENTS)[probabilities.argmax(axis=1)]):
        raise ValueError(f"{path}: a label is not the likeliest class")
    return np.abs(probabilities - model(x)).max(axis=1)
