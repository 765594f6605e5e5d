"""One folder per precision of a transformer: the same files beside the ONNX, the difference measured for each."""

import shutil
from collections.abc import Callable
from dataclasses import replace as changed
from pathlib import Path

from .earlier_run import already_converted
from .model_folder import ModelFolder, model_id, name_of_precision, write_model_folder
from .onnx_export import file_roles, halve, quantize
from .problems import ConversionError
from .summary import Converted

Measure = Callable[[Path], tuple[float, list[str]]]
"""Of an ONNX file: the largest difference of logits, and sentences for the card."""

MOST_DIFFERENCE = 1e-3
"""Of logits in fp32. More is another model, and not written; int8 and fp16 differ as they do and say so."""


def write_precisions(
    folder: ModelFolder, export: Callable[[Path], None], beside: dict[str, Path], measure: Measure,
    precisions: list[str], out: Path, replace: bool,
) -> tuple[Converted, ...]:  # fmt: skip
    """
    Exports once, then writes `out`/id for the first precision and `out`/id-precision for the others. `beside`: role ->
    file that is copied as it is. What an earlier run has written of the same files stays. Raises `ConversionError`.
    """
    converted = []
    out.mkdir(parents=True, exist_ok=True)
    work = out / f".export-{folder.id}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        full = work / "model.onnx"
        export(full)
        for at, precision in enumerate(precisions):
            name = name_of_precision(folder.name, at, precision)
            earlier = None if replace else already_converted(out, model_id(name), folder.sources, None, precision)
            if earlier:
                converted.append(earlier)
                continue
            differences: list[float] = []

            def fill(place: Path) -> ModelFolder:
                _write(full, place / "model.onnx", precision)
                difference, lines = measure(place / "model.onnx")
                if precision == "fp32" and not difference <= MOST_DIFFERENCE:
                    raise ConversionError(f"the ONNX differs from the original by {difference:.2g}: not written")
                differences.append(difference)
                for path in beside.values():
                    shutil.copyfile(path, place / path.name)
                roles = file_roles(place) | {role: path.name for role, path in beside.items()}
                return changed(folder, id=model_id(name), name=name, roles=roles, measured=[f"Precision {precision}.", *lines])

            written = write_model_folder(out, replace, fill)
            converted.append(Converted(written.id, f"{precision}, logits within {differences[0]:.2g}"))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return tuple(converted)


def _write(full: Path, target: Path, precision: str) -> None:
    if precision == "int8":
        quantize(full, target)
    elif precision == "fp16":
        halve(full, target)
    else:
        for path in full.parent.glob("model.onnx*"):
            # Not a hard link, which onnx takes for an attack.
            shutil.copyfile(path, target.with_name(path.name))
