"""Recogniser, text classifiers and pyannote: converted from checkpoints made here, and ones that try something."""

import contextlib
import json
import os
import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from nabra_convert import onnx_export
from nabra_convert.problems import ConversionError
from nabra_convert.pyannote import convert_pyannote
from nabra_convert.text_classifier import convert_text_classifier
from nabra_convert.torch_jobs import TorchJob, convert_in_torch
from nabra_convert.w2v_bert import convert_w2v_bert
from tests.shared_data import REFERENCE, needs_reference

from .stand_ins import make_bert, make_pyannote, make_recogniser, make_xlm_roberta


class OpensFile:
    """Pickles as a call that leaves PWNED in the working folder."""

    def __reduce__(self):
        return open, ("PWNED", "w")


class Place(unittest.TestCase):
    def setUp(self):
        stack = contextlib.ExitStack()
        self.addCleanup(stack.close)
        self.folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self.out = self.folder / "out"
        working = self.folder / "working"
        working.mkdir()
        stack.enter_context(contextlib.chdir(working))
        self.addCleanup(lambda: self.assertEqual(os.listdir(working), []))

    def answer(self, model: str, inputs: dict[str, np.ndarray]) -> np.ndarray:
        return onnxruntime.InferenceSession(str(self.out / model / "model.onnx")).run(None, inputs)[0]

    def assert_problem(self, said: str, convert, path: Path):
        with self.assertRaisesRegex(ConversionError, said):
            convert("model", path, ["fp32"], self.out, False)
        left = [path.name for path in self.out.glob("*")] if self.out.exists() else []
        self.assertEqual(left, [], "something half made is left")


class Recogniser(Place):
    def test_without_an_adapter_weights_beside_the_graph_and_all_precisions(self):
        limit, onnx_export.export_onnx.__defaults__ = onnx_export.export_onnx.__defaults__, (0,)
        try:
            model = make_recogniser(self.folder / "asr", adapter=False)
            convert_w2v_bert("Asr X", self.folder / "asr", ["fp32", "int8", "fp16"], self.out, False)
        finally:
            onnx_export.export_onnx.__defaults__ = limit
        self.assertTrue((self.out / "asr-x" / "model.onnx.data").is_file())
        described = json.loads((self.out / "asr-x" / "model.json").read_text())
        self.assertIn("externalData", [file["role"] for file in described["files"]])
        features, mask = np.random.default_rng(1).normal(size=(2, 40, 160)).astype(np.float32), np.ones((2, 40), np.int64)
        mask[1, 22:] = 0
        with torch.no_grad():
            expected = model(torch.from_numpy(features), attention_mask=torch.from_numpy(mask)).logits.numpy()
        self.assertEqual(expected.shape[1], 40)
        for folder, tolerance in (("asr-x", 1e-4), ("asr-x-fp16", 0.02), ("asr-x-int8", 0.5)):
            with self.subTest(folder=folder):
                answer = self.answer(folder, {"input_features": features, "attention_mask": mask})
                np.testing.assert_allclose(answer, expected, rtol=0, atol=tolerance)

    def test_what_is_missing_is_named(self):
        make_recogniser(self.folder / "asr")
        (self.folder / "asr" / "vocab.json").unlink()
        self.assert_problem("vocab.json is missing", convert_w2v_bert, self.folder / "asr")

    def test_another_architecture_is_named(self):
        make_bert(self.folder / "asr")
        for file in ("preprocessor_config.json", "vocab.json"):
            (self.folder / "asr" / file).write_text("{}")
        self.assert_problem("is a bert", convert_w2v_bert, self.folder / "asr")

    def test_weights_cut_off(self):
        make_recogniser(self.folder / "asr")
        weights = self.folder / "asr" / "model.safetensors"
        weights.write_bytes(weights.read_bytes()[:5000])
        self.assert_problem("asr cannot be loaded", convert_w2v_bert, self.folder / "asr")


class TextClassifier(Place):
    def test_a_vocabulary_alone_becomes_a_tokenizer(self):
        make_bert(self.folder / "text", tokenizer_json=False)
        convert_text_classifier("text", self.folder / "text", ["fp32"], self.out, False)
        made = json.loads((self.out / "text" / "tokenizer.json").read_text())
        self.assertEqual(made["model"]["type"], "WordPiece")

    def test_a_second_run_makes_only_what_is_missing(self):
        make_bert(self.folder / "text")
        first = convert_text_classifier("text", self.folder / "text", ["fp32"], self.out, False)
        stamp = (self.out / "text" / "model.onnx").stat().st_mtime_ns
        plain, packed = convert_text_classifier("text", self.folder / "text", ["fp32", "int8"], self.out, False)
        self.assertEqual((plain.id, plain.difference), (first[0].id, "fp32, already converted"))
        self.assertRegex(packed.difference, "^int8, logits within")
        self.assertEqual((self.out / "text" / "model.onnx").stat().st_mtime_ns, stamp)
        job = TorchJob("text", "text", self.folder / "text", ("fp32", "int8"))
        again = convert_in_torch(job, self.out, False)
        self.assertEqual([one.difference for one in again], ["fp32, already converted", "int8, already converted"])

    def test_weights_that_are_a_program_are_refused_and_not_run(self):
        make_bert(self.folder / "text")
        torch.save({"classifier.weight": OpensFile()}, self.folder / "text" / "pytorch_model.bin")
        self.assert_problem("cannot be loaded", convert_text_classifier, self.folder / "text")

    def test_code_of_its_own_is_not_run(self):
        make_xlm_roberta(self.folder / "text")
        config = json.loads((self.folder / "text" / "config.json").read_text())
        config |= {
            "auto_map": {"AutoModelForSequenceClassification": "own.Model", "AutoConfig": "own.Config"},
            "model_type": "own",
        }
        (self.folder / "text" / "config.json").write_text(json.dumps(config))
        (self.folder / "text" / "own.py").write_text("open('PWNED', 'w')\n")
        self.assert_problem("cannot be loaded", convert_text_classifier, self.folder / "text")

    def test_a_language_model_is_no_classifier(self):
        model = make_bert(self.folder / "text")
        state = {key: value for key, value in model.state_dict().items() if not key.startswith("classifier")}
        torch.save(state, self.folder / "text" / "pytorch_model.bin")
        self.assert_problem("no trained sequence classifier", convert_text_classifier, self.folder / "text")


