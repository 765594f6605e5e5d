"""The reference models of two generations of scikit-learn: its own answers, ours in float64, and the ONNX's."""

import json
import unittest

import numpy as np
import onnxruntime

from nabra_convert.acoustic_graph import build_graph
from nabra_convert.estimators import AcousticClassifier
from nabra_convert.joblib_file import read_joblib
from nabra_convert.sklearn_tags import NAMES, steps_of

from .shared_data import SKLEARN, needs_reference

MODELS = (("client", "svm"), ("agent", "randomforest"))


@needs_reference
class GoldenOutputs(unittest.TestCase):
    def test_onnx_gives_what_scikit_learn_gave(self):
        inputs = np.fromfile(SKLEARN / "golden_inputs.f32", "<f4").reshape(-1, 180)
        for folder in (SKLEARN, SKLEARN / "older"):
            golden = json.loads((folder / "golden_outputs.json").read_text())["models"]
            for side, kind in MODELS:
                with self.subTest(folder=folder.name, model=kind):
                    expected = golden[f"{side}_acoustic_{kind}"]
                    scaling = steps_of(read_joblib(folder / f"{side}_acoustic_scaler.joblib", NAMES))
                    (model,) = steps_of(read_joblib(folder / f"{side}_acoustic_{kind}.joblib", NAMES))
                    self.assertEqual(list(model.labels), expected["classes"])
                    classifier = AcousticClassifier(tuple(scaling), model, "")
                    probabilities = np.array(expected["predictProba"])
                    np.testing.assert_allclose(classifier.probabilities(inputs), probabilities, rtol=0, atol=1e-7)
                    session = onnxruntime.InferenceSession(build_graph(classifier).SerializeToString())
                    label, answer = session.run(["label", "probabilities"], {"features": inputs})
                    np.testing.assert_allclose(answer, probabilities, rtol=0, atol=1e-5)
                    self.assertEqual(label.tolist(), expected["predict"])

    def test_balanced_weights_tell_the_shares_of_the_classes(self):
        (model,) = steps_of(read_joblib(SKLEARN / "client_acoustic_svm.joblib", NAMES))
        np.testing.assert_allclose(model.training_shares, np.array([385, 79, 71]) / 535, atol=1e-12)


if __name__ == "__main__":
    unittest.main()
