"""Where the reference files lie that are not part of the project; tests that need them say they are skipped without."""

import unittest
from pathlib import Path

SKLEARN = Path(__file__).resolve().parents[4] / "shared" / "reference" / "sklearn-joblib"
REFERENCE = SKLEARN.parent

needs_reference = unittest.skipUnless(SKLEARN.is_dir(), "needs ../shared/reference, which is not part of the project")
