"""Runs conversions that need PyTorch: in an environment of its own, made when first needed, one process per model.

A process of its own, because a model of 2 GB may end it (no memory), and then the other models still go on.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .checkpoint import check_model_folder, sources_of
from .earlier_run import already_converted
from .model_folder import model_id, name_of_precision
from .problems import ConversionError
from .summary import Converted
from .vad_source import locate

PRECISIONS = ("fp32", "int8", "fp16")

_TOOL = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class TorchJob:
    """`kind`: w2v-bert, text or pyannote. A folder is made for each precision, the first one under the plain id."""

    kind: str
    name: str
    path: Path
    precisions: tuple[str, ...]


def convert_in_torch(job: TorchJob, out: Path, replace: bool) -> tuple[Converted, ...]:
    """
    Raises `ConversionError`: the environment could not be made, the model is refused, or its process was ended. What an
    earlier run has converted is not even opened.
    """
    if not replace and (earlier := _of_earlier_run(job, out)):
        return earlier
    sys.path.insert(0, str(_TOOL))
    from environment import EnvironmentProblem, child_environment, ensure_environment

    try:
        python = ensure_environment("requirements-torch.txt")
    except EnvironmentProblem as problem:
        raise ConversionError(str(problem)) from None
    with tempfile.TemporaryDirectory() as place:
        answer = Path(place) / "answer.json"
        request = {
            "kind": job.kind, "name": job.name, "path": str(job.path), "precisions": job.precisions,
            "out": str(out.resolve()), "replace": replace, "answer": str(answer),
        }  # fmt: skip
        # Nothing is ever fetched, nothing from the model's folder is run: the switches of the libraries for that.
        environment = child_environment(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1")
        command = [str(python), "-P", "-m", "nabra_convert.torch_main", json.dumps(request)]
        ended = subprocess.run(command, env=environment, stdout=sys.stderr)
        if not answer.is_file():
            raise ConversionError(_how_it_ended(ended.returncode))
        said = json.loads(answer.read_text(encoding="utf-8"))
    if "problem" in said:
        raise ConversionError(said["problem"])
    return tuple(Converted(**one) for one in said["models"])


def _of_earlier_run(job: TorchJob, out: Path) -> tuple[Converted, ...] | None:
    """None when a folder is missing: then the conversion makes those that are. Raises `ConversionError` for one of another source."""
    names = [name_of_precision(job.name, at, precision) for at, precision in enumerate(job.precisions)]
    if not any((out / model_id(name)).exists() for name in names):
        return None
    if job.kind == "pyannote":
        sources = locate(job.path).sources()
        there = [already_converted(out, model_id(name), sources) for name in names]
    else:
        check_model_folder(job.path)
        sources = sources_of(job.path)
        there = [
            already_converted(out, model_id(name), sources, None, precision) for name, precision in zip(names, job.precisions)
        ]
    return tuple(there) if all(there) else None


def _how_it_ended(code: int) -> str:
    if code in (-9, 137):
        return (
            "the system ended the conversion, most likely because memory ran out: about five times the model's size is needed"
        )
    return f"the conversion ended with code {code}; what it said is above"
