"""v1's voice activity: pyannote's segmentation checkpoint, with the thresholds of its pipeline."""
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml

from .checkpoint import check_checkpoint_file
from .model_folder import ModelFolder, Source, model_id, write_json, write_model_folder
from .onnx_export import IR_VERSION, open_session
from .problems import ConversionError, DamagedError, RefusedError
from .pyannet import SAMPLE_RATE_HZ, PyanNet, Shape, powerset_classes, powerset_count
from .speech_sample import speech_sample
from .summary import Converted
from .v1_config import find_model

_STAND_INS = re.compile(
    r"(pyannote\.(audio|core)|omegaconf|pytorch_lightning|lightning(_fabric)?|torch\.torch_version|torchmetrics)\.[\w.]+"
    r"|typing\.Any|collections\.(defaultdict|Counter)|builtins\.(dict|list|int|tuple|set)"
)
"""Names in a checkpoint beside its weights. Each is read as an empty class of ours: nothing of these packages is loaded."""

_TUNED = {
    "onset": 0.8104268538848918, "offset": 0.4806866463041527,
    "min_duration_on": 0.05537587440407595, "min_duration_off": 0.09791355693027545,
}  # fmt: skip
"""Of pyannote/voice-activity-detection, for the multilabel model it uses."""
_HALF = {"onset": 0.5, "offset": 0.5, "min_duration_on": 0.0, "min_duration_off": 0.0}
"""Of a powerset model, whose scores are 0 or 1."""
_MOST_DIFFERENCE = 1e-3
"""Of probabilities, on speech and noise; music is known to bring PyTorch's own float32 4e-3 off its float64."""
_STEP_SHARE = 0.1
"""From one window to the next, as a share of it: pyannote's `Inference`."""


def convert_pyannote(name: str, path: Path, precisions: list[str], out: Path, replace: bool) -> tuple[Converted, ...]:
    """Raises `ConversionError` for another architecture than PyanNet, and for a checkpoint that wants to run something."""
    del precisions  # 6 MB in full precision
    file, thresholds = _locate(path)
    checkpoint = _load(file)
    state = checkpoint.get("state_dict", checkpoint)
    specifications = _specifications(checkpoint)
    shape = _shape(state, checkpoint)
    powerset = specifications["powerset_max_classes"] is not None
    model = PyanNet(shape, powerset)
    _take_weights(model, state)
    model.fix_filters()
    config = _config(shape, specifications, thresholds)
    gaps: list[float] = []

    def fill(place: Path) -> ModelFolder:
        _export(model, config["windowSamples"], place / "model.onnx")
        write_json(place / "config.json", config)
        gap, lines = _measure(model, powerset, config, place / "model.onnx")
        gaps.append(gap)
        from .onnx_export import library_versions

        return ModelFolder(
            id=model_id(name), name=name, kind="vad", architecture="pyannote-segmentation",
            roles={"model": "model.onnx", "config": "config.json"}, sources=[Source.of(file)], measured=lines,
            notes=["Thresholds: " + ", ".join(f"{key} {value:.6g}" for key, value in config["hyperparameters"].items()) + "."],
            versions={key: value for key, value in library_versions().items() if key != "transformers"},
        )  # fmt: skip

    folder = write_model_folder(out, replace, fill)
    return (Converted(folder.id, f"probabilities within {gaps[0]:.2g}"),)


def _locate(path: Path) -> tuple[Path, dict[str, float] | None]:
    """The checkpoint's file, and the thresholds when `path` is a pipeline that has some and names its segmentation."""
    if path.is_file() and path.suffix not in (".yaml", ".yml"):
        return path, None
    folder = path if path.is_dir() else path.parent
    description = path if path.is_file() else folder / "config.yaml"
    found = [one for one in (*folder.glob("*.bin"), *folder.glob("*.ckpt")) if one.is_file()] if path.is_dir() else []
    if found:
        return found[0], None
    try:
        pipeline = yaml.safe_load(description.read_text(encoding="utf-8"))
        named = pipeline["pipeline"]["params"]["segmentation"]
        thresholds = {key: float(pipeline.get("params", {}).get(key, value)) for key, value in _TUNED.items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError):
        raise ConversionError(f"{path.name} holds neither a checkpoint (pytorch_model.bin) nor a pipeline that names one") from None
    file, _ = _locate(find_model(str(named).split("@")[0], folder))
    return file, thresholds


