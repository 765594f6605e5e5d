"""From a PyTorch module to ONNX files in several precisions, and sessions to hold them against the original."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.float16 import convert_float_to_float16
from onnxruntime.transformers.onnx_model import OnnxModel

from .problems import ConversionError

OPSET = 18
IR_VERSION = 10
"""What the application's ONNX Runtime has read since 1.19."""

MOST_BYTES_IN_ONE_FILE = 1 << 30
"""A protobuf ends at 2 GB; above this weights go to model.onnx.data beside it."""


def export_onnx(
    module: torch.nn.Module,
    examples: tuple[torch.Tensor, ...],
    inputs: dict[str, Sequence[str | None]],
    outputs: dict[str, Sequence[str | None]],
    path: Path,
    most_bytes: int = MOST_BYTES_IN_ONE_FILE,
) -> None:
    """
    Writes `module` as ONNX. `inputs` and `outputs` give each tensor's name with a name for each free dimension, None for
    a fixed one. Raises `ConversionError` when PyTorch cannot export it.
    """
    free = {name: torch.export.Dim.DYNAMIC for dimensions in inputs.values() for name in dimensions if name}
    shapes = tuple({at: free[name] for at, name in enumerate(dimensions) if name} for dimensions in inputs.values())
    weight_bytes = sum(tensor.numel() * tensor.element_size() for tensor in module.state_dict().values())
    try:
        program = torch.onnx.export(
            module.eval(), examples, input_names=list(inputs), output_names=list(outputs),
            # The module takes its inputs as *inputs: one argument that is a tuple.
            dynamic_shapes=(shapes,), opset_version=OPSET, dynamo=True, verbose=False,
        )  # fmt: skip
    except Exception as error:
        raise ConversionError(
            f"PyTorch cannot export it ({type(error).__name__}: {str(error).splitlines()[0][:300]})"
        ) from error
    program.save(str(path), external_data=weight_bytes > most_bytes)
    del program
    _finish(path, inputs | outputs)


def _finish(path: Path, tensors: dict[str, Sequence[str | None]]) -> None:
    """Names the free dimensions and drops the exporter's notes, which hold paths of this machine."""
    proto = onnx.load(path, load_external_data=False)
    for value in [*proto.graph.input, *proto.graph.output]:
        for dimension, name in zip(value.type.tensor_type.shape.dim, tensors.get(value.name, ())):
            if name:
                dimension.dim_param = name
    _drop_notes(proto)
    del proto.graph.value_info[:]
    proto.ir_version = IR_VERSION
    onnx.save(proto, path)
    onnx.checker.check_model(str(path))


def _drop_notes(proto: onnx.ModelProto) -> None:
    graphs = [proto.graph, *proto.functions]
    for graph in graphs:
        for node in graph.node:
            del node.metadata_props[:]
            node.doc_string = ""
    for owner in (proto, proto.graph):
        del owner.metadata_props[:]
        owner.doc_string = ""
    for tensor in proto.graph.initializer:
        del tensor.metadata_props[:]
        tensor.doc_string = ""


def quantize(path: Path, target: Path) -> None:
    """int8 weights of matrix products, a scale for each column; what goes in is quantised as it comes."""
    quantize_dynamic(
        path, target, op_types_to_quantize=["MatMul"], weight_type=QuantType.QInt8, per_channel=True,
        use_external_data_format=_has_external_data(path),
    )  # fmt: skip
    _finish(target, {})


def halve(path: Path, target: Path) -> None:
    """Weights and sums in float16; inputs and outputs stay float32."""
    half = convert_float_to_float16(onnx.load(path), keep_io_types=True, disable_shape_infer=_has_external_data(path))
    # The converter appends its casts at the end, which the checker refuses.
    OnnxModel(half).topological_sort()
    onnx.save(half, target)
    _finish(target, {})


def _has_external_data(path: Path) -> bool:
    return path.with_name(path.name + ".data").exists()


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """On the processor, without talk."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def file_roles(place: Path) -> dict[str, str]:
    """The ONNX file of a folder and what lies outside of it, by role."""
    beside = sorted(path.name for path in place.glob("model.onnx?data*"))
    return {"model": "model.onnx"} | {f"externalData{'' if at == 0 else at + 1}": name for at, name in enumerate(beside)}


def softmax(logits: np.ndarray) -> np.ndarray:
    """Along the last axis, in float64."""
    scaled = np.exp(logits.astype(np.float64) - logits.max(-1, keepdims=True))
    return scaled / scaled.sum(-1, keepdims=True)


def library_versions() -> dict[str, str]:
    """For the card."""
    import transformers

    return {
        "PyTorch": torch.__version__.split("+")[0],
        "transformers": transformers.__version__,
        "onnx": onnx.__version__,
        "onnxruntime": onnxruntime.__version__,
    }
