"""A second run opens none of the models that the first has converted: PyTorch is not even asked for."""

import tempfile
import unittest
from pathlib import Path
from unittest import mock

import environment
from nabra_convert.checkpoint import sources_of
from nabra_convert.model_folder import ModelFolder, Source, model_id, write_model_folder
from nabra_convert.problems import ConversionError
from nabra_convert.torch_jobs import TorchJob, convert_in_torch
from nabra_convert.vad_source import locate


class PyTorchAskedForError(Exception):
    """Instead of the environment with PyTorch."""


class SecondRun(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = Path(place.name)
        self.out, self.model = self.folder / "out", self.folder / "asr"
        self.model.mkdir()
        for name in ("config.json", "vocab.json", "model.safetensors"):
            (self.model / name).write_text(name)
        patched = mock.patch.object(environment, "ensure_environment", side_effect=PyTorchAskedForError)
        patched.start()
        self.addCleanup(patched.stop)

    def write(self, name: str, sources: list[Source], measured: list[str]) -> None:
        def fill(place: Path) -> ModelFolder:
            (place / "model.onnx").write_text("graph")
            return ModelFolder(
                model_id(name), name, "asr", "w2v-bert-ctc", {"model": "model.onnx"}, sources, measured=measured
            )  # fmt: skip

        write_model_folder(self.out, False, fill)

    def convert(self, *precisions: str, replace: bool = False) -> list[tuple[str, str]]:
        job = TorchJob("w2v-bert", "Asr", self.model, precisions)
        return [(one.id, one.difference) for one in convert_in_torch(job, self.out, replace)]

    def test_all_precisions_there(self):
        for name, precision in (("Asr", "fp32"), ("Asr int8", "int8")):
            self.write(name, sources_of(self.model), [f"Precision {precision}."])
        there = [("asr", "fp32, already converted"), ("asr-int8", "int8, already converted")]
        self.assertEqual(self.convert("fp32", "int8"), there)
        with self.assertRaises(PyTorchAskedForError):
            self.convert("fp32", "int8", replace=True)
        with self.assertRaisesRegex(ConversionError, "converted with other options"):
            self.convert("int8", "fp32")

    def test_one_precision_missing_is_converted(self):
        self.write("Asr", sources_of(self.model), ["Precision fp32."])
        with self.assertRaises(PyTorchAskedForError):
            self.convert("fp32", "int8")

    def test_another_model_of_the_same_name_or_another_vocabulary(self):
        self.write("Asr", sources_of(self.model), ["Precision fp32."])
        for name in ("model.safetensors", "vocab.json"):
            before = (self.model / name).read_text()
            (self.model / name).write_text("another")
            with self.subTest(file=name), self.assertRaisesRegex(ConversionError, "^asr is .* converted from other files"):
                self.convert("fp32")
            (self.model / name).write_text(before)

    def test_a_folder_of_something_else(self):
        (self.out / "asr").mkdir(parents=True)
        with self.assertRaisesRegex(ConversionError, "is not whole; give --replace"):
            self.convert("fp32")

    def test_pyannote_with_its_pipelines_thresholds(self):
        pipeline = self.folder / "pipeline"
        pipeline.mkdir()
        (self.model / "pytorch_model.bin").write_text("weights")
        description = "pipeline:\n  params:\n    segmentation: ../asr\nparams:\n  onset: 0.7\n"
        (pipeline / "config.yaml").write_text(description)
        self.write("vad", locate(pipeline).sources(), ["Probabilities differ"])
        job = TorchJob("pyannote", "vad", pipeline, ("fp32",))
        self.assertEqual([one.id for one in convert_in_torch(job, self.out, False)], ["vad"])
        (pipeline / "config.yaml").write_text(description.replace("0.7", "0.6"))
        with self.assertRaisesRegex(ConversionError, "converted from other files"):
            convert_in_torch(job, self.out, False)

    def test_a_pipeline_that_names_itself(self):
        (self.folder / "config.yaml").write_text("pipeline:\n  params:\n    segmentation: ./config.yaml\n")
        with self.assertRaisesRegex(ConversionError, "holds no checkpoint"):
            locate(self.folder / "config.yaml")


if __name__ == "__main__":
    unittest.main()
