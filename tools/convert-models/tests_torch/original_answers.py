"""What v1's own libraries say of the same inputs: the answers that Nabra's are held against.

usage: python -m tests_torch.original_answers V1_FOLDER REQUEST.json ANSWER.json
REQUEST: {"texts": {side: [..]}, "vectors": {side: [[180 numbers] ..]}, "features": [[[160 numbers] ..] ..]}
ANSWER: {"text": {side: [[n, n, p] | null ..]}, "acoustic": {side: [[n, n, p] ..]}, "logits": [[[..] ..] ..]}; a text that
the model would cut has no answer.
"""

import json
import sys
from pathlib import Path

import joblib
import numpy as np
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer, Wav2Vec2BertForCTC

ACOUSTIC = {"client": "client-svm", "agent": "agent-randomforest"}
SENTIMENTS = ["negative", "neutral", "positive"]


@torch.no_grad()
def of_texts(folder: Path, texts: list[str]) -> list[list[float] | None]:
    """Softmax of the logits, in the order of `SENTIMENTS`."""
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModelForSequenceClassification.from_pretrained(folder).eval()
    order = [{label.lower(): at for at, label in model.config.id2label.items()}[one] for one in SENTIMENTS]
    answers = []
    for text in texts:
        inputs = tokenizer(text, return_tensors="pt")
        fits = inputs["input_ids"].shape[1] <= 512
        answers.append(model(**inputs).logits.double().softmax(-1)[0, order].tolist() if fits else None)
    return answers


def of_vectors(folder: Path, side: str, vectors: list[list[float]]) -> list[list[float]]:
    """scikit-learn's predict_proba, as v1 called it."""
    scaler, model = joblib.load(folder / f"{side}-scaler.joblib"), joblib.load(folder / f"{ACOUSTIC[side]}.joblib")
    assert list(model.classes_) == SENTIMENTS
    return model.predict_proba(scaler.transform(np.array(vectors))).tolist() if vectors else []


@torch.no_grad()
def of_features(folder: Path, features: list) -> list:
    """The recogniser's logits of each row alone."""
    model = Wav2Vec2BertForCTC.from_pretrained(folder).eval()
    return [model(torch.tensor([row], dtype=torch.float32)).logits[0].tolist() for row in features]


def main(folder: Path, request: Path, answer: Path) -> None:
    asked = json.loads(request.read_text(encoding="utf-8"))
    models = folder / "models"
    answers = {
        "text": {side: of_texts(models / f"text-{side}", texts) for side, texts in asked["texts"].items()},
        "acoustic": {side: of_vectors(models, side, vectors) for side, vectors in asked["vectors"].items()},
        "logits": of_features(models / "w2v-bert-darija", asked["features"]),
    }
    answer.write_text(json.dumps(answers), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
