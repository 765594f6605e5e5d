"""Reads v1's config.yaml as far as it names models."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from .model_folder import model_id
from .problems import ConversionError

RECOGNISER = "transcription_model"
TEXT = {"client_text_model_path": "textClient", "agent_text_model_path": "textAgent"}
ACOUSTIC = {"client_acoustic_model_path": "acousticClient", "agent_acoustic_model_path": "acousticAgent"}
SCALERS = {
    "client_acoustic_model_path": "client_acoustic_scaler_path",
    "agent_acoustic_model_path": "agent_acoustic_scaler_path",
}
KEYS = (RECOGNISER, *TEXT, *ACOUSTIC, *SCALERS.values())
"""The seven keys that name a model or a scaler; the slot of Nabra that each model fills stands beside it."""

_MOST_BYTES = 1 << 20


@dataclass(frozen=True)
class V1Config:
    """What the file names, and the folder that paths in it start from."""

    folder: Path
    named: dict[str, str]

    def path(self, key: str) -> Path:
        """The file or folder a key names. Raises `ConversionError` with the places where it was looked for."""
        return find_model(self.named[key], self.folder)


def read_v1_config(path: Path) -> V1Config:
    """Raises `ConversionError` when there is no such file, or no YAML in it, or a key that is not text."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ConversionError(f"{path.name} is larger than a configuration")
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConversionError(f"{path} cannot be read: {error.strerror}") from None
    # ValueError: bytes that are no text, dates that are none. RecursionError: brackets in brackets.
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConversionError(f"{path.name} is not YAML: {error}") from None
    if not isinstance(content, dict):
        raise ConversionError(f"{path.name} holds no keys")
    named = {key: content[key] for key in KEYS if content.get(key) not in (None, "")}
    for key, value in named.items():
        if not isinstance(value, str):
            raise ConversionError(f"{path.name}: {key}: expected a path, found {type(value).__name__}")
    return V1Config(path.resolve().parent, named)


def model_names(named: dict[str, str]) -> dict[str, str]:
    """
    What each model is called: the last part of its path, with the side before it where two different models would be
    called alike (`client/model.joblib`, `agent/model.joblib`).
    """
    paths = {key: re.split(r"[\\/]", text.rstrip("\\/"))[-1] for key, text in named.items() if key not in SCALERS.values()}
    short = {key: re.sub(r"\.(joblib|pkl|pickle)$", "", name, flags=re.IGNORECASE) for key, name in paths.items()}

    def unlike(key: str) -> bool:
        return all(named[other] == named[key] for other in short if model_id(short[other]) == model_id(short[key]))

    return {key: name if unlike(key) else f"{key.split('_')[0]}-{name}" for key, name in short.items()}


def find_model(name: str, folder: Path) -> Path:
    """
    The path a name stands for: beside config.yaml, below the working folder, or, for a name of the Hugging Face hub that
    was downloaded once (`org/name`), in its cache. Nothing is downloaded.
    """
    plain = Path(os.path.expanduser(name))
    places = [folder / plain, Path.cwd() / plain]
    if re.fullmatch(r"[\w.-]+/[\w.-]+", name):
        places += [hub / f"models--{name.replace('/', '--')}" / "snapshots" for hub in hub_caches()]
    for place in places:
        if place.name == "snapshots" and place.is_dir():
            newest = max(place.iterdir(), key=lambda one: one.stat().st_mtime, default=None)
            if newest is not None:
                return newest
        elif place.exists():
            return place
    raise ConversionError(f"{name} is not there; looked for {places[0]}")


def hub_caches() -> list[Path]:
    """Where the hub's downloads lie: Hugging Face's own place, and pyannote.audio's."""
    home = Path.home() / ".cache"
    hugging_face = Path(os.environ.get("HF_HUB_CACHE") or Path(os.environ.get("HF_HOME") or home / "huggingface") / "hub")
    return [hugging_face, Path(os.environ.get("PYANNOTE_CACHE") or home / "torch" / "pyannote")]
