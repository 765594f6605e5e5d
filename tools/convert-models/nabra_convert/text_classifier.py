"""v1's text classifiers: Hugging Face sequence classification models, from their folders."""

import json
from pathlib import Path

import numpy as np
import torch
import transformers
from tokenizers import Tokenizer

from .checkpoint import check_model_folder, sources_of
from .labels import label_mapping, label_notes
from .model_folder import ModelFolder, model_id, write_json
from .onnx_export import export_onnx, library_versions, open_session, softmax
from .precisions import write_precisions
from .problems import ConversionError
from .summary import Converted

SAMPLE_TEXTS = (
    "السلام عليكم، بغيت نسول على الفاتورة ديالي حيت طالعة بزاف هاد الشهر",
    "راه عيطت ليكم تلاتة د المرات و حتى واحد ما جاوبني، هادشي ماشي معقول",
    "شكرا بزاف أختي، الله يعطيك الصحة، تحل المشكل",
    "salam khoya, l connexion ta9ila bzaf w ana kankhalles kol chher",
    "chokran bezzaf, daba rah khdama mzyan",
    "لم أتوصل بالطلبية بعد، ومر أسبوعان على تاريخ التسليم.",
    "Bonjour, je vous appelle parce que j'ai été prélevé deux fois ce mois-ci.",
    "Franchement c'est inadmissible, personne ne m'a rappelé !",
    "D'accord, parfait, merci beaucoup pour votre aide.",
    "I would like to know when the technician will come.",
    "That is great, thank you so much.",
    "ok",
    "numéro de dossier : 4 5 8 2 1 🙂 " + "et puis encore une fois la même chose " * 40,
)
"""Lines as they are said in calls, written for this: Darija in both scripts, Arabic, French, English; one too long for any model."""

_POSITIONS_FROM_PAD = {
    "roberta",
    "xlm-roberta",
    "camembert",
    "xlm-roberta-xl",
    "roberta-prelayernorm",
    "xmod",
    "mpnet",
    "longformer",
}
"""These count positions from the pad id + 1: a model with 514 of them reads 512 tokens."""
_MOST_TOKENS = 512


class _Logits(torch.nn.Module):
    def __init__(self, model, names: tuple[str, ...]):
        super().__init__()
        self.model, self.names = model, names

    def forward(self, *inputs):
        return self.model(**dict(zip(self.names, inputs))).logits


def convert_text_classifier(name: str, path: Path, precisions: list[str], out: Path, replace: bool) -> tuple[Converted, ...]:
    """Raises `ConversionError` when it is no sequence classifier, incomplete, or differs from the original as ONNX."""
    transformers.logging.set_verbosity_error()
    check_model_folder(path)
    model, labels = _load(path)
    work = out / f".tokenizer-{model_id(name)}"
    work.mkdir(parents=True, exist_ok=True)
    try:
        beside, names = _tokenizer_files(path, work, model)
        _write_config(path, work, model, labels)
        beside = {"config": work / "config.json"} | beside
        tokenizer = Tokenizer.from_file(str(beside["tokenizer"]))
        batches = {"call-like lines in one padded batch": _batch(model, names, _encode(tokenizer, model))}
        batches |= {"each line alone": [_batch(model, names, [ids])[0] for ids in _encode(tokenizer, model)]}
        batches |= {"random ids": _batch(model, names, _random_ids(model))}
        with torch.no_grad():
            expected = {what: [_run(model, one) for one in some] for what, some in batches.items()}
        folder = ModelFolder(
            id=model_id(name), name=name, kind="text-sentiment", architecture="sequence-classifier", roles={},
            sources=sources_of(path),
            described={"labels": list(labels), "labelMapping": label_mapping(labels)}, notes=label_notes(labels),
            versions=library_versions(),
        )  # fmt: skip

        def export(target: Path) -> None:
            example = _batch(model, names, [list(range(5, 24)), list(range(5, 17))])[0]
            dimensions = {one: ("batch", "sequence") for one in names}
            module = _Logits(model, names)
            export_onnx(
                module, tuple(torch.from_numpy(example[one]) for one in names), dimensions, {"logits": ("batch", None)}, target
            )

        def measure(target: Path) -> tuple[float, list[str]]:
            session = open_session(target)
            lines, most = [], 0.0
            for what, some in batches.items():
                answers = [session.run(["logits"], one)[0] for one in some]
                gap = max(float(np.abs(answer - logits).max()) for answer, logits in zip(answers, expected[what]))
                shares = max(float(np.abs(softmax(a) - softmax(b)).max()) for a, b in zip(answers, expected[what]))
                lines.append(f"Logits differ by at most {gap:.2g}, probabilities by {shares:.2g}, on {what}.")
                most = max(most, gap)
            return most, lines

        return write_precisions(folder, export, beside, measure, precisions, out, replace)
    finally:
        for file in work.iterdir():
            file.unlink()
        work.rmdir()


