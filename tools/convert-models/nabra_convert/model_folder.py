"""Writes a model as Nabra imports it: a folder of files, model.json that describes them, card.md for people."""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .problems import ConversionError

_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_SAMPLE_RATE_HZ = 16_000
_CARD = "card.md"
_HASHED_AT_ONCE = 1 << 20


@dataclass(frozen=True)
class Source:
    """A file that was converted. Its path stays out of cards: they travel."""

    name: str
    sha256: str

    @staticmethod
    def of(path: Path) -> "Source":
        return Source(path.name, sha256_of(path))


@dataclass
class ModelFolder:
    """What model.json and card.md say of a folder, but for its files' hashes. `roles`: role -> file name."""

    id: str
    name: str
    kind: str
    architecture: str
    roles: dict[str, str]
    sources: list[Source]
    described: dict[str, Any] = field(default_factory=dict)
    """Further keys of model.json: labels, labelMapping, featureRecipe, trainingPriors."""
    measured: list[str] = field(default_factory=list)
    """Sentences of the card: how far the ONNX is from the original, and on what."""
    notes: list[str] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)


def model_id(name: str) -> str:
    """The id that Nabra's importer would make of a name: short, lower case, safe as a file name everywhere."""
    made = re.sub(r"[^a-z0-9._-]+", "-", name.lower())
    made = re.sub(r"^[^a-z0-9]+|[^a-z0-9]+$", "", made)[:64].rstrip("._-")
    if len(made) < 2 or _RESERVED.match(made):
        made = f"model-{made}".rstrip("-")
    return made


def name_of_precision(name: str, at: int, precision: str) -> str:
    """The first precision that is asked for has the plain name."""
    return name if at == 0 else f"{name} {precision}"


def sha256_of(path: Path) -> str:
    """Lower-case hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_HASHED_AT_ONCE):
            digest.update(block)
    return digest.hexdigest()


def write_model_folder(out: Path, replace: bool, fill: Callable[[Path], ModelFolder]) -> ModelFolder:
    """
    Lets `fill` put files into an empty folder, adds model.json and card.md, and moves it to `out`/id: whole or not at all.
    Raises `ConversionError` when that is there already and `replace` is false, and what `fill` raises.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".converting-", dir=out) as place:
        staging = Path(place) / "model"
        staging.mkdir()
        folder = fill(staging)
        (staging / _CARD).write_text(_card(folder, staging), encoding="utf-8")
        write_json(staging / "model.json", _manifest(folder, staging))
        for path in staging.iterdir():
            path.chmod(0o644)  # onnx leaves weights for their owner only
        target = out / folder.id
        if target.exists():
            if not replace:
                raise ConversionError(f"{folder.id} is in the output folder already; give --replace to write it again")
            shutil.rmtree(target)
        staging.rename(target)
        return folder


def write_json(path: Path, value: Any) -> None:
    """Two spaces, real letters, a newline at the end."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _manifest(folder: ModelFolder, place: Path) -> dict[str, Any]:
    files = [
        {"role": role, "source": name, "sha256": sha256_of(place / name), "sizeBytes": (place / name).stat().st_size}
        for role, name in {**folder.roles, "card": _CARD}.items()
    ]
    return {
        "id": folder.id,
        "name": folder.name[:200],
        "kind": folder.kind,
        "architecture": folder.architecture,
        # Which weights it was made from: two conversions of the same file are the same version.
        "version": f"v1-{folder.sources[0].sha256[:8]}",
        "languages": [],
        "licence": "unknown",
        "sampleRateHz": _SAMPLE_RATE_HZ,
        "files": files,
        **folder.described,
    }


def _card(folder: ModelFolder, place: Path) -> str:
    made_from = [f"- `{source.name}`, sha256 `{source.sha256}`" for source in folder.sources]
    files = [f"- `{name}` ({role}), {(place / name).stat().st_size:,} bytes" for role, name in folder.roles.items()]
    versions = ", ".join(f"{name} {version}" for name, version in folder.versions.items())
    parts = [
        f"# {folder.name}",
        f"For Nabra: kind {folder.kind}, architecture {folder.architecture}. Converted from v1's files by `tools/convert-models`.",
        "## Converted from",
        "\n".join(made_from),
        "## Measured against the original",
        "\n".join(f"- {line}" for line in folder.measured),
        *(["## To know", "\n".join(f"- {note}" for note in folder.notes)] if folder.notes else []),
        "## Files",
        "\n".join(files),
        f"Made with {versions}." if versions else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
