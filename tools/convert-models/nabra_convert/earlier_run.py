"""Model folders that an earlier run left in the output folder: taken as they are when they were made of the same files."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .model_folder import Source
from .problems import ConversionError
from .summary import Converted

_SOURCE = re.compile(r"^- `[^`\n]+`, sha256 `([0-9a-f]{64})`$", re.MULTILINE)
"""A line of the card, as `model_folder` writes it."""
_WAYS_OUT = "give --replace to write it again, or another folder with --out"


def already_converted(
    out: Path, model: str, sources: Iterable[Source], described: dict[str, Any] | None = None, precision: str | None = None
) -> Converted | None:
    """
    The folder `out`/`model` of an earlier run; None when there is none. `described`: what keys of its model.json must be
    (None: not there). Raises `ConversionError` when it was made of other files or with other options, or is not whole.
    """
    folder = out / model
    if not folder.exists():
        return None
    try:
        card = (folder / "card.md").read_text(encoding="utf-8")
        manifest = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        whole = all((folder / file["source"]).stat().st_size == file["sizeBytes"] for file in manifest["files"])
    except (OSError, ValueError, KeyError, TypeError):
        whole = False
    if not whole:
        raise ConversionError(f"{model} is in the output folder already and is not whole; {_WAYS_OUT}")
    if sorted(_SOURCE.findall(card)) != sorted(source.sha256 for source in sources):
        raise ConversionError(f"{model} is in the output folder already, converted from other files than these; {_WAYS_OUT}")
    same_options = all(manifest.get(key) == value for key, value in (described or {}).items())
    if not same_options or (precision is not None and f"- Precision {precision}." not in card.splitlines()):
        raise ConversionError(f"{model} is in the output folder already, converted with other options; {_WAYS_OUT}")
    return Converted(model, "already converted" if precision is None else f"{precision}, already converted")
