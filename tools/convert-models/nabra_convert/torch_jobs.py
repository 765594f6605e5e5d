"""Runs conversions that need PyTorch: in an environment of its own, made when first needed, one process per model.

A process of its own, because a model of 2 GB may end it (no memory), and then the other models still go on.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .problems import ConversionError
from .summary import Converted

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
    """Raises `ConversionError`: the environment could not be made, the model is refused, or its process was ended."""
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


def _how_it_ended(code: int) -> str:
    if code in (-9, 137):
        return (
            "the system ended the conversion, most likely because memory ran out: about five times the model's size is needed"
        )
    return f"the conversion ended with code {code}; what it said is above"
