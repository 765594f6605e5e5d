"""Small models of every kind that v1's config.yaml names, made on the spot with the libraries v1 had.

usage: python -m tests_torch.stand_ins FOLDER [--vectors FILE.json] [--weights FILE]
(in the environment of requirements-tests.txt) writes FOLDER/config.yaml and the models it names, with random weights; nothing
is downloaded. `--vectors`: a list of acoustic vectors to train the acoustic models around, so that they are not sure of all they
hear; `--weights`: a trained state of a powerset segmentation model for pyannote's checkpoint, so that it finds speech.
"""

import argparse
import enum
import json
import sys
import types
from dataclasses import dataclass
from pathlib import Path

import joblib
import numpy as np
import torch
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    Wav2Vec2BertConfig,
    Wav2Vec2BertForCTC,
    XLMRobertaConfig,
    XLMRobertaForSequenceClassification,
)

from nabra_convert.pyannet import PyanNet, Shape
from nabra_convert.text_classifier import SAMPLE_TEXTS

FEATURES = 180
LABELS = ["NEGATIVE", "NEUTRAL", "POSITIVE"]
_LETTERS = ["|", *"abcdefghijklmnopqrstuvwxyz'", *"ابتثجحخدذرزسشصضطظعغفقكلمنهوي"]


def write_json(path: Path, value) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def make_recogniser(folder: Path, adapter: bool = True) -> Wav2Vec2BertForCTC:
    """A CTC recogniser of 60 thousand parameters, as safetensors, with the processor's files."""
    torch.manual_seed(3)
    vocab = {letter: at for at, letter in enumerate([*_LETTERS, "[UNK]", "[PAD]"])}
    config = Wav2Vec2BertConfig(
        vocab_size=len(vocab) + 2, hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=48,
        output_hidden_size=32, add_adapter=adapter, num_adapter_layers=1, conv_depthwise_kernel_size=7,
        left_max_position_embeddings=8, right_max_position_embeddings=4, pad_token_id=vocab["[PAD]"],
        feature_projection_input_dim=160, initializer_range=0.1,
    )  # fmt: skip
    model = Wav2Vec2BertForCTC(config).eval()
    model.save_pretrained(folder)
    write_json(folder / "vocab.json", vocab)
    write_json(folder / "added_tokens.json", {"<s>": len(vocab), "</s>": len(vocab) + 1})
    write_json(folder / "preprocessor_config.json", {
        "feature_extractor_type": "SeamlessM4TFeatureExtractor", "feature_size": 80, "num_mel_bins": 80,
        "padding_side": "right", "padding_value": 1, "return_attention_mask": True, "sampling_rate": 16000, "stride": 2,
    })  # fmt: skip
    names = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "[PAD]", "unk_token": "[UNK]"}
    write_json(folder / "special_tokens_map.json", names)
    write_json(
        folder / "tokenizer_config.json", names | {"tokenizer_class": "Wav2Vec2CTCTokenizer", "word_delimiter_token": "|"}
    )
    return model


_SIZE = dict(
    hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=48, initializer_range=0.2,
    id2label=dict(enumerate(LABELS)), label2id={label: at for at, label in enumerate(LABELS)},
)  # fmt: skip