def _load(file: Path) -> Mapping[str, Any]:
    check_checkpoint_file(file)
    try:
        named = torch.serialization.get_unsafe_globals_in_checkpoint(str(file))
        foreign = [one for one in named if not _STAND_INS.fullmatch(one)]
        if foreign:
            raise RefusedError(f"{file.name}: it names {', '.join(foreign)[:200]}, which is not part of a model; nothing was run")
        stand_ins = [(_stand_in(one), one) for one in named]
        with torch.serialization.safe_globals(stand_ins):
            checkpoint = torch.load(file, map_location="cpu", weights_only=True)
    except ConversionError:
        raise
    except Exception as error:
        raise DamagedError(f"{file.name} cannot be read as a checkpoint ({str(error).splitlines()[0][:200]})") from None
    if not isinstance(checkpoint, Mapping):
        raise ConversionError(f"{file.name} holds no weights")
    return checkpoint


def _stand_in(name: str) -> type:
    """A class that keeps what it is given."""

    def keep(self, *arguments):
        self.arguments = arguments

    return type(name.rpartition(".")[2], (), {"__init__": keep, "__module__": name.rpartition(".")[0]})


def _specifications(checkpoint: Mapping[str, Any]) -> dict[str, Any]:
    about = checkpoint.get("pyannote.audio")
    about = about.get("specifications") if isinstance(about, Mapping) else None
    said = getattr(about, "__dict__", None)
    if not said or not isinstance(said.get("duration"), (int, float)) or not said.get("classes"):
        raise ConversionError("the checkpoint does not say what it was trained for (pyannote.audio, specifications)")
    warm_up = said.get("warm_up") or (0.0, 0.0)
    if any(warm_up):
        raise ConversionError("a model with a warm-up is not supported")
    return {
        "duration": float(said["duration"]),
        "classes": [str(one) for one in said["classes"]],
        "powerset_max_classes": said.get("powerset_max_classes"),
    }


def _shape(state: Mapping[str, torch.Tensor], checkpoint: Mapping[str, Any]) -> Shape:
    try:
        monolithic = "lstm.weight_ih_l0" in state
        first = state["lstm.weight_ih_l0" if monolithic else "lstm.0.weight_ih_l0"]
        layers = [re.match(r"lstm\.weight_hh_l(\d+)$" if monolithic else r"lstm\.(\d+)\.weight_hh_l0$", key) for key in state]
        linear = [state[f"linear.{at}.weight"] for at in range(64) if f"linear.{at}.weight" in state]
        given = checkpoint.get("hyper_parameters")
        sincnet = given.get("sincnet") if isinstance(given, Mapping) else None
        stride = sincnet.get("stride", 10) if isinstance(sincnet, Mapping) else 10
        return Shape(
            stride=int(stride), lstm_size=first.shape[0] // 4, lstm_layers=sum(match is not None for match in layers),
            bidirectional=any(key.endswith("_reverse") for key in state), monolithic=monolithic,
            linear_size=linear[0].shape[0] if linear else 0, linear_layers=len(linear),
            classes=state["classifier.weight"].shape[0],
        )  # fmt: skip
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise ConversionError(f"its weights are not those of pyannote's PyanNet ({error} is missing)") from None


def _take_weights(model: PyanNet, state: Mapping[str, torch.Tensor]) -> None:
    own = {key: value for key, value in state.items() if key.split(".")[0] in ("sincnet", "lstm", "linear", "classifier")}
    try:
        model.load_state_dict(own)
    except RuntimeError as error:
        raise ConversionError(f"its weights are not those of pyannote's PyanNet ({str(error).splitlines()[-1].strip()[:200]})") from None
    model.eval()


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
        "hyperparameters": _HALF if at_once is not None else thresholds or _TUNED,
        "aggregation": {"weights": "hamming", "missing": 0.0},
    }


def _export(model: PyanNet, window: int, target: Path) -> None:
    import onnx

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
            raise ConversionError(f"the ONNX gives {answer.shape[1]} frames of a window where {config['framesPerWindow']} are expected")
        a, b = (np.exp(answer), np.exp(expected)) if powerset else (answer, expected)
        gaps[what] = float(np.abs(a - b).max())
        if not gaps[what] <= _MOST_DIFFERENCE:
            raise ConversionError(f"the ONNX differs from the original by {gaps[what]:.2g} on {what}: not written")
    lines = [f"Probabilities differ by at most {gap:.2g} on two windows of {what}." for what, gap in gaps.items()]
    return max(gaps.values()), [*lines, "The original is the same network in PyTorch, built from the checkpoint's weights."]
