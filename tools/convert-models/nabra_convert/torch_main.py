"""Converts one model with PyTorch, as `torch_jobs` asks for it on the command line, and writes the answer to a file."""

import json
import logging
import os
import sys
import traceback
import warnings
from dataclasses import asdict
from pathlib import Path

from .problems import ConversionError, reason_of


def main() -> None:
    request = json.loads(sys.argv[1])
    # What the libraries say is about their own insides; what goes wrong with the model comes as an error.
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    os.environ["TQDM_DISABLE"] = "1"
    answer = Path(request["answer"])
    try:
        converted = _converter(request["kind"])(
            request["name"], Path(request["path"]), request["precisions"], Path(request["out"]), request["replace"]
        )
        said = {"models": [asdict(one) for one in converted]}
    except Exception as error:
        said = {"problem": reason_of(error)}
        if not isinstance(error, ConversionError):
            traceback.print_exc()
    answer.write_text(json.dumps(said), encoding="utf-8")


def _converter(kind: str):
    # Each brings seconds of imports.
    if kind == "w2v-bert":
        from .w2v_bert import convert_w2v_bert

        return convert_w2v_bert
    if kind == "text":
        from .text_classifier import convert_text_classifier

        return convert_text_classifier
    from .pyannote import convert_pyannote

    return convert_pyannote


if __name__ == "__main__":
    main()
