"""Reads a pickle as data: a stack machine over `pickletools.genops` that makes plain values and tags, and calls nothing.

The standard unpickler builds objects by calling what the file names, so that a file decides what runs. Here a name is a
`Name`, a call is a `Tagged` that remembers name and arguments, and there is no way from either to code. A name outside
the allow-list stops the reading at once.
"""

import pickletools
import warnings
from dataclasses import dataclass
from typing import Any, BinaryIO, Callable, Iterable

from .problems import DamagedError, RefusedError

MOST_STEPS = 5_000_000
"""A forest of a thousand trees takes some hundred thousand; so many empty dictionaries take 320 MB."""


@dataclass(frozen=True)
class Name:
    """A class or function that the file names: `sklearn.svm._classes.SVC`."""

    path: str


@dataclass(eq=False)
class Tagged:
    """What would have become an object: the name that would have been called, with what, and the state set afterwards."""

    name: str
    arguments: tuple
    state: Any = None


class _Mark:
    """Where a run of stack entries begins."""


_MARK = _Mark()
_KEY_TYPES = (str, int, float, bool, type(None))
"""Kinds of dictionary keys: only such whose hash is one step. Tuples of tuples of tuples take for ever to hash."""

_CONSTANTS = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False}
_IGNORED = {"PROTO", "FRAME"}
_LITERALS = {
    "INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT",
    "UNICODE", "SHORT_BINUNICODE", "BINUNICODE", "BINUNICODE8",
    "STRING", "BINSTRING", "SHORT_BINSTRING", "SHORT_BINBYTES", "BINBYTES", "BINBYTES8", "BYTEARRAY8",
}  # fmt: skip
_SHORT_TUPLES = {"EMPTY_TUPLE": 0, "TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}


def read_tags(stream: BinaryIO, allowed: Iterable[str], replace: Callable[[Tagged], Any] | None = None) -> Any:
    """
    Reads one pickle from `stream`, which is left behind its STOP. `replace` is told each object when it is made, and
    again when its state has been set, and gives what stands in its place; it may read from the stream (joblib writes the
    bytes of an array there).

    Raises `RefusedError` for a name outside `allowed` or an instruction no model needs, `DamagedError` for a pickle that
    ends early or is none.
    """
    with warnings.catch_warnings():
        # pickletools reads old literals with Python's escapes, and Python warns of unknown ones.
        warnings.simplefilter("ignore", DeprecationWarning)
        return _Machine(stream, frozenset(allowed), replace or (lambda tagged: tagged)).run()


class _Machine:
    def __init__(self, stream: BinaryIO, allowed: frozenset[str], replace: Callable[[Tagged], Any]):
        self.stream, self.allowed, self.replace = stream, allowed, replace
        self.stack: list = []
        self.memo: dict[int, Any] = {}

    def run(self) -> Any:
        operations = pickletools.genops(self.stream)
        for _ in range(MOST_STEPS):
            try:
                operation, argument, _ = next(operations)
            # ValueError: pickletools' word for early ends, unknown instructions and unreadable literals.
            except (StopIteration, ValueError) as error:
                raise DamagedError(f"the file is cut off or no pickle ({error or 'nothing more to read'})") from None
            try:
                if operation.name == "STOP":
                    return self.pop()
                self.step(operation.name, argument)
            except (IndexError, KeyError, TypeError, ValueError, OverflowError) as error:
                raise DamagedError(f"the pickle contradicts itself at {operation.name} ({error})") from None
        raise RefusedError(f"the pickle has more than {MOST_STEPS} steps")

    def step(self, name: str, argument: Any) -> None:
        if name in _LITERALS:
            self.stack.append(argument)
        elif name in _CONSTANTS:
            self.stack.append(_CONSTANTS[name])
        elif name in _SHORT_TUPLES:
            count = _SHORT_TUPLES[name]
            self.stack.append(tuple(self.pop() for _ in range(count))[::-1])
        elif name in _IGNORED:
            return
        else:
            method = getattr(self, f"on_{name.lower()}", None)
            if method is None:
                raise RefusedError(f"the pickle uses {name}, which no model needs; nothing was run")
            method(argument)

    def pop(self) -> Any:
        if self.stack and self.stack[-1] is _MARK:
            raise IndexError("a mark where a value belongs")
        return self.stack.pop()

    def pop_to_mark(self) -> list:
        values = []
        while (value := self.stack.pop()) is not _MARK:
            values.append(value)
        return values[::-1]

    def top(self, kind: type) -> Any:
        if not isinstance(self.stack[-1], kind):
            raise TypeError(f"expected {kind.__name__}, found {type(self.stack[-1]).__name__}")
        return self.stack[-1]

    def name(self, module: Any, attribute: Any) -> Name:
        if not isinstance(module, str) or not isinstance(attribute, str):
            raise TypeError("a name that is not text")
        path = f"{module}.{attribute}"
        if path not in self.allowed:
            raise RefusedError(f"it names {path[:200]}, which is not part of a model this tool reads; nothing was run")
        return Name(path)

    def call(self, function: Any, arguments: Any) -> None:
        if not isinstance(function, Name) or not isinstance(arguments, tuple):
            raise TypeError("a call of something that is not a name")
        self.stack.append(self.replace(Tagged(function.path, arguments)))

    def set_items(self, target: Any, values: list) -> None:
        if len(values) % 2:
            raise TypeError("a key without a value")
        for key, value in zip(values[::2], values[1::2]):
            if not isinstance(key, _KEY_TYPES):
                raise RefusedError(f"a dictionary key of type {type(key).__name__}")
            target[key] = value

    # Marks, lists, tuples, dictionaries
    def on_mark(self, _):
        self.stack.append(_MARK)

    def on_pop(self, _):
        self.stack.pop()

    def on_pop_mark(self, _):
        self.pop_to_mark()

    def on_dup(self, _):
        self.stack.append(self.top(object))

    def on_tuple(self, _):
        self.stack.append(tuple(self.pop_to_mark()))

    def on_list(self, _):
        self.stack.append(self.pop_to_mark())

    def on_empty_list(self, _):
        self.stack.append([])

    def on_append(self, _):
        value = self.pop()
        self.top(list).append(value)

    def on_appends(self, _):
        values = self.pop_to_mark()
        self.top(list).extend(values)

    def on_dict(self, _):
        values, made = self.pop_to_mark(), {}
        self.set_items(made, values)
        self.stack.append(made)

    def on_empty_dict(self, _):
        self.stack.append({})

    def on_setitem(self, _):
        value, key = self.pop(), self.pop()
        self.set_items(self.target(), [key, value])

    def on_setitems(self, _):
        values = self.pop_to_mark()
        self.set_items(self.target(), values)

    def target(self) -> dict:
        """An OrderedDict is made by a call and then filled: its items are kept as the state."""
        top = self.stack[-1]
        if isinstance(top, Tagged):
            top.state = {} if top.state is None else top.state
            top = top.state
        if not isinstance(top, dict):
            raise TypeError("items for something that is no dictionary")
        return top

    # Memo
    def on_memoize(self, _):
        self.memo[len(self.memo)] = self.top(object)

    def on_put(self, index):
        self.memo[index] = self.top(object)

    on_binput = on_long_binput = on_put

    def on_get(self, index):
        self.stack.append(self.memo[index])

    on_binget = on_long_binget = on_get

    # Names and what would have been objects
    def on_global(self, argument):
        # pickletools gives "module name"; a name with a space in it is on no allow-list.
        module, _, attribute = argument.partition(" ")
        self.stack.append(self.name(module, attribute))

    def on_stack_global(self, _):
        attribute, module = self.pop(), self.pop()
        self.stack.append(self.name(module, attribute))

    def on_inst(self, argument):
        module, _, attribute = argument.partition(" ")
        self.call(self.name(module, attribute), tuple(self.pop_to_mark()))

    def on_obj(self, _):
        function, *arguments = self.pop_to_mark()
        self.call(function, tuple(arguments))

    def on_reduce(self, _):
        arguments, function = self.pop(), self.pop()
        self.call(function, arguments)

    on_newobj = on_reduce

    def on_newobj_ex(self, _):
        keywords, arguments, function = self.pop(), self.pop(), self.pop()
        if keywords != {}:
            raise RefusedError("an object made with keyword arguments")
        self.call(function, arguments)

    def on_build(self, _):
        state = self.pop()
        tagged = self.top(Tagged)
        tagged.state = state
        self.stack[-1] = self.replace(tagged)
