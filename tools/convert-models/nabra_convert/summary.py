"""How each model went: a table for the person, and a file that tells Nabra which slot each folder is for."""

import shutil
import textwrap
from dataclasses import dataclass
from pathlib import Path

from .model_folder import write_json

COLLECTION_FILE = "nabra-models.json"
"""Tells Nabra, which is given the whole output folder, what is in it and where it belongs."""


@dataclass(frozen=True)
class Converted:
    """A folder that was written, and how far it is from the original in one line."""

    id: str
    difference: str


@dataclass(frozen=True)
class Outcome:
    """A key of config.yaml: the folders made for it, the one for its slot first; or what went wrong."""

    key: str
    slot: str
    models: tuple[Converted, ...]
    problem: str | None


def write_collection(out: Path, outcomes: list[Outcome]) -> None:
    """Writes what folders there are and which is for which slot. Nothing, when nothing was converted."""
    ids = dict.fromkeys(model.id for outcome in outcomes for model in outcome.models)
    slots = {outcome.slot: outcome.models[0].id for outcome in outcomes if outcome.models}
    if slots:
        write_json(out / COLLECTION_FILE, {"models": list(ids), "slots": slots})


def print_summary(outcomes: list[Outcome], out: Path) -> None:
    """One line per folder; reasons below each other, cut to the width of the terminal."""
    width = max(len(outcome.key) for outcome in outcomes)
    room = max(40, shutil.get_terminal_size((120, 24)).columns - width - 12)
    print()
    for outcome in outcomes:
        for model in outcome.models:
            print(f"converted  {outcome.key:<{width}} {model.id}: {model.difference}")
        if outcome.problem:
            first, *more = textwrap.wrap(outcome.problem, room) or [""]
            print(f"FAILED     {outcome.key:<{width}} {first}")
            for line in more:
                print(f"{'':<{width + 12}}{line}")
    converted = sum(not outcome.problem for outcome in outcomes)
    print(f"\n{converted} of {len(outcomes)} converted, in {out.resolve()}")
    if converted:
        print("Next: open Nabra, page Models, and drop this folder on it.")