class Pyannote(Place):
    def test_both_kinds_of_output_and_their_configuration(self):
        for powerset, window, frames, onset in ((False, 80_000, 293, 0.8104268538848918), (True, 160_000, 589, 0.5)):
            with self.subTest(powerset=powerset):
                name = f"vad-{powerset}".lower()
                make_pyannote(self.folder / name / "pytorch_model.bin", powerset)
                convert_pyannote(name, self.folder / name, ["fp32"], self.out, False)
                config = json.loads((self.out / name / "config.json").read_text())
                self.assertEqual((config["windowSamples"], config["framesPerWindow"]), (window, frames))
                self.assertEqual(config["frame"]["durationSamples"], 991)
                self.assertEqual(config["hyperparameters"]["onset"], onset)

    def test_a_pipeline_brings_its_thresholds(self):
        make_pyannote(self.folder / "models" / "segmentation" / "pytorch_model.bin", False)
        (self.folder / "pipeline").mkdir()
        (self.folder / "pipeline" / "config.yaml").write_text(
            "pipeline:\n  params:\n    segmentation: ../models/segmentation\n"
            "params:\n  onset: 0.7\n  offset: 0.4\n  min_duration_on: 0.1\n  min_duration_off: 0.2\n"
        )
        convert_pyannote("vad", self.folder / "pipeline", ["fp32"], self.out, False)
        config = json.loads((self.out / "vad" / "config.json").read_text())
        self.assertEqual(list(config["hyperparameters"].values()), [0.7, 0.4, 0.1, 0.2])

    def test_a_checkpoint_that_is_a_program_is_refused_and_not_run(self):
        file = self.folder / "vad" / "pytorch_model.bin"
        file.parent.mkdir()
        torch.save({"state_dict": {}, "pyannote.audio": OpensFile()}, file)
        self.assert_problem("it names io.open", convert_pyannote, file)

    def test_a_packed_archive_is_refused(self):
        import zipfile

        file = self.folder / "pytorch_model.bin"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("archive/data.pkl", b"\0" * 5_000_000)
        self.assert_problem("a checkpoint is not packed", convert_pyannote, file)

    def test_damage_and_other_networks_are_named(self):
        file = self.folder / "pytorch_model.bin"
        make_pyannote(file, True)
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2])
        self.assert_problem("pytorch_model.bin", convert_pyannote, file)
        make_pyannote(file, True, {"encoder.weight": torch.zeros(3)})
        self.assert_problem("not those of pyannote's PyanNet", convert_pyannote, file)

    @needs_reference
    def test_windows_are_those_of_pyannote_audio(self):
        golden = REFERENCE / "pyannote-vad"
        tensors = {one["name"]: one for one in json.loads((golden / "index.json").read_text())["tensors"]}
        for kind, step in (("multilabel", 8_000), ("powerset", 16_000)):
            state = torch.load(golden / "weights" / f"{kind}.pt", weights_only=True)
            make_pyannote(self.folder / kind / "pytorch_model.bin", kind == "powerset", state)
            convert_pyannote(kind, self.folder / kind, ["fp32"], self.out, False)
            made, original = (json.loads((place / kind / "config.json").read_text()) for place in (self.out, golden))
            for key in (
                "kind",
                "windowSamples",
                "stepSamples",
                "framesPerWindow",
                "frame",
                "powersetClasses",
                "hyperparameters",
            ):
                self.assertEqual(made[key], original[key], key)
            for name in ("composed", "real", "short"):
                with self.subTest(kind=kind, input=name):
                    about = tensors[f"{kind}/{name}.windows"]
                    expected = np.fromfile(golden / about["file"], "<f4").reshape(about["shape"])
                    sound = _read_wave(golden / "inputs" / f"{name}.wav")
                    sound = np.pad(sound, (0, made["windowSamples"] + step * len(expected)))
                    windows = [sound[at * step :][: made["windowSamples"]] for at in range(len(expected))]
                    answer = self.answer(kind, {"waveforms": np.stack(windows)[:, None]})
                    if kind == "powerset":
                        answer, expected = np.exp(answer), np.exp(expected)
                    np.testing.assert_allclose(answer, expected, rtol=0, atol=5e-4)


def _read_wave(path: Path) -> np.ndarray:
    import wave

    with wave.open(str(path), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768


if __name__ == "__main__":
    unittest.main()
