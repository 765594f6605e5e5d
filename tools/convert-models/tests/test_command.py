"""The command itself, on the models that need no PyTorch."""

import contextlib
import io
import json
import os
import shutil
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np
import onnxruntime

from nabra_convert.command import main
from nabra_convert.model_folder import model_id
from nabra_convert.v1_config import model_names

from .shared_data import SKLEARN, needs_reference

SIDES = {"client": "svm", "agent": "randomforest"}


class Command(unittest.TestCase):
    def setUp(self):
        stack = contextlib.ExitStack()
        self.addCleanup(stack.close)
        self.folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self.out = self.folder / "out"
        # What pyannote or Hugging Face have downloaded on this machine is not for a test.
        stack.enter_context(mock.patch.dict(os.environ, {"HF_HOME": str(self.folder), "PYANNOTE_CACHE": str(self.folder)}))
        working = self.folder / "working"
        working.mkdir()
        stack.enter_context(contextlib.chdir(working))

    def run_command(self, config: dict[str, str], *arguments: str) -> tuple[int, str]:
        file = self.folder / "config.yaml"
        file.write_text("".join(f"{key}: {json.dumps(value)}\n" for key, value in config.items()), encoding="utf-8")
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = main([str(file), "--out", str(self.out), *arguments])
        return code, said.getvalue()

    def config(self, folder: Path) -> dict[str, str]:
        keys = {}
        for side, kind in SIDES.items():
            keys[f"{side}_acoustic_model_path"] = str(folder / f"{side}_acoustic_{kind}.joblib")
            keys[f"{side}_acoustic_scaler_path"] = str(folder / f"{side}_acoustic_scaler.joblib")
        return keys

    def stamps(self) -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in self.out.glob("*/*")}

    def described(self, model: str) -> dict:
        return json.loads((self.out / model / "model.json").read_text(encoding="utf-8"))


@needs_reference
class Acoustic(Command):
    def test_both_sides_of_both_generations_against_the_golden_outputs(self):
        inputs = np.fromfile(SKLEARN / "golden_inputs.f32", "<f4").reshape(-1, 180)
        for folder in (SKLEARN, SKLEARN / "older"):
            code, said = self.run_command(self.config(folder), "--replace")
            self.assertEqual(code, 0, said)
            golden = json.loads((folder / "golden_outputs.json").read_text())["models"]
            for side, kind in SIDES.items():
                name = f"{side}_acoustic_{kind}"
                session = onnxruntime.InferenceSession(str(self.out / name / "model.onnx"))
                answer = session.run(["probabilities"], {"features": inputs})[0]
                np.testing.assert_allclose(answer, golden[name]["predictProba"], rtol=0, atol=1e-5)
        self.assertEqual(
            json.loads((self.out / "nabra-models.json").read_text()),
            {
                "models": ["client_acoustic_svm", "agent_acoustic_randomforest"],
                "slots": {"acousticClient": "client_acoustic_svm", "acousticAgent": "agent_acoustic_randomforest"},
            },
        )

    def test_a_folder_says_what_it_is_and_where_from_without_a_path(self):
        self.run_command(self.config(SKLEARN))
        described = self.described("client_acoustic_svm")
        np.testing.assert_allclose(described["trainingPriors"], np.array([385, 79, 71]) / 535)
        self.assertEqual(described["labels"], ["negative", "neutral", "positive"])
        self.assertEqual(described["featureRecipe"], "librosa-180")
        self.assertEqual([file["role"] for file in described["files"]], ["model", "card"])
        self.assertNotIn("trainingPriors", self.described("agent_acoustic_randomforest"))
        card = (self.out / "client_acoustic_svm" / "card.md").read_text(encoding="utf-8")
        self.assertRegex(card, r"`client_acoustic_svm.joblib`, sha256 `[0-9a-f]{64}`")
        self.assertRegex(card, r"Probabilities differ by at most [\d.e-]+ on 400 random vectors")
        self.assertNotIn(str(SKLEARN.parent), card + json.dumps(described))

    def test_priors_are_left_in_where_that_is_wanted(self):
        self.run_command(self.config(SKLEARN), "--keep-priors")
        self.assertNotIn("trainingPriors", self.described("client_acoustic_svm"))

    def test_what_is_refused_keeps_no_other_out_and_runs_nothing(self):
        for bad in ("malicious", "malicious_hidden", "malicious_nested", "malicious_old", "truncated"):
            for key in ("client_acoustic_model_path", "client_acoustic_scaler_path"):
                with self.subTest(file=bad, key=key):
                    config = self.config(SKLEARN) | {key: str(SKLEARN / f"{bad}.joblib")}
                    code, said = self.run_command(config, "--replace")
                    self.assertEqual(code, 1, said)
                    self.assertRegex(said, rf"FAILED +client_acoustic_model_path +{bad}\.joblib: ")
                    self.assertRegex(said, "1 of 2 converted")
                    models = json.loads((self.out / "nabra-models.json").read_text())["models"]
                    self.assertEqual(models, ["agent_acoustic_randomforest"])
        self.assertEqual(os.listdir(), [])
        self.assertEqual(list(Path(self.folder).rglob("PWNED")), [])

    def test_what_does_not_fit_together_says_so(self):
        config = self.config(SKLEARN)
        for change, said in (
            ({"client_acoustic_scaler_path": config["client_acoustic_model_path"]}, "a classifier where the scaler should be"),
            ({"client_acoustic_model_path": config["client_acoustic_scaler_path"]}, "expected scalers and then one classifier"),
            ({"client_acoustic_model_path": "gone.joblib"}, "gone.joblib is not there"),
            ({"client_text_model_path": "gone"}, "gone is not there"),
        ):
            code, output = self.run_command(config | change, "--replace")
            self.assertEqual(code, 1)
            self.assertIn(said, " ".join(output.split()))

    def test_nothing_is_written_over_unless_asked(self):
        self.run_command(self.config(SKLEARN))
        before = self.stamps()
        code, said = self.run_command(self.config(SKLEARN / "older"))
        self.assertEqual(code, 1)
        self.assertRegex(" ".join(said.split()), "converted from other files than these; give --replace")
        self.assertEqual(self.stamps(), before)

    def test_a_second_run_after_mending_a_path_keeps_what_is_converted(self):
        config = self.config(SKLEARN)
        code, _ = self.run_command(config | {"client_acoustic_model_path": "gone/client_acoustic_svm.joblib"})
        self.assertEqual(code, 1)
        before = self.stamps()
        code, said = self.run_command(config)
        self.assertEqual(code, 0, said)
        self.assertRegex(said, "agent_acoustic_randomforest: already converted")
        self.assertIn(f"2 of 2 converted, in {self.out.resolve()}", said)
        self.assertLessEqual(before.items(), self.stamps().items())
        listed = json.loads((self.out / "nabra-models.json").read_text())
        self.assertEqual(listed["models"], ["client_acoustic_svm", "agent_acoustic_randomforest"])
        self.assertEqual(set(listed["slots"]), {"acousticClient", "acousticAgent"})

    def test_other_options_another_scaler_or_a_damaged_folder_are_not_taken_for_converted(self):
        config = self.config(SKLEARN)
        other = config | {"client_acoustic_scaler_path": str(SKLEARN / "client_acoustic_scaler.zlib.joblib")}
        self.assertEqual(self.run_command(config)[0], 0)
        for arguments, changed, reason in (
            (["--keep-priors"], config, "with other options"),
            (["--feature-recipe", "mine-180"], config, "with other options"),
            ([], other, "from other files"),
        ):
            code, said = self.run_command(changed, *arguments)
            self.assertEqual(code, 1)
            self.assertIn(f"client_acoustic_svm is in the output folder already, converted {reason}", " ".join(said.split()))
        (self.out / "client_acoustic_svm" / "model.onnx").write_bytes(b"")
        self.assertIn("is not whole", " ".join(self.run_command(config)[1].split()))
        self.assertEqual(self.run_command(config, "--replace")[0], 0)
        self.assertEqual(self.run_command(config)[0], 0)

    def test_one_file_for_both_sides_is_converted_once(self):
        config = self.config(SKLEARN)
        config["agent_acoustic_model_path"] = config["client_acoustic_model_path"]
        config["agent_acoustic_scaler_path"] = config["client_acoustic_scaler_path"]
        code, said = self.run_command(config)
        self.assertEqual(code, 0, said)
        self.assertEqual(json.loads((self.out / "nabra-models.json").read_text())["models"], ["client_acoustic_svm"])

    def test_paths_start_from_the_folder_of_the_configuration(self):
        (self.folder / "models").mkdir()
        for path in SKLEARN.glob("client_*.joblib"):
            shutil.copy(path, self.folder / "models")
        config = {
            "client_acoustic_model_path": "models/client_acoustic_svm.joblib",
            "client_acoustic_scaler_path": "models/client_acoustic_scaler.zlib.joblib",
        }
        self.assertEqual(self.run_command(config)[0], 0)


