"""Makes charsmap.json: a small SentencePiece normalisation rule, compiled as tokenizer.json carries it, and what Hugging
Face's normaliser makes of some texts with it. Needs sentencepiece and tokenizers (see requirements.txt)."""

import json
import tempfile
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
from tokenizers import normalizers

# A ligature, the dots, a decomposed letter, a mark of direction that becomes a space, a soft hyphen that goes.
RULE = [("FEFB", "0644 0627"), ("2026", "2E 2E 2E"), ("65 0301", "E9"), ("200F", "20"), ("AD", "")]
TEXTS = [
    "\ufefb شيء\u2026",
    "cafe\u0301",
    # Longer than one letter and one mark: a beginning that is known stands for all of it, unless it has six bytes.
    "e\u0301\u0301 e\u0301\u0650\u0651 a\u0301",
    "a\u200fb\u00adc",
    "nothing of it, é",
    "👨\u200d👩 🇲🇦",
    "",
    "nul \u0000 fin",
    "line\r\nline",
]


def main():
    with tempfile.TemporaryDirectory() as folder:
        rule = Path(folder, "rule.tsv")
        rule.write_text("".join(f"{given}\t{becomes}\n" for given, becomes in RULE))
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["a b c d e f g"] * 20), model_prefix=f"{folder}/m", vocab_size=12,
            hard_vocab_limit=False, minloglevel=2, normalization_rule_tsv=str(rule),
        )
        proto = sentencepiece_model_pb2.ModelProto()
        proto.ParseFromString(Path(folder, "m.model").read_bytes())
    normalizer = normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap)
    charsmap = json.loads(normalizer.__getstate__())["precompiled_charsmap"]
    golden = [[text, normalizer.normalize_str(text)] for text in TEXTS]
    Path(__file__).with_name("charsmap.json").write_text(json.dumps({"charsmap": charsmap, "golden": golden}, indent=2) + "\n")


if __name__ == "__main__":
    main()
