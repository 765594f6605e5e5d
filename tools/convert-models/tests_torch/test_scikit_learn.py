"""Scalers and classifiers trained and saved by scikit-learn itself, against its own answers."""

import tempfile
import unittest
from pathlib import Path

import joblib
import numpy as np
import onnxruntime
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import MaxAbsScaler, MinMaxScaler, RobustScaler, StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

from nabra_convert.acoustic_graph import build_graph
from nabra_convert.estimators import AcousticClassifier
from nabra_convert.joblib_file import read_joblib
from nabra_convert.problems import ConversionError
from nabra_convert.sklearn_tags import NAMES, steps_of

from .stand_ins import acoustic_data


def converted(estimator, **dump) -> AcousticClassifier:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "model.joblib"
        joblib.dump(estimator, path, **dump)
        *scalings, model = steps_of(read_joblib(path, NAMES))
        return AcousticClassifier(tuple(scalings), model, "")


class Estimators(unittest.TestCase):
    def setUp(self):
        x, self.y = acoustic_data()
        self.x = x[:, :24]
        self.test = np.concatenate([self.x[::3], self.x[::5] * 1.7]).astype(np.float32)

    def assert_same(self, estimator, y=None, **dump):
        estimator.fit(self.x.astype(np.float64), self.y if y is None else y)
        classifier = converted(estimator, **dump)
        session = onnxruntime.InferenceSession(build_graph(classifier).SerializeToString())
        label, answer = session.run(["label", "probabilities"], {"features": self.test})
        expected = estimator.predict_proba(self.test.astype(np.float64))
        np.testing.assert_allclose(classifier.probabilities(self.test), expected, rtol=0, atol=2e-6)
        np.testing.assert_allclose(answer, expected, rtol=0, atol=1e-5)
        self.assertEqual(label.tolist(), [str(one) for one in estimator.predict(self.test.astype(np.float64))])

    def test_support_vector_machines_of_every_kernel(self):
        for kernel in ("rbf", "linear", "poly", "sigmoid"):
            with self.subTest(kernel=kernel):
                self.assert_same(
                    make_pipeline(StandardScaler(), SVC(kernel=kernel, probability=True, coef0=0.3, random_state=0))
                )

    def test_forests_and_trees(self):
        for model in (
            RandomForestClassifier(20, random_state=np.random.RandomState(1)),
            RandomForestClassifier(20, class_weight="balanced_subsample", max_depth=4, random_state=1),
            ExtraTreesClassifier(20, random_state=1),
            DecisionTreeClassifier(random_state=1),
        ):
            with self.subTest(model=model):
                self.assert_same(make_pipeline(StandardScaler(), model))

    def test_every_scaler(self):
        scalers = (
            StandardScaler(with_mean=False),
            StandardScaler(with_std=False),
            MinMaxScaler((-1, 2)),
            RobustScaler(),
            MaxAbsScaler(),
        )
        for scaler in scalers:
            with self.subTest(scaler=scaler):
                self.assert_same(
                    Pipeline([("a", scaler), ("b", StandardScaler()), ("c", RandomForestClassifier(9, random_state=1))])
                )

    def test_labels_that_are_numbers_or_objects_or_two(self):
        order = {"negative": 0, "neutral": 1, "positive": 2}
        numbers = np.array([order[label] for label in self.y])
        for y in (numbers, numbers - 1, self.y.astype(object), np.where(self.y == "neutral", "negative", self.y)):
            for model in (SVC(probability=True, random_state=0), RandomForestClassifier(9, random_state=0)):
                with self.subTest(classes=set(y.tolist()), model=model):
                    self.assert_same(make_pipeline(StandardScaler(), model), y)

    def test_every_way_of_saving(self):
        for dump in (
            {"compress": 3},
            {"compress": ("gzip", 3)},
            {"compress": ("bz2", 3)},
            {"compress": ("xz", 3)},
            {"protocol": 2},
            {"protocol": 5},
        ):
            with self.subTest(dump=dump):
                self.assert_same(make_pipeline(StandardScaler(), SVC(probability=True, random_state=0)), **dump)

    def test_shares_of_the_classes(self):
        shares = np.unique(self.y, return_counts=True)[1] / len(self.y)
        x = StandardScaler().fit_transform(self.x)
        svm = converted(SVC(probability=True, class_weight="balanced").fit(x, self.y)).model
        np.testing.assert_allclose(svm.training_shares, shares, atol=1e-12)
        forest = converted(RandomForestClassifier(200, random_state=0).fit(x, self.y)).model
        np.testing.assert_allclose(forest.training_shares, shares, atol=0.01)
        for model in (SVC(probability=True), RandomForestClassifier(5, class_weight="balanced")):
            self.assertIsNone(converted(model.fit(x, self.y)).model.training_shares)

    def test_what_gives_no_probabilities_or_is_unknown_says_so(self):
        for model, said in (
            (SVC(), "probability=True"),
            (LogisticRegression(), "LogisticRegression"),
            (SVC(kernel=_own_kernel), "names"),
        ):
            with self.subTest(model=model), self.assertRaisesRegex(ConversionError, said):
                converted(model.fit(StandardScaler().fit_transform(self.x), self.y))
        with self.assertRaisesRegex(ConversionError, "was it fitted"):
            converted(RandomForestClassifier())


def _own_kernel(a, b):
    return a @ b.T


if __name__ == "__main__":
    unittest.main()
