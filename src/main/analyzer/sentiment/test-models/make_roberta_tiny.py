"""Makes roberta-tiny/: a RoBERTa sequence classifier as users bring them, small enough to be committed.

Byte-level BPE trained on the lines below (written for this file), random weights, 66 positions = 64 tokens, labels without
names. golden.jsonl holds what Hugging Face's tokenizers and PyTorch make of each text: `ids` without truncation, special
tokens included, and `logits` of the ids cut to 64.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt && venv/bin/python make_roberta_tiny.py
"""

import json
import os
from pathlib import Path

os.environ.setdefault("RAYON_NUM_THREADS", "1")

import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import RobertaConfig, RobertaForSequenceClassification

FOLDER = Path(__file__).parent / "roberta-tiny"
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
POSITIONS = 66

LINES = [
    "السلام عليكم، بغيت نسول على الفاتورة ديالي",
    "الكونيكسيون طايحة من البارح وما كاين لا جواب لا والو",
    "شكرا بزاف خويا، الله يعطيك الصحة",
    "والله حشومة هاد الخدمة، عييت معاكم",
    "واخا لالة، غادي نشوف معاك دابا المشكل",
    "ما فهمتش علاش تقطعات عليا الخدمة وأنا خلصت",
    "salam khoya, bghit n3ref chno l mochkil f connexion",
    "hadchi bzaf 3lia, 3yit ma n3ayet likom",
    "chokran bzaf, lah y3tik sa7a, kolchi mzyan daba",
    "wakha nchouf m3ak l facture dyal had chher",
    "Bonjour, je vous appelle au sujet de ma dernière facture.",
    "C'est inadmissible, ça fait trois fois que je rappelle pour le même problème !",
    "Merci beaucoup pour votre aide, c'est parfait, bonne journée.",
    "Un instant s'il vous plaît, je vérifie votre dossier.",
    "Je suis très déçue, personne ne m'a rappelée comme promis.",
    "Hello, my internet has been down since yesterday and nobody answers.",
    "Thank you so much, you've been really helpful!",
    "I'll check the account, please stay on the line.",
    "أريد أن أشكركم على سرعة الاستجابة",
    "لم تُحل المشكلة بعد، وأنا غير راضٍ عن الخدمة",
]
TEXTS = LINES + [
    "",
    " ",
    "   deux  espaces   ",
    "ligne une\nligne deux\r\n\tfin",
    "DÉJÀ ÉTÉ: l'œuvre naïve coûte 12,50 € (n° 42) …",
    "De\u0301ja\u0300 decompose\u0301",
    "\u200fالرقم\u200e: \u202a+212 6 12-34-56-78\u202c شكرا\u200d",
    "👨‍👩‍👧‍👦 🇲🇦 👍🏽 ❤️ ☎️ 🥰",
    "nul \u0000 bell \u0007 esc \u001b fin",
    "byte order \ufeffmark, next\u2028line, soft\u00adhyphen, non\u00a0breaking",
    "مـــرحـــبا بِكُمْ ١٢٣ ۴۵۶ ﻻ ﷲ",
    "<mask> and <s> and </s> <pad>",
    "we're they'll I'd don't it's 'quoted'",
    "漢字かな 한글 𝒳𝒴 𠀀",
    "b" * 300,
    "chokran bzaf " * 60,
    "!!!??? ... --- ///",
    "a",
]


def train_tokenizer():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=700, special_tokens=SPECIAL, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    tokenizer.train_from_iterator(LINES, trainer)
    tokenizer.add_special_tokens([AddedToken("<mask>", lstrip=True, special=True)])
    # As roberta-base's tokenizer.json.
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), trim_offsets=True, add_prefix_space=False)
    return tokenizer


class LogitsOnly(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask):
        return self.model(input_ids=input_ids, attention_mask=attention_mask).logits


def make_model(vocab_size):
    torch.manual_seed(5)
    config = RobertaConfig(
        vocab_size=vocab_size, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=POSITIONS, type_vocab_size=1, pad_token_id=1, bos_token_id=0, eos_token_id=2,
        num_labels=3, initializer_range=0.4, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )
    model = RobertaForSequenceClassification(config).eval()
    model.set_attn_implementation("eager")
    model.config.architectures = [type(model).__name__]
    return model


def export(model):
    ids = torch.randint(5, 100, (2, 19))
    mask = torch.ones(2, 19, dtype=torch.long)
    ids[1, 12:], mask[1, 12:] = 1, 0
    batch, length = torch.export.Dim("batch"), torch.export.Dim("sequence", max=POSITIONS - 2)
    program = torch.onnx.export(
        LogitsOnly(model).eval(), (ids, mask), input_names=["input_ids", "attention_mask"], output_names=["logits"],
        dynamic_shapes=({0: batch, 1: length}, {0: batch, 1: length}), opset_version=18, dynamo=True, verbose=False,
    )
    proto = program.model_proto
    # The exporter's notes hold paths of the machine it ran on.
    proto.ir_version, proto.producer_version = 10, ""
    del proto.metadata_props[:]
    del proto.graph.metadata_props[:]
    del proto.graph.value_info[:]
    for node in proto.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    for value in [*proto.graph.input, *proto.graph.output, *proto.graph.initializer]:
        value.doc_string = ""
        del value.metadata_props[:]
    for value in [*proto.graph.input, *proto.graph.output]:
        value.type.tensor_type.shape.dim[0].dim_param = "batch"
    for value in proto.graph.input:
        value.type.tensor_type.shape.dim[1].dim_param = "sequence"
    (FOLDER / "model.onnx").write_bytes(proto.SerializeToString())


@torch.no_grad()
def main():
    torch.set_num_threads(1)
    FOLDER.mkdir(exist_ok=True)
    tokenizer = train_tokenizer()
    tokenizer.save(str(FOLDER / "tokenizer.json"), pretty=False)
    model = make_model(tokenizer.get_vocab_size())
    model.config.save_pretrained(FOLDER)
    export(model)
    with open(FOLDER / "golden.jsonl", "w", encoding="utf-8") as stream:
        for text in TEXTS:
            ids = tokenizer.encode(text).ids
            kept = ids if len(ids) <= POSITIONS - 2 else [*ids[: POSITIONS - 3], ids[-1]]
            logits = model(input_ids=torch.tensor([kept]), attention_mask=torch.ones(1, len(kept), dtype=torch.long)).logits
            row = {"text": text, "ids": ids, "logits": [round(float(value), 6) for value in logits[0]]}
            stream.write(json.dumps(row, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main()