class Usage(Command):
    def test_a_configuration_that_is_none_is_wrong_usage(self):
        for content in (
            "",
            "- a\n",
            "a: [",
            "max_workers: 3\n",
            "transcription_model: 3\n",
            "transcription_model: !!python/name:os.system\n",
        ):
            with self.subTest(content=content):
                (self.folder / "c.yaml").write_text(content)
                with contextlib.redirect_stderr(io.StringIO()) as said:
                    self.assertEqual(main([str(self.folder / "c.yaml"), "--out", str(self.out)]), 2)
                self.assertIn("c.yaml", said.getvalue())
        with contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(main([str(self.folder / "none.yaml"), "--out", str(self.out)]), 2)
        self.assertFalse(self.out.exists())

    def test_names_are_those_that_nabra_looks_for(self):
        named = {
            "transcription_model": "models\\W2V BERT Darija/",
            "client_text_model_path": "client/sentiment",
            "agent_text_model_path": "agent/sentiment",
            "client_acoustic_model_path": "m/SVM.joblib",
            "agent_acoustic_model_path": "m/SVM.joblib",
            "client_acoustic_scaler_path": "m/svm",
        }
        self.assertEqual(
            {key: model_id(name) for key, name in model_names(named).items()},
            {
                "transcription_model": "w2v-bert-darija",
                "client_text_model_path": "client-sentiment",
                "agent_text_model_path": "agent-sentiment",
                "client_acoustic_model_path": "svm",
                "agent_acoustic_model_path": "svm",
            },
        )

    def test_ids_are_safe_names(self):
        for name in ("con", "é", "", "a", "نموذج", "x" * 200, "..", "nul.joblib"):
            with self.subTest(name=name):
                self.assertRegex(model_id(name), r"^[a-z0-9][a-z0-9._-]{0,62}[a-z0-9]$")


if __name__ == "__main__":
    unittest.main()
