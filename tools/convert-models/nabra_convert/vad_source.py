"""Finds pyannote's checkpoint, which v1 named in its code and not in config.yaml."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from .model_folder import Source
from .problems import ConversionError
from .v1_config import find_model, hub_caches

_REPOSITORIES = ("pyannote--voice-activity-detection", "pyannote--segmentation", "pyannote--segmentation-3.0")
"""v1 used the pipeline of the first name; it carries thresholds and names the second."""


def find_vad(given: str | None, folder: Path) -> Callable[[], Path] | None:
    """How to get at the path; None when none is given and pyannote has downloaded none on this machine."""
    if given is not None:
        return lambda: find_model(given, folder)
    for repository in _REPOSITORIES:
        for hub in hub_caches():
            # Unlike Path.is_dir, no error where the folder may not be looked into.
            if os.path.isdir(hub / f"models--{repository}" / "snapshots"):
                return lambda: find_model(repository.replace("--", "/"), folder)
    return None


TUNED = {
    "onset": 0.8104268538848918, "offset": 0.4806866463041527,
    "min_duration_on": 0.05537587440407595, "min_duration_off": 0.09791355693027545,
}  # fmt: skip
"""Of pyannote/voice-activity-detection, for the multilabel model it uses."""


@dataclass(frozen=True)
class VadSource:
    """The checkpoint's file; the pipeline's description and its thresholds where a pipeline names the checkpoint."""

    checkpoint: Path
    description: Path | None = None
    thresholds: dict[str, float] | None = None

    def sources(self) -> list[Source]:
        """The checkpoint first."""
        return [Source.of(path) for path in (self.checkpoint, self.description) if path is not None]


def locate(path: Path) -> VadSource:
    """Raises `ConversionError` when `path` is neither a checkpoint nor a pipeline that names one."""
    if (checkpoint := _checkpoint_at(path)) is not None:
        return VadSource(checkpoint)
    folder, description = (path, path / "config.yaml") if path.is_dir() else (path.parent, path)
    try:
        pipeline = yaml.safe_load(description.read_text(encoding="utf-8"))
        named = pipeline["pipeline"]["params"]["segmentation"]
        thresholds = {key: float(pipeline.get("params", {}).get(key, value)) for key, value in TUNED.items()}
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, RecursionError):
        raise ConversionError(
            f"{path.name} holds neither a checkpoint (pytorch_model.bin) nor a pipeline that names one"
        ) from None
    checkpoint = _checkpoint_at(find_model(str(named).split("@")[0], folder))
    if checkpoint is None:
        raise ConversionError(f"{path.name}: its segmentation, {named}, holds no checkpoint (pytorch_model.bin)")
    return VadSource(checkpoint, description, thresholds)


def _checkpoint_at(path: Path) -> Path | None:
    if path.is_dir():
        return next((one for one in sorted([*path.glob("*.bin"), *path.glob("*.ckpt")]) if one.is_file()), None)
    return path if path.is_file() and path.suffix not in (".yaml", ".yml") else None
