"""Files as joblib writes them: the reference ones of two generations, and made ones that lie."""

import bz2
import contextlib
import gzip
import lzma
import os
import pickle
import struct
import tempfile
import unittest
import zlib
from pathlib import Path

import numpy as np

from nabra_convert.joblib_file import read_joblib
from nabra_convert.problems import ConversionError, DamagedError, RefusedError
from nabra_convert.sklearn_tags import NAMES

from .shared_data import SKLEARN, needs_reference


class NumpyArrayWrapper:
    """Pickles under joblib's name, so that joblib's files are made without joblib."""

    def __init__(self, array, alignment, order="C"):
        self.__dict__ = {
            "subclass": np.ndarray, "shape": array.shape, "order": order, "dtype": array.dtype, "allow_mmap": True,
        } | ({} if alignment is None else {"numpy_array_alignment_bytes": alignment})  # fmt: skip


NumpyArrayWrapper.__module__ = "joblib.numpy_pickle"


def joblib_bytes(array: np.ndarray, alignment: int | None, order: str = "C") -> bytes:
    """The file that joblib.dump writes of one array: the wrapper, its bytes, and the pickle's end."""
    import sys
    import types

    module = types.ModuleType("joblib.numpy_pickle")
    module.NumpyArrayWrapper = NumpyArrayWrapper
    sys.modules["joblib"], sys.modules["joblib.numpy_pickle"] = types.ModuleType("joblib"), module
    try:
        # Protocol 2 has no frames: nothing but the STOP stands behind the wrapper.
        head = pickle.dumps(NumpyArrayWrapper(array, alignment, order), 2)[:-1]
    finally:
        del sys.modules["joblib"], sys.modules["joblib.numpy_pickle"]
    if array.dtype.hasobject:
        return head + pickle.dumps(array, 2) + b"."
    padding = b"" if alignment is None else bytes([3]) + b"\xff" * 3
    return head + padding + array.tobytes(order) + b"."