def _load(path: Path):
    try:
        model, about = transformers.AutoModelForSequenceClassification.from_pretrained(
            path, local_files_only=True, trust_remote_code=False, weights_only=True, dtype=torch.float32,
            attn_implementation="eager", output_loading_info=True,
        )  # fmt: skip
    except Exception as error:
        raise ConversionError(f"{path.name} cannot be loaded ({type(error).__name__}: {str(error)[:300]})") from error
    if about["missing_keys"]:
        lacks = ", ".join(sorted(about["missing_keys"])[:3])
        raise ConversionError(f"{path.name}: its weights lack {lacks}: it is no trained sequence classifier")
    by_id = {int(key): str(label) for key, label in model.config.id2label.items()}
    labels = tuple(by_id.get(at, f"LABEL_{at}") for at in range(model.config.num_labels))
    if len(labels) < 2 or len(set(labels)) != len(labels):
        raise ConversionError(f"{path.name}: config.json: id2label does not name at least two different classes")
    return model.eval(), labels


def _tokenizer_files(path: Path, work: Path, model) -> tuple[dict[str, Path], tuple[str, ...]]:
    """The tokenizer's files, by role, and the graph's inputs. A folder without tokenizer.json gets one from its vocabulary."""
    found = path / "tokenizer.json"
    if not found.is_file():
        try:
            made = transformers.AutoTokenizer.from_pretrained(path, local_files_only=True, trust_remote_code=False)
            found = work / "tokenizer.json"
            made.backend_tokenizer.save(str(found))
        except Exception as error:
            raise ConversionError(f"{path.name}: no tokenizer.json, and none can be made ({str(error)[:200]})") from error
    files = {"tokenizer": found}
    for role, name in (("tokenizerConfig", "tokenizer_config.json"), ("specialTokensMap", "special_tokens_map.json")):
        if (path / name).is_file():
            files[role] = path / name
    takes_types = getattr(model.config, "type_vocab_size", 0) > 1
    return files, ("input_ids", "attention_mask", *(("token_type_ids",) if takes_types else ()))


def _write_config(path: Path, work: Path, model, labels: tuple[str, ...]) -> None:
    """config.json as it was, with what it may leave to its class said."""
    config = json.loads((path / "config.json").read_text(encoding="utf-8"))
    for key in ("model_type", "vocab_size", "pad_token_id", "max_position_embeddings"):
        config.setdefault(key, getattr(model.config, key, None))
    config["architectures"] = [type(model).__name__]
    config["id2label"] = {str(at): label for at, label in enumerate(labels)}
    config["label2id"] = {label: at for at, label in enumerate(labels)}
    write_json(work / "config.json", config)


def _most_tokens(model) -> int:
    positions = getattr(model.config, "max_position_embeddings", None) or _MOST_TOKENS
    if model.config.model_type in _POSITIONS_FROM_PAD:
        positions -= (model.config.pad_token_id or 0) + 1
    return min(positions, _MOST_TOKENS)


def _encode(tokenizer: Tokenizer, model) -> list[list[int]]:
    tokenizer.no_padding()
    tokenizer.enable_truncation(_most_tokens(model))
    return [tokenizer.encode(text).ids for text in SAMPLE_TEXTS]


def _random_ids(model) -> list[list[int]]:
    random = np.random.default_rng(7)
    most = _most_tokens(model)
    low = min(5, model.config.vocab_size - 1)
    return [random.integers(low, model.config.vocab_size, size).tolist() for size in (1, 2, 17, most // 2, most)]


def _batch(model, names: tuple[str, ...], rows: list[list[int]]) -> list[dict[str, np.ndarray]]:
    longest = max(len(row) for row in rows)
    ids = np.full((len(rows), longest), model.config.pad_token_id or 0, np.int64)
    mask = np.zeros_like(ids)
    for at, row in enumerate(rows):
        ids[at, : len(row)], mask[at, : len(row)] = row, 1
    inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    return [{name: inputs[name] for name in names}]


def _run(model, inputs: dict[str, np.ndarray]) -> np.ndarray:
    return model(**{name: torch.from_numpy(value) for name, value in inputs.items()}).logits.numpy()
