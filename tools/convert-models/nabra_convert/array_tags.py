"""NumPy's part of a pickle: types, scalars and arrays from tags, built by us from numbers and bytes."""

import math
from typing import Any

import numpy as np

from .pickle_tags import Name, Tagged
from .problems import DamagedError, RefusedError

DTYPE = "numpy.dtype"
_MULTIARRAY = ("numpy.core.multiarray", "numpy._core.multiarray")  # NumPy 1, NumPy 2
_RECONSTRUCT = {f"{module}._reconstruct" for module in _MULTIARRAY}
_SCALAR = {f"{module}.scalar" for module in _MULTIARRAY}
_FROM_BUFFER = {"numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer"}
_ENCODE = "_codecs.encode"
NAMES = {DTYPE, "numpy.ndarray", _ENCODE} | _RECONSTRUCT | _SCALAR | _FROM_BUFFER
"""Names a reader of arrays must allow."""

_NUMBERS = {"b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"}
_LONGEST_TEXT = 4096
_SCALARS = (str, int, float, bool, type(None), np.generic)


def replace_numpy(tagged: Tagged) -> Any:
    """What stands for an object of NumPy's: an array, a scalar, bytes. Anything else is given back as it came."""
    name, arguments, state = tagged.name, tagged.arguments, tagged.state
    if name in _RECONSTRUCT and state is not None:
        return _array_of_state(state)
    if name in _SCALAR:
        return _scalar(*_expect(arguments, 2, name))
    if name in _FROM_BUFFER:
        data, dtype, shape, order = _expect(arguments, 4, name)
        return array_from_bytes(bytes(data), dtype_of(dtype), shape, order)
    if name == _ENCODE:
        # Protocol 2 has no bytes: it writes them as text, each letter one byte.
        text, encoding = _expect(arguments, 2, name)
        if encoding != "latin1" or not isinstance(text, str):
            raise RefusedError("bytes in an encoding other than latin1")
        return text.encode("latin1")
    return tagged


def dtype_of(tagged: Any) -> np.dtype:
    """The element type of an array; `object` for Python objects, which are never made from bytes."""
    if not isinstance(tagged, Tagged) or tagged.name != DTYPE:
        raise DamagedError("an array without an element type")
    code, state = tagged.arguments[0] if tagged.arguments else None, tagged.state
    if not isinstance(code, str) or not isinstance(state, tuple) or len(state) < 8:
        raise DamagedError("an element type of unknown form")
    _, byte_order, subarray, names, fields, item_bytes = state[:6]
    if subarray is not None or byte_order not in ("<", ">", "|", "="):
        raise RefusedError(f"elements of type {code[:20]} with parts")
    if code in ("O", "O8"):
        return np.dtype(object)
    if code in _NUMBERS:
        return np.dtype(code).newbyteorder(byte_order)
    if code[:1] in ("U", "S") and code[1:].isdecimal() and int(code[1:]) <= _LONGEST_TEXT:
        return np.dtype(code).newbyteorder(byte_order)
    if code[:1] == "V" and isinstance(names, tuple) and isinstance(fields, dict):
        return _record_of(names, fields, item_bytes)
    raise RefusedError(f"elements of type {code[:20]}")


def _record_of(names: tuple, fields: dict, item_bytes: Any) -> np.dtype:
    """The type of a tree's nodes: named numbers at offsets."""
    types = {name: dtype_of(fields[name][0]) for name in names}
    if any(one.hasobject or one.names for one in types.values()):
        raise RefusedError("records that hold objects or records")
    offsets = [fields[name][1] for name in names]
    try:
        return np.dtype({"names": list(names), "formats": list(types.values()), "offsets": offsets, "itemsize": item_bytes})
    except (ValueError, TypeError) as error:
        raise DamagedError(f"a record of unknown form ({error})") from None


def count_of(shape: Any) -> int:
    """How many elements an array of this shape has."""
    if not isinstance(shape, tuple) or not all(type(size) is int and size >= 0 for size in shape) or len(shape) > 4:
        raise DamagedError("an array of unknown shape")
    return math.prod(shape)


def array_from_bytes(data: bytes, dtype: np.dtype, shape: Any, order: Any) -> np.ndarray:
    """An array from exactly the bytes of its elements, in C or Fortran order."""
    if order not in ("C", "F"):
        raise DamagedError("an array of unknown order")
    if dtype.hasobject:
        raise RefusedError("objects given as bytes")
    if len(data) != count_of(shape) * dtype.itemsize:
        raise DamagedError("an array with another number of bytes than its shape needs")
    return np.frombuffer(data, dtype).reshape(shape, order=order)


def array_of_objects(values: Any, shape: Any) -> np.ndarray:
    """An array of Python objects, of which only text, numbers and None are taken."""
    if not isinstance(values, list) or len(values) != count_of(shape):
        raise DamagedError("an object array with another number of elements than its shape needs")
    if not all(isinstance(value, _SCALARS) for value in values):
        raise RefusedError("an object array that holds more than text and numbers")
    array = np.empty(len(values), object)
    array[:] = values
    return array.reshape(shape)


def _array_of_state(state: Any) -> np.ndarray:
    """What `ndarray.__setstate__` is given: version, shape, type, Fortran order, bytes or list."""
    if not isinstance(state, tuple) or len(state) != 5:
        raise DamagedError("an array of unknown form")
    _, shape, dtype_tag, fortran, data = state
    dtype = dtype_of(dtype_tag)
    if dtype.hasobject:
        # Objects are listed in C order whatever the order in memory.
        return array_of_objects(data, shape)
    if not isinstance(data, (bytes, bytearray)):
        raise DamagedError("an array without its bytes")
    return array_from_bytes(bytes(data), dtype, shape, "F" if fortran is True else "C")


def _scalar(dtype_tag: Any, data: Any) -> np.generic:
    dtype = dtype_of(dtype_tag)
    if not isinstance(data, bytes):
        raise RefusedError("a number that is not given as bytes")
    return array_from_bytes(data, dtype, (1,), "C")[0]


def _expect(arguments: tuple, count: int, name: str) -> tuple:
    if len(arguments) != count:
        raise DamagedError(f"{name} with {len(arguments)} arguments")
    return arguments


def is_class(value: Any, path: str) -> bool:
    """Whether a value is the name of this class."""
    return isinstance(value, Name) and value.path == path