def make_xlm_roberta(folder: Path) -> XLMRobertaForSequenceClassification:
    """SentencePiece-like (Unigram) tokens, weights as safetensors."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    tokenizer.train_from_iterator(
        SAMPLE_TEXTS, trainers.UnigramTrainer(vocab_size=300, special_tokens=special, unk_token="<unk>", show_progress=False)
    )
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    torch.manual_seed(4)
    config = XLMRobertaConfig(
        vocab_size=tokenizer.get_vocab_size(), max_position_embeddings=514, type_vocab_size=1, pad_token_id=1, bos_token_id=0,
        eos_token_id=2, **_SIZE,
    )  # fmt: skip
    model = XLMRobertaForSequenceClassification(config).eval()
    model.save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    names = {
        "bos_token": "<s>",
        "cls_token": "<s>",
        "eos_token": "</s>",
        "sep_token": "</s>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
    }
    write_json(folder / "special_tokens_map.json", names)
    write_json(folder / "tokenizer_config.json", names | {"tokenizer_class": "XLMRobertaTokenizer", "model_max_length": 512})
    return model


def make_bert(folder: Path, tokenizer_json: bool = True) -> BertForSequenceClassification:
    """WordPiece tokens, weights as pytorch_model.bin as older transformers wrote them."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer.train_from_iterator(
        SAMPLE_TEXTS, trainers.WordPieceTrainer(vocab_size=300, special_tokens=special, show_progress=False)
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    torch.manual_seed(5)
    config = BertConfig(vocab_size=tokenizer.get_vocab_size(), max_position_embeddings=512, pad_token_id=0, **_SIZE)
    model = BertForSequenceClassification(config).eval()
    folder.mkdir(parents=True, exist_ok=True)
    model.config.architectures = ["BertForSequenceClassification"]
    model.config.save_pretrained(folder)
    torch.save(model.state_dict(), folder / "pytorch_model.bin")
    if tokenizer_json:
        tokenizer.save(str(folder / "tokenizer.json"))
    vocab = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    (folder / "vocab.txt").write_text("".join(f"{token}\n" for token, _ in vocab), encoding="utf-8")
    names = {"unk_token": "[UNK]", "sep_token": "[SEP]", "pad_token": "[PAD]", "cls_token": "[CLS]", "mask_token": "[MASK]"}
    write_json(folder / "special_tokens_map.json", names)
    write_json(folder / "tokenizer_config.json", names | {"tokenizer_class": "BertTokenizer", "do_lower_case": True})
    return model


class Problem(enum.Enum):
    """As in pyannote.audio.core.task."""

    MONO_LABEL_CLASSIFICATION = 1
    MULTI_LABEL_CLASSIFICATION = 2


class Resolution(enum.Enum):
    """As in pyannote.audio.core.task."""

    FRAME = 1


@dataclass
class Specifications:
    """As in pyannote.audio.core.task, whose name it is pickled under."""

    problem: Problem
    resolution: Resolution
    duration: float
    warm_up: tuple
    classes: list
    powerset_max_classes: int | None = None
    permutation_invariant: bool = True


def as_pyannote_pickles() -> None:
    """Puts the classes above under pyannote's names, so that checkpoints name them as its own do."""
    for name in ("pyannote", "pyannote.audio", "pyannote.audio.core", "pyannote.audio.core.task"):
        sys.modules.setdefault(name, types.ModuleType(name))
    for one in (Problem, Resolution, Specifications):
        one.__module__ = "pyannote.audio.core.task"
        setattr(sys.modules["pyannote.audio.core.task"], one.__name__, one)


def make_pyannote(file: Path, powerset: bool, state: dict | None = None) -> None:
    """A checkpoint as pyannote.audio 3 writes it, with random weights of a small network or the given ones."""
    as_pyannote_pickles()
    if state is None:
        torch.manual_seed(6)
        shape = Shape(10, 8, 2, True, True, 8, 2, 7 if powerset else 3)
        model = PyanNet(shape, powerset)
        filters = model.sincnet.conv1d[0].filterbank
        with torch.no_grad():
            filters.low_hz_.copy_(torch.linspace(30, 7000, 40)[:, None])
            filters.band_hz_.fill_(150)
            filters.window_.copy_(torch.hamming_window(251, periodic=False)[:125])
            filters.n_.copy_(2 * torch.pi * torch.arange(-125, 0.0)[None] / 16000)
            # It hears speech throughout: random weights that heard none would leave nothing to recognise.
            model.classifier.bias[0] += -6.0 if powerset else 6.0
        state = model.state_dict()
    problem = Problem.MONO_LABEL_CLASSIFICATION if powerset else Problem.MULTI_LABEL_CLASSIFICATION
    specifications = Specifications(
        problem, Resolution.FRAME, 10.0 if powerset else 5.0, (0.0, 0.0), ["speaker#1", "speaker#2", "speaker#3"],
        2 if powerset else None,
    )  # fmt: skip
    about = {
        "versions": {"torch": torch.__version__, "pyannote.audio": "3.3.2"},
        "architecture": {"module": "pyannote.audio.models.segmentation.PyanNet", "class": "PyanNet"},
        "specifications": specifications,
    }
    hyper = {"sincnet": {"stride": 10, "sample_rate": 16000}, "lstm": {"hidden_size": 8}, "linear": {"hidden_size": 8}}
    file.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state_dict": state, "hyper_parameters": hyper, "pyannote.audio": about, "epoch": 3}, file)


