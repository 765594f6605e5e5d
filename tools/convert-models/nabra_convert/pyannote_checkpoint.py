"""Opens pyannote's checkpoint: a pickle that names classes of pyannote, Lightning and OmegaConf, of which none is loaded."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from .checkpoint import check_checkpoint_file
from .problems import ConversionError, DamagedError, RefusedError
from .pyannet import PyanNet, Shape

_STAND_INS = re.compile(
    r"(pyannote\.(audio|core)|omegaconf|pytorch_lightning|lightning(_fabric)?|torch\.torch_version|torchmetrics)\.[\w.]+"
    r"|typing\.Any|collections\.(defaultdict|Counter)|builtins\.(dict|list|int|tuple|set)"
)
"""Names in a checkpoint beside its weights. Each is read as an empty class of ours: nothing of these packages is loaded."""

def open_checkpoint(file: Path) -> Mapping[str, Any]:
    """Its content, with stand-ins for objects. Raises `RefusedError` for a name that belongs to no model; `DamagedError`."""
    check_checkpoint_file(file)
    try:
        named = torch.serialization.get_unsafe_globals_in_checkpoint(str(file))
        foreign = [one for one in named if not _STAND_INS.fullmatch(one)]
        if foreign:
            raise RefusedError(
                f"{file.name}: it names {', '.join(foreign)[:200]}, which is not part of a model; nothing was run"
            )
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


def specifications_of(checkpoint: Mapping[str, Any]) -> dict[str, Any]:
    """What it was trained for: `duration` of a window in seconds, `classes`, `powerset_max_classes` (None: multilabel)."""
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


def shape_of(state: Mapping[str, torch.Tensor], checkpoint: Mapping[str, Any]) -> Shape:
    """The sizes of the network, told by its weights. Raises `ConversionError` when they are another network's."""
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


def take_weights(model: PyanNet, state: Mapping[str, torch.Tensor]) -> None:
    """Fills the network. Raises `ConversionError` when the weights do not fit."""
    own = {key: value for key, value in state.items() if key.split(".")[0] in ("sincnet", "lstm", "linear", "classifier")}
    try:
        model.load_state_dict(own)
    except RuntimeError as error:
        raise ConversionError(
            f"its weights are not those of pyannote's PyanNet ({str(error).splitlines()[-1].strip()[:200]})"
        ) from None
    model.eval()
