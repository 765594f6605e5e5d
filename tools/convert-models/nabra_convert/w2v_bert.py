"""v1's recogniser: a fine-tuned Wav2Vec2-BERT with a CTC head, from its Hugging Face folder."""

from pathlib import Path

import numpy as np
import torch
import transformers

from .checkpoint import check_model_folder, sources_of
from .model_folder import ModelFolder, model_id
from .onnx_export import export_onnx, library_versions, open_session
from .precisions import write_precisions
from .problems import ConversionError
from .speech_sample import speech_sample
from .summary import Converted

_NEEDED = {"config": "config.json", "preprocessor": "preprocessor_config.json", "vocab": "vocab.json"}
_OPTIONAL = {
    "addedTokens": "added_tokens.json",
    "specialTokensMap": "special_tokens_map.json",
    "tokenizerConfig": "tokenizer_config.json",
}
_FEATURES = 160
"""Per frame: two times 80 mel bands."""
_RANDOM_BATCHES = ([1], [3], [50], [249], [40, 39], [200, 3], [101, 100, 31])
"""Frames of each row: short, long, alone, of unequal length, odd and even (with an adapter these differ)."""
_INPUTS = {"input_features": ("batch", "frames", None), "attention_mask": ("batch", "frames")}
_OUTPUTS = {"logits": ("batch", "t", None)}


class _Logits(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, *inputs):
        features, mask = inputs
        return self.model(features, attention_mask=mask).logits


def convert_w2v_bert(name: str, path: Path, precisions: list[str], out: Path, replace: bool) -> tuple[Converted, ...]:
    """Raises `ConversionError` when it is another architecture, incomplete, or differs from the original as ONNX."""
    transformers.logging.set_verbosity_error()
    check_model_folder(path)
    beside = _files_beside(path)
    model = _load(path)
    with torch.no_grad():
        batches = [_random_batch(lengths) for lengths in _RANDOM_BATCHES]
        real = _real_batch(path)
        expected = [
            (features, mask, model(features, attention_mask=mask).logits.numpy()) for features, mask in [*batches, real]
        ]
    folder = ModelFolder(
        id=model_id(name), name=name, kind="asr", architecture="w2v-bert-ctc", roles={},
        sources=sources_of(path), versions=library_versions(),
    )  # fmt: skip

    def export(target: Path) -> None:
        features, mask = _random_batch([61, 40])
        export_onnx(_Logits(model), (features, mask), _INPUTS, _OUTPUTS, target)

    def measure(target: Path) -> tuple[float, list[str]]:
        session = open_session(target)
        answers = [
            session.run(["logits"], {"input_features": features.numpy(), "attention_mask": mask.numpy()})[0]
            for features, mask, _ in expected
        ]
        gaps = [float(np.abs(answer - logits).max()) for answer, (*_, logits) in zip(answers, expected)]
        same = np.mean(answers[-1].argmax(-1) == expected[-1][2].argmax(-1))
        return max(gaps), [
            f"Logits differ by at most {max(gaps[:-1]):.2g} on {len(batches)} batches of random features (1 to 249 frames).",
            f"Logits differ by at most {gaps[-1]:.2g} on 8 s of recorded speech; the likeliest letter is the same in "
            f"{same:.1%} of its frames.",
        ]

    return write_precisions(folder, export, beside, measure, precisions, out, replace)


def _files_beside(path: Path) -> dict[str, Path]:
    missing = [file for file in _NEEDED.values() if not (path / file).is_file()]
    if missing:
        raise ConversionError(f"{path.name}: {', '.join(missing)} is missing; the folder must hold the processor too")
    return {role: path / file for role, file in (_NEEDED | _OPTIONAL).items() if (path / file).is_file()}


def _load(path: Path):
    try:
        config = transformers.AutoConfig.from_pretrained(path, local_files_only=True, trust_remote_code=False)
        if config.model_type != "wav2vec2-bert" or "Wav2Vec2BertForCTC" not in (config.architectures or ["Wav2Vec2BertForCTC"]):
            raise ConversionError(f"{path.name} is a {config.model_type} ({config.architectures}); expected Wav2Vec2BertForCTC")
        # Eager attention: the exported graph then does the sums of the plain formula, with the mask always applied.
        model, about = transformers.Wav2Vec2BertForCTC.from_pretrained(
            path, local_files_only=True, weights_only=True, dtype=torch.float32, attn_implementation="eager",
            output_loading_info=True,
        )  # fmt: skip
    except ConversionError:
        raise
    except Exception as error:
        raise ConversionError(f"{path.name} cannot be loaded ({type(error).__name__}: {str(error)[:300]})") from error
    if about["missing_keys"]:
        raise ConversionError(f"{path.name}: its weights lack {', '.join(sorted(about['missing_keys'])[:3])}")
    return model.eval()


def _random_batch(lengths: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(sum(lengths))
    features = torch.randn(len(lengths), max(lengths), _FEATURES, generator=generator)
    mask = (torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]).long()
    return features, mask


def _real_batch(path: Path) -> tuple[torch.Tensor, torch.Tensor]:
    extractor = transformers.SeamlessM4TFeatureExtractor.from_pretrained(path, local_files_only=True)
    made = extractor(speech_sample(), sampling_rate=16_000, return_tensors="pt", return_attention_mask=True)
    return made["input_features"], made["attention_mask"].long()
