"""Checkpoints of PyTorch are pickles as well: what is looked at before any library opens one."""

import zipfile
from pathlib import Path

from .model_folder import Source
from .problems import ConversionError, DamagedError, RefusedError

MOST_BYTES = 16 << 30
"""Of a model's folder. The largest recogniser has 2.4 GB; training leaves optimizer states beside it."""


_BESIDE = {".json", ".txt", ".model"}


def check_checkpoint_file(path: Path) -> None:
    """Raises `RefusedError` for an archive that unpacks to more than it is: PyTorch stores its numbers uncompressed."""
    if path.stat().st_size > MOST_BYTES:
        raise RefusedError(f"{path.name} is larger than {MOST_BYTES >> 30} GB")
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise DamagedError(f"{path.name} is damaged ({error})") from None
    if unpacked > path.stat().st_size:
        raise RefusedError(f"{path.name} is a packed archive that unpacks to {unpacked >> 20} MB; a checkpoint is not packed")


def check_model_folder(folder: Path) -> None:
    """Raises `ConversionError` for what is no folder of a Hugging Face model, or one that brings code of its own."""
    if not (folder / "config.json").is_file():
        raise ConversionError(f"{folder.name} is no folder of a Hugging Face model: config.json is missing")
    weights = [*folder.glob("*.safetensors"), *folder.glob("pytorch_model*.bin")]
    if not weights:
        raise ConversionError(f"{folder.name} has no weights: neither model.safetensors nor pytorch_model.bin")
    for path in weights:
        check_checkpoint_file(path)


def sources_of(folder: Path) -> list[Source]:
    """
    The files that a conversion follows from: the weights first (safetensors when there are any, as transformers takes
    them), then configuration, vocabulary and tokenizer.
    """
    weights = sorted(folder.glob("model*.safetensors")) or sorted(folder.glob("pytorch_model*.bin"))
    beside = sorted(path for path in folder.iterdir() if path.suffix in _BESIDE and path.is_file())
    return [Source.of(path) for path in [*weights, *beside]]