class Place(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = Path(place.name)
        # An attack that works leaves PWNED in the working folder.
        stack = contextlib.ExitStack()
        stack.enter_context(contextlib.chdir(self.folder))
        self.addCleanup(stack.close)

    def read(self, data: bytes, **options):
        path = self.folder / "model.joblib"
        path.write_bytes(data)
        return read_joblib(path, NAMES, **options)


class Arrays(Place):
    def test_both_generations_of_wrappers_and_both_orders(self):
        array = np.arange(12, dtype="<f8").reshape(3, 4)
        for alignment in (None, 16):
            for order in ("C", "F"):
                with self.subTest(alignment=alignment, order=order):
                    np.testing.assert_array_equal(self.read(joblib_bytes(array, alignment, order)), array)

    def test_every_type_a_model_uses(self):
        for dtype in ("<f4", "<f8", ">f8", "<i8", "<i4", "|b1", "<U8", "|S4", "<f2"):
            with self.subTest(dtype=dtype):
                array = np.array([0, 1, 1], dtype)
                np.testing.assert_array_equal(self.read(joblib_bytes(array, 16)), array)

    def test_objects_that_are_text_or_numbers(self):
        array = np.array(["negative", 1, None, 2.5, np.float64(3), np.str_("n")], object)
        self.assertEqual(self.read(joblib_bytes(array, 16)).tolist(), array.tolist())
        square = np.array([["a", "b"], ["c", "d"]], object)
        for order in (square, np.asfortranarray(square)):
            np.testing.assert_array_equal(self.read(joblib_bytes(order, None)), square)

    def test_plain_pickles_of_arrays(self):
        values = {"a": np.arange(6.0).reshape(2, 3), "f": np.asfortranarray(np.arange(6.0).reshape(2, 3)), "s": np.int64(7)}
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            with self.subTest(protocol=protocol):
                read = self.read(pickle.dumps(values, protocol))
                np.testing.assert_array_equal(read["a"], values["a"])
                np.testing.assert_array_equal(read["f"], values["f"])
                self.assertEqual(read["s"], 7)

    def test_all_compressions_of_the_standard_library(self):
        array = np.arange(5000.0)
        whole = joblib_bytes(array, 16)
        packers = (zlib.compress, gzip.compress, bz2.compress, lzma.compress, lambda d: lzma.compress(d, lzma.FORMAT_ALONE))
        for pack in packers:
            with self.subTest(pack=pack):
                np.testing.assert_array_equal(self.read(pack(whole)), array)
                with self.assertRaises(DamagedError):
                    self.read(pack(whole)[:-20])


class Lies(Place):
    def test_an_array_larger_than_the_file(self):
        data = joblib_bytes(np.zeros(3), None).replace(b"K\x03\x85", b"J" + struct.pack("<i", 2**31 - 1) + b"\x85")
        with self.assertRaisesRegex(DamagedError, "model.joblib: the file is cut off"):
            self.read(data)

    def test_a_call_among_the_objects_of_an_array(self):
        class Call:
            def __reduce__(self):
                return open, ("PWNED", "w")

        for alignment in (None, 16):
            with self.assertRaisesRegex(RefusedError, "io.open"):
                self.read(joblib_bytes(np.array(["negative", Call()], object), alignment))
        self.assertFalse(Path("PWNED").exists())

    def test_objects_given_as_bytes_would_be_pointers(self):
        array = np.array([1], object)
        lie = joblib_bytes(np.zeros(1), None).replace(b"f8", b"O8")
        with self.assertRaises(ConversionError):
            self.read(lie)
        raw = pickle.dumps(array, 2).replace(b"]", b"U\x08AAAAAAAA").replace(b"K\x01a", b"")
        with self.assertRaises(ConversionError):
            self.read(raw)

    def test_what_unpacks_to_more_than_allowed(self):
        for pack in (zlib.compress, gzip.compress, bz2.compress, lzma.compress):
            with self.subTest(pack=pack), self.assertRaisesRegex(RefusedError, "unpacks to more than 1 MB"):
                self.read(pack(b"\0" * (8 << 20)), most_bytes=1 << 20)

    def test_a_file_that_is_too_large_is_not_read(self):
        with self.assertRaisesRegex(RefusedError, "larger than"):
            self.read(b"\0" * 100, most_bytes=99)

    def test_what_follows_after_the_end(self):
        with self.assertRaisesRegex(RefusedError, "after its end"):
            self.read(pickle.dumps({}) + pickle.dumps({}))

    def test_bytes_turned_at_random_never_do_more_than_fail(self):
        whole = joblib_bytes(np.array(["a", "b"], object), None)
        chance = np.random.default_rng(3)
        for _ in range(2000):
            data = bytearray(whole)
            for _ in range(chance.integers(1, 4)):
                data[chance.integers(len(data))] = chance.integers(256)
            with contextlib.suppress(ConversionError):
                self.read(bytes(data))


@needs_reference
class ReferenceFiles(Place):
    def test_the_four_malicious_ones_are_refused_and_run_nothing(self):
        malicious = sorted(SKLEARN.glob("malicious*.joblib"))
        self.assertEqual(len(malicious), 4)
        for path in malicious:
            with self.subTest(file=path.name), self.assertRaisesRegex(RefusedError, f"^{path.name}: it names"):
                read_joblib(path, NAMES)
        self.assertEqual(os.listdir(), [])

    def test_the_truncated_one_is_named(self):
        with self.assertRaisesRegex(DamagedError, "^truncated.joblib: the file is cut off"):
            read_joblib(SKLEARN / "truncated.joblib", NAMES)

    def test_cut_anywhere_it_is_damage(self):
        whole = (SKLEARN / "client_acoustic_scaler.joblib").read_bytes()
        for length in range(0, len(whole), 97):
            with self.subTest(length=length), self.assertRaises(DamagedError):
                self.read(whole[:length])

    def test_the_compressed_scaler_is_the_same(self):
        plain, packed = (read_joblib(SKLEARN / f"client_acoustic_scaler{kind}.joblib", NAMES) for kind in ("", ".zlib"))
        np.testing.assert_array_equal(plain.state["mean_"], packed.state["mean_"])

    def test_every_other_file_is_read(self):
        bad = {"truncated.joblib"} | {path.name for path in SKLEARN.glob("malicious*")}
        good = [path for path in SKLEARN.rglob("*.joblib") if path.name not in bad]
        self.assertEqual(len(good), 9)
        for path in good:
            with self.subTest(file=path.name):
                self.assertRegex(read_joblib(path, NAMES).state["_sklearn_version"], r"^1\.(9\.1|2\.2)$")


if __name__ == "__main__":
    unittest.main()