def acoustic_data(around: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Vectors of three classes: made ones of the size of librosa-180 and of many ranges, or given ones with noise added."""
    random = np.random.default_rng(8)
    labels = np.repeat(LABELS, (120, 60, 40))
    if around is not None:
        chosen = random.integers(len(around), size=len(labels))
        # Neighbours have one label, so that there is something to learn.
        thirds = np.argsort(np.argsort(around[:, 0])) * 3 // len(around)
        x = around[chosen] + random.normal(0, 0.3, (len(labels), FEATURES)) * around.std(0)
        return x.astype(np.float32), np.array([LABELS[third].lower() for third in thirds[chosen]])
    centres = {label: random.normal(0, 0.4, FEATURES) for label in LABELS}
    scale = 10 ** random.uniform(-2, 3, FEATURES)
    x = np.stack([centres[label] + random.normal(0, 1, FEATURES) for label in labels]) * scale + scale
    return x.astype(np.float32), np.array([label.lower() for label in labels])


def make_acoustic(folder: Path, around: np.ndarray | None = None) -> None:
    """An SVM with its scaler for the client, a pipeline with a forest for the agent."""
    folder.mkdir(parents=True, exist_ok=True)
    x, y = acoustic_data(around)
    scaler = StandardScaler().fit(x)
    svm = SVC(probability=True, class_weight="balanced", random_state=0).fit(scaler.transform(x), y)
    joblib.dump(scaler, folder / "client-scaler.joblib")
    joblib.dump(svm, folder / "client-svm.joblib")
    forest = RandomForestClassifier(n_estimators=12, min_samples_leaf=3, random_state=0)
    scaler = StandardScaler().fit(x)
    forest.fit(scaler.transform(x), y)
    joblib.dump(scaler, folder / "agent-scaler.joblib")
    joblib.dump(forest, folder / "agent-randomforest.joblib", compress=3)
    joblib.dump(make_pipeline(StandardScaler(), SVC(probability=True, kernel="linear")).fit(x, y), folder / "pipeline.joblib")


CONFIG = """\
transcription_model: "models/w2v-bert-darija"
client_text_model_path: "models/text-client"
agent_text_model_path: "models/text-agent"
client_acoustic_model_path: "models/client-svm.joblib"
agent_acoustic_model_path: "models/agent-randomforest.joblib"
client_acoustic_scaler_path: "models/client-scaler.joblib"
agent_acoustic_scaler_path: "models/agent-scaler.joblib"
database_type: postgresql
"""


def make_all(folder: Path, weights: Path | None = None, around: np.ndarray | None = None) -> None:
    """config.yaml and all that it names, and pyannote's checkpoint in folder/models/pyannote."""
    models_folder = folder / "models"
    models_folder.mkdir(parents=True, exist_ok=True)
    make_recogniser(models_folder / "w2v-bert-darija")
    make_xlm_roberta(models_folder / "text-client")
    make_bert(models_folder / "text-agent")
    make_acoustic(models_folder, around)
    state = None if weights is None else torch.load(weights, weights_only=True)
    make_pyannote(models_folder / "pyannote" / "pytorch_model.bin", powerset=True, state=state)
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--vectors", type=Path)
    asked = parser.parse_args()
    make_all(asked.folder, asked.weights, asked.vectors and np.array(json.loads(asked.vectors.read_text())))
