"""Reads a file that joblib.dump or pickle.dump wrote, as plain values, arrays and tags. Nothing in it is run."""

import bz2
import io
import lzma
import zlib
from pathlib import Path
from typing import Any, Iterable

import numpy as np

from .array_tags import NAMES, array_from_bytes, array_of_objects, count_of, dtype_of, is_class, replace_numpy
from .pickle_tags import Tagged, read_tags
from .problems import ConversionError, DamagedError, RefusedError

MOST_BYTES = 1 << 30
"""Of a file, packed or unpacked. A forest of 500 deep trees has a fifth of it."""

_WRAPPER = "joblib.numpy_pickle.NumpyArrayWrapper"
_MOST_LZMA_MEMORY = 256 << 20


def read_joblib(path: Path, allowed: Iterable[str], most_bytes: int = MOST_BYTES) -> Any:
    """
    Reads a joblib file (or a plain pickle): `allowed` are the names it may hold besides NumPy's and joblib's own. Errors
    name the file: `RefusedError`, `DamagedError`.
    """
    try:
        stream = io.BytesIO(_content(path, most_bytes))
        reader = _JoblibReader(stream, {*allowed, *NAMES, _WRAPPER})
        value = read_tags(stream, reader.allowed, reader.replace)
        if stream.read(1):
            raise RefusedError("something follows after its end")
        return value
    except ConversionError as error:
        raise type(error)(f"{path.name}: {error}") from None


def _content(path: Path, most_bytes: int) -> bytes:
    """The bytes of the file, unpacked as far as `most_bytes` and not further."""
    if path.stat().st_size > most_bytes:
        raise RefusedError(f"the file is larger than {most_bytes >> 20} MB")
    data = path.read_bytes()
    unpack = _unpacker(data)
    if unpack is None:
        return data
    try:
        content = unpack.decompress(data, most_bytes + 1)
    except (zlib.error, OSError, lzma.LZMAError, EOFError) as error:
        raise DamagedError(f"its compression is damaged ({error})") from None
    if len(content) > most_bytes:
        raise RefusedError(f"it unpacks to more than {most_bytes >> 20} MB")
    if not unpack.eof:
        raise DamagedError("the file is cut off inside its compression")
    return content


def _unpacker(data: bytes):
    """By the first bytes, as joblib does it; None: not compressed."""
    is_zlib = data[:1] == b"x" and len(data) > 1 and int.from_bytes(data[:2], "big") % 31 == 0
    if is_zlib or data[:2] == b"\x1f\x8b":
        return zlib.decompressobj(wbits=47)  # 32: zlib or gzip, told by their heads; 15: the largest window
    if data[:3] == b"BZh":
        return bz2.BZ2Decompressor()
    if data[:6] == b"\xfd7zXZ\x00" or data[:3] == b"\x5d\x00\x00":
        return lzma.LZMADecompressor(memlimit=_MOST_LZMA_MEMORY)
    if data[:4] == b"\x04\x22\x4d\x18":
        raise RefusedError("it is compressed with lz4: save it again without, joblib.dump(model, path)")
    if data[:2] == b"ZF":
        raise RefusedError("a joblib older than 0.10 wrote it: load and save it once with a newer one")
    return None


class _JoblibReader:
    """joblib leaves an array as a wrapper that says what it is, and behind the wrapper's state the array's bytes."""

    def __init__(self, stream: io.BytesIO, allowed: set[str]):
        self.stream, self.allowed = stream, allowed

    def replace(self, tagged: Tagged) -> Any:
        if tagged.name == _WRAPPER and tagged.state is not None:
            return self.read_array(tagged.state)
        return replace_numpy(tagged)

    def read_array(self, state: Any) -> np.ndarray:
        if not isinstance(state, dict) or not is_class(state.get("subclass"), "numpy.ndarray"):
            raise RefusedError("an array of a class other than numpy.ndarray")
        dtype, shape = dtype_of(state.get("dtype")), state.get("shape")
        if dtype.hasobject:
            return self.read_objects(shape)
        self.skip_alignment(state.get("numpy_array_alignment_bytes"))
        byte_count = count_of(shape) * dtype.itemsize
        left = self.stream.getbuffer().nbytes - self.stream.tell()
        if byte_count > left:
            raise DamagedError(f"the file is cut off: an array of {byte_count} bytes, {left} are left")
        return array_from_bytes(self.stream.read(byte_count), dtype, shape, state.get("order"))

    def read_objects(self, shape: Any) -> np.ndarray:
        """An array of objects is a second pickle; it knows no wrappers, and the same names are allowed in it."""
        array = read_tags(self.stream, self.allowed - {_WRAPPER}, replace_numpy)
        if not isinstance(array, np.ndarray) or array.shape != shape:
            raise DamagedError("an object array of another shape than it says")
        return array_of_objects(array.reshape(-1).tolist(), (array.size,)).reshape(shape)

    def skip_alignment(self, alignment: Any) -> None:
        """Since joblib 1.2 a byte says how many bytes 0xFF come before an array, so that it lies aligned."""
        if alignment is None:
            return
        length = self.stream.read(1)
        if not length:
            raise DamagedError("the file is cut off before an array")
        if self.stream.read(length[0]).strip(b"\xff"):
            raise DamagedError("no padding before an array")
