"""The command: reads config.yaml, converts each model it names, and says at the end how each one went."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .acoustic import AcousticJob, convert_acoustic
from .problems import ConversionError, reason_of
from .summary import COLLECTION_FILE, Outcome, print_summary, write_collection
from .torch_jobs import PRECISIONS, TorchJob, convert_in_torch
from .v1_config import ACOUSTIC, RECOGNISER, SCALERS, TEXT, V1Config, model_names, read_v1_config
from .vad_source import find_vad

Job = AcousticJob | TorchJob


@dataclass(frozen=True)
class Step:
    """A key of config.yaml, the slot of Nabra it fills, and how to find what is to be converted."""

    key: str
    slot: str
    find: Callable[[], Job]


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0: all converted; 1: some were not, the others were; 2: wrong usage or no readable config.yaml."""
    options = _parser().parse_args(arguments)
    try:
        config = read_v1_config(options.config)
        steps = _steps(config, options)
        if not steps:
            raise ConversionError(f"{options.config.name} names no models")
    except ConversionError as error:
        print(f"convert-models: {error}", file=sys.stderr)
        return 2
    # Both sides may name the same model: it is converted once, and fails once.
    done: dict[Job, Outcome] = {}
    outcomes = [_take(step, done, options) for step in steps]
    unlisted = None
    try:
        write_collection(options.out, outcomes)
    except OSError as error:
        unlisted = f"{COLLECTION_FILE} could not be written, drop each folder on the page by itself ({reason_of(error)})"
    print_summary(outcomes, options.out)
    if unlisted:
        print(f"convert-models: {unlisted}", file=sys.stderr)
    return 1 if unlisted or any(outcome.problem for outcome in outcomes) else 0


def _take(step: Step, done: dict[Job, Outcome], options: argparse.Namespace) -> Outcome:
    """Whatever a model does to the conversion (no permission, no memory, a mistake of ours), the others go on."""
    print(f"{step.key} …", file=sys.stderr, flush=True)
    try:
        job = step.find()
    except Exception as error:
        return Outcome(step.key, step.slot, (), reason_of(error))
    if job not in done:
        try:
            convert = convert_acoustic if isinstance(job, AcousticJob) else convert_in_torch
            done[job] = Outcome(step.key, step.slot, convert(job, options.out, options.replace), None)
        except Exception as error:
            done[job] = Outcome(step.key, step.slot, (), reason_of(error))
    return Outcome(step.key, step.slot, done[job].models, done[job].problem)


def _steps(config: V1Config, options: argparse.Namespace) -> list[Step]:
    names = model_names(config.named)

    def torch_step(key: str, slot: str, kind: str) -> Step:
        return Step(key, slot, lambda: TorchJob(kind, names[key], config.path(key), tuple(options.precision)))

    def acoustic_step(key: str, slot: str) -> Step:
        def find() -> AcousticJob:
            scaler = SCALERS[key]
            path = config.path(scaler) if scaler in config.named else None
            return AcousticJob(names[key], config.path(key), path, options.feature_recipe, options.keep_priors)

        return Step(key, slot, find)

    named = [torch_step(RECOGNISER, "asr", "w2v-bert")] if RECOGNISER in config.named else []
    named += [torch_step(key, slot, "text") for key, slot in TEXT.items() if key in config.named]
    named += [acoustic_step(key, slot) for key, slot in ACOUSTIC.items() if key in config.named]
    # v1's config.yaml has no key for pyannote: it names it in its code.
    vad = None if options.vad == "none" else find_vad(options.vad, config.folder)
    if vad is not None:
        named.append(Step("pyannote", "vad", lambda: TorchJob("pyannote", "pyannote-segmentation", vad(), ("fp32",))))
    return named


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="convert-models",
        description="Turns the models that v1's config.yaml names into folders that Nabra imports. v1's files stay as they are.",
    )
    parser.add_argument("config", type=Path, metavar="CONFIG.YAML", help="v1's config.yaml; paths in it start from its folder")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the model folders are written")
    parser.add_argument("--replace", action="store_true", help="write folders again that are in DIR already")
    parser.add_argument(
        "--precision",
        type=_precisions,
        default=["fp32", "int8"],
        metavar="LIST",
        help="of recogniser and text classifiers: fp32, int8, fp16, separated by commas (default fp32,int8)",
    )
    parser.add_argument(
        "--vad",
        metavar="PATH",
        help="pyannote's segmentation checkpoint or pipeline folder, or none (default: what pyannote downloaded on this machine)",
    )
    parser.add_argument(
        "--feature-recipe", metavar="NAME", help="what the acoustic features are, when their count does not tell"
    )
    parser.add_argument("--keep-priors", action="store_true", help="leave acoustic probabilities as v1 had them")
    return parser


def _precisions(text: str) -> list[str]:
    chosen = [one.strip() for one in text.split(",") if one.strip()]
    if not chosen or not set(chosen) <= set(PRECISIONS):
        raise argparse.ArgumentTypeError(f"expected some of {', '.join(PRECISIONS)}")
    return [precision for precision in PRECISIONS if precision in chosen]
