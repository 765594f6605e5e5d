"""Finds pyannote's checkpoint, which v1 named in its code and not in config.yaml."""

import os
from collections.abc import Callable
from pathlib import Path

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
