"""v1's voice activity: pyannote's segmentation checkpoint, with the thresholds of its pipeline."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch

from .model_folder import ModelFolder, model_id, write_json, write_model_folder
from .onnx_export import IR_VERSION, library_versions, open_session
from .problems import ConversionError
from .pyannet import SAMPLE_RATE_HZ, PyanNet, Shape, powerset_classes, powerset_count
from .pyannote_checkpoint import open_checkpoint, shape_of, specifications_of, take_weights
from .speech_sample import speech_sample
from .summary import Converted
from .vad_source import TUNED, locate

_HALF = {"onset": 0.5, "offset": 0.5, "min_duration_on": 0.0, "min_duration_off": 0.0}
"""Of a powerset model, whose scores are 0 or 1."""
_MOST_DIFFERENCE = 1e-3
"""Of probabilities, on speech and noise; music is known to bring PyTorch's own float32 4e-3 off its float64."""
_STEP_SHARE = 0.1
"""From one window to the next, as a share of it: pyannote's `Inference`."""


def convert_pyannote(name: str, path: Path, precisions: list[str], out: Path, replace: bool) -> tuple[Converted, ...]:
    """Raises `ConversionError` for another architecture than PyanNet, and for a checkpoint that wants to run something."""
    del precisions  # 6 MB in full precision
    source = locate(path)
    checkpoint = open_checkpoint(source.checkpoint)
    state = checkpoint.get("state_dict", checkpoint)
    specifications = specifications_of(checkpoint)
    shape = shape_of(state, checkpoint)
    powerset = specifications["powerset_max_classes"] is not None
    model = PyanNet(shape, powerset)
    take_weights(model, state)
    model.fix_filters()
    config = _config(shape, specifications, source.thresholds)
    gaps: list[float] = []

    def fill(place: Path) -> ModelFolder:
        _export(model, config["windowSamples"], place / "model.onnx")
        write_json(place / "config.json", config)
        gap, lines = _measure(model, powerset, config, place / "model.onnx")
        gaps.append(gap)
        return ModelFolder(
            id=model_id(name), name=name, kind="vad", architecture="pyannote-segmentation",
            roles={"model": "model.onnx", "config": "config.json"}, sources=source.sources(), measured=lines,
            notes=["Thresholds: " + ", ".join(f"{key} {value:.6g}" for key, value in config["hyperparameters"].items()) + "."],
            versions={key: value for key, value in library_versions().items() if key != "transformers"},
        )  # fmt: skip

    folder = write_model_folder(out, replace, fill)
    return (Converted(folder.id, f"probabilities within {gaps[0]:.2g}"),)


def _config(shape: Shape, said: dict[str, Any], thresholds: dict[str, float] | None) -> dict[str, Any]:
    at_once, speakers = said["powerset_max_classes"], len(said["classes"])
    expected = speakers if at_once is None else powerset_count(speakers, at_once)
    if expected != shape.classes:
        raise ConversionError(f"it gives {shape.classes} classes where its specifications say {expected}")
    window = round(said["duration"] * SAMPLE_RATE_HZ)
    step = round(window * _STEP_SHARE)
    return {
        "model": "model.onnx",
        "kind": "multilabel" if at_once is None else "powerset",
        "sampleRateHz": SAMPLE_RATE_HZ,
        "windowS": said["duration"],
        "windowSamples": window,
        "stepS": step / SAMPLE_RATE_HZ,
        "stepSamples": step,
        "warmUpS": [0.0, 0.0],
        "framesPerWindow": shape.frames_of(window),
        "frame": {
            "startS": 0.0,
            "stepS": shape.frame_step_samples / SAMPLE_RATE_HZ,
            "durationS": shape.frame_samples / SAMPLE_RATE_HZ,
            "stepSamples": shape.frame_step_samples,
            "durationSamples": shape.frame_samples,
        },
        "classes": said["classes"],
        "maxSpeakersPerFrame": speakers if at_once is None else at_once,
        "powersetClasses": None if at_once is None else powerset_classes(speakers, at_once),
        # A powerset model's scores are 0 or 1: pyannote fixes its thresholds in the middle.
        "hyperparameters": _HALF if at_once is not None else thresholds or TUNED,
        "aggregation": {"weights": "hamming", "missing": 0.0},
    }


def _export(model: PyanNet, window: int, target: Path) -> None:
    example = torch.randn(2, 1, window, generator=torch.Generator().manual_seed(1))
    # The TorchScript exporter: it turns an LSTM into ONNX's own.
    torch.onnx.export(
        model, (example,), str(target), input_names=["waveforms"], output_names=["scores"], opset_version=17, dynamo=False,
        dynamic_axes={"waveforms": {0: "batch", 2: "samples"}, "scores": {0: "batch", 1: "frames"}},
    )  # fmt: skip
    proto = onnx.load(target)
    for node in proto.graph.node:
        node.doc_string = ""
    proto.ir_version = min(proto.ir_version, IR_VERSION)
    onnx.save(proto, target)
    onnx.checker.check_model(str(target))


@torch.no_grad()
def _measure(model: PyanNet, powerset: bool, config: dict[str, Any], target: Path) -> tuple[float, list[str]]:
    window, session = config["windowSamples"], open_session(target)
    speech = np.resize(speech_sample(), 2 * window).reshape(2, 1, window)
    noise = np.random.default_rng(3).normal(0, 0.05, (2, 1, window)).astype(np.float32)
    gaps = {}
    for what, wave in {"recorded speech": speech, "noise": noise}.items():
        expected = model(torch.from_numpy(wave)).numpy()
        answer = session.run(None, {"waveforms": wave})[0]
        if answer.shape != (2, config["framesPerWindow"], expected.shape[-1]):
            raise ConversionError(
                f"the ONNX gives {answer.shape[1]} frames of a window where {config['framesPerWindow']} are expected"
            )
        a, b = (np.exp(answer), np.exp(expected)) if powerset else (answer, expected)
        gaps[what] = float(np.abs(a - b).max())
        if not gaps[what] <= _MOST_DIFFERENCE:
            raise ConversionError(f"the ONNX differs from the original by {gaps[what]:.2g} on {what}: not written")
    lines = [f"Probabilities differ by at most {gap:.2g} on two windows of {what}." for what, gap in gaps.items()]
    return max(gaps.values()), [*lines, "The original is the same network in PyTorch, built from the checkpoint's weights."]
