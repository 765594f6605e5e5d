"""Whatever goes wrong with one model, the others are converted and the summary tells why."""

import builtins
import json
from pathlib import Path
from unittest import mock

from nabra_convert import command
from nabra_convert.pickle_tags import Tagged
from nabra_convert.problems import RefusedError
from nabra_convert.sklearn_tags import steps_of

from .shared_data import SKLEARN, needs_reference
from .test_command import Command

PIPELINE = "sklearn.pipeline.Pipeline"
REFUSED = "a pipeline of more than 64 parts, or one that holds itself"


def holds_itself(path: Path) -> None:
    """A pickle of a Pipeline whose only step is that Pipeline, through the memo."""
    path.write_bytes(b"csklearn.pipeline\nPipeline\n)Rp0\n}Vsteps\n](Va\ng0\ntasb.")


class Pipelines(Command):
    def assert_refused(self, pipeline: Tagged):
        with self.assertRaisesRegex(RefusedError, REFUSED):
            steps_of(pipeline)

    def test_one_that_holds_itself_once_or_twice_is_refused(self):
        for times in (1, 2):
            pipeline = Tagged(PIPELINE, ())
            pipeline.state = {"steps": [("a", pipeline)] * times}
            self.assert_refused(pipeline)

    def test_deep_and_wide_ones_are_refused(self):
        deep = Tagged(PIPELINE, (), {"steps": []})
        for _ in range(5000):
            deep = Tagged(PIPELINE, (), {"steps": [("a", deep)]})
        self.assert_refused(deep)
        wide = Tagged(PIPELINE, (), {"steps": []})
        for _ in range(9):
            wide = Tagged(PIPELINE, (), {"steps": [("a", wide)] * 50})
        self.assert_refused(wide)

    def test_a_file_that_holds_itself_is_refused_by_the_command(self):
        holds_itself(self.folder / "loop.joblib")
        code, said = self.run_command({"client_acoustic_model_path": "loop.joblib"})
        self.assertEqual(code, 1)
        self.assertIn(f"loop.joblib: {REFUSED}", " ".join(said.split()))


@needs_reference
class OthersGoOn(Command):
    def assert_only_the_client_fails(self, reason: str, config: dict[str, str]):
        code, said = self.run_command(config, "--replace", "--vad", "none")
        self.assertEqual(code, 1, said)
        self.assertIn(f"FAILED client_acoustic_model_path {reason}", " ".join(said.split()))
        self.assertIn("1 of 2 converted", said)
        listed = json.loads((self.out / "nabra-models.json").read_text())["models"]
        self.assertEqual(listed, ["agent_acoustic_randomforest"])

    def test_a_path_that_cannot_be_one(self):
        config = self.config(SKLEARN) | {"client_acoustic_model_path": "x" * 5000}
        self.assert_only_the_client_fails("OSError: ", config)

    def test_a_folder_where_a_file_should_be(self):
        (self.folder / "folder.joblib").mkdir()
        config = self.config(SKLEARN) | {"client_acoustic_model_path": "folder.joblib"}
        self.assert_only_the_client_fails("IsADirectoryError: ", config)

    def test_no_permission_no_memory_and_mistakes_of_ours(self):
        convert = command.convert_acoustic
        for kind in ("PermissionError", "MemoryError", "RecursionError", "AssertionError"):

            def failing(job, out, replace):
                if "client" in job.name:
                    raise getattr(builtins, kind)("so it is")
                return convert(job, out, replace)

            with self.subTest(kind=kind), mock.patch.object(command, "convert_acoustic", failing):
                self.assert_only_the_client_fails(f"{kind}: so it is", self.config(SKLEARN))

    def test_a_list_that_cannot_be_written_keeps_no_summary_back(self):
        (self.out / "nabra-models.json").mkdir(parents=True)
        code, said = self.run_command(self.config(SKLEARN), "--vad", "none")
        self.assertEqual(code, 1)
        self.assertIn("2 of 2 converted", said)
        self.assertIn("nabra-models.json could not be written", said)


class Configuration(Command):
    def test_one_of_brackets_or_of_no_date_is_wrong_usage(self):
        for content in ("[" * 5000, "a: 2026-13-45\n"):
            (self.folder / "c.yaml").write_text(content)
            with mock.patch("sys.stderr"):
                self.assertEqual(command.main([str(self.folder / "c.yaml"), "--out", str(self.out)]), 2)
