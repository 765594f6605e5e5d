"""What lies in the folder the person stands in, v1's perhaps, is never run, whatever it is called."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import environment
from nabra_convert.problems import ConversionError
from nabra_convert.torch_jobs import TorchJob, convert_in_torch

MODULES = ("numpy", "torch", "onnx", "yaml", "transformers", "json", "subprocess", "venv", "pip", "environment", "sitecustomize")
PACKAGE = "nabra_convert"


class WorkingFolder(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = Path(place.name)
        self.working = self.folder / "v1"
        (self.working / PACKAGE).mkdir(parents=True)
        trap = f"open({str(self.folder / 'PWNED')!r}, 'a').write(__name__)\n"
        for name in (*MODULES, f"{PACKAGE}/__init__", f"{PACKAGE}/__main__", f"{PACKAGE}/torch_main"):
            (self.working / f"{name}.py").write_text(trap)
        self.config = self.working / "config.yaml"
        self.config.write_text("client_acoustic_model_path: gone.joblib\n")
        self.addCleanup(self.assert_nothing_was_run)

    def assert_nothing_was_run(self):
        self.assertFalse((self.folder / "PWNED").exists(), "a module of the working folder was run")

    def run_there(self, command: list[str], **variables: str) -> subprocess.CompletedProcess:
        return subprocess.run(command, cwd=self.working, env={**os.environ, **variables}, capture_output=True, text=True)

    def test_the_trap_works(self):
        self.run_there([sys.executable, "-c", "import numpy"])
        self.assertEqual((self.folder / "PWNED").read_text(), "numpy")
        (self.folder / "PWNED").unlink()

    def test_the_command_runs_nothing_of_it(self):
        for variables in ({}, {"PYTHONPATH": str(self.working)}):
            with self.subTest(variables=list(variables)):
                launcher = [sys.executable, "-E", str(environment.HERE / "convert_models.py")]
                ended = self.run_there([*launcher, "config.yaml", "--out", "out", "--vad", "none"], **variables)
                self.assertEqual(ended.returncode, 1, ended.stderr)
                self.assertIn("0 of 1 converted", ended.stdout)

    def test_a_conversion_with_pytorch_runs_nothing_of_it(self):
        # This Python has no PyTorch, so what it would import is the trap or nothing.
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(self.working)
        (self.working / "model").mkdir()
        (self.working / "model" / "config.json").write_text("{}")
        (self.working / "model" / "model.safetensors").write_bytes(b"x")
        for kind in ("w2v-bert", "text", "pyannote"):
            path = self.working / "model" / ("model.safetensors" if kind == "pyannote" else "")
            with (
                self.subTest(kind=kind),
                mock.patch.object(environment, "ensure_environment", lambda _: Path(sys.executable)),
                self.assertRaises(ConversionError),
            ):
                convert_in_torch(TorchJob(kind, "model", path, ("fp32",)), self.folder / "out", False)

    def test_making_an_environment_runs_nothing_of_it(self):
        make = "import sys; sys.path.insert(0, sys.argv[1]); from environment import _make; from pathlib import Path; _make(Path(sys.argv[2]), 'requirements.txt')"
        # An index that is nowhere: pip is run, and installs nothing.
        nowhere = {"PIP_INDEX_URL": "file:///nowhere", "PIP_NO_INDEX": "1"}
        there = str(self.folder / "made")
        ended = self.run_there([sys.executable, "-P", "-c", make, str(environment.HERE), there], **nowhere)
        self.assertIn("the packages could not be installed", ended.stderr)


if __name__ == "__main__":
    unittest.main()
