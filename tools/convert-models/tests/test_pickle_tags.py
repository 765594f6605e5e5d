"""What a pickle can try, and what comes of it: nothing."""

import io
import os
import pickle
import tempfile
import unittest
from collections import OrderedDict
from pathlib import Path

from nabra_convert.pickle_tags import Name, Tagged, read_tags
from nabra_convert.problems import ConversionError, DamagedError, RefusedError

ALLOWED = {"collections.OrderedDict", "harmless.Thing"}


class Calls:
    """Pickles as a call of anything."""

    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


def read(data: bytes):
    return read_tags(io.BytesIO(data), ALLOWED)


class PlainValues(unittest.TestCase):
    def test_come_out_as_they_went_in_for_every_protocol(self):
        value = {"text": "é", "list": [1, 2.5, None, True, -(2**70)], "tuple": (1, (2, 3), ()), "n": {"deep": [[]]}}
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            with self.subTest(protocol=protocol):
                self.assertEqual(read(pickle.dumps(value, protocol)), value)

    def test_bytes_come_out_since_protocol_3(self):
        self.assertEqual(read(pickle.dumps(b"\x00\xff", 3)), b"\x00\xff")

    def test_what_is_named_twice_is_one(self):
        shared = [1]
        value = read(pickle.dumps([shared, shared], 4))
        self.assertIs(value[0], value[1])

    def test_an_object_is_a_tag_with_its_state(self):
        tagged = read(b"\x80\x02charmless\nThing\n(I1\ntR}U\x01aI2\nsb.")
        self.assertIsInstance(tagged, Tagged)
        self.assertEqual((tagged.name, tagged.arguments, tagged.state), ("harmless.Thing", (1,), {"a": 2}))

    def test_a_name_alone_is_a_name(self):
        self.assertEqual(read(b"charmless\nThing\n."), Name("harmless.Thing"))

    def test_an_ordered_dictionary_keeps_its_items_as_its_state(self):
        self.assertEqual(read(pickle.dumps(OrderedDict(a=1, b=2), 4)).state, {"a": 1, "b": 2})


class Attacks(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)
        self.mark = Path(self.place.name) / "PWNED"

    def assert_refused(self, data: bytes):
        with self.assertRaises(ConversionError):
            read(data)
        self.assertFalse(self.mark.exists(), "the file was run")

    def test_calls_of_functions_are_refused_in_every_protocol(self):
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            for call in (Calls(open, str(self.mark), "w"), Calls(os.system, f"touch {self.mark}"), Calls(eval, "1")):
                with self.subTest(protocol=protocol, call=call.call):
                    self.assert_refused(pickle.dumps({"mean_": [0, (call,)]}, protocol))

    def test_the_refusal_says_what_it_named(self):
        with self.assertRaisesRegex(RefusedError, r"posix\.system|nt\.system"):
            read(pickle.dumps(Calls(os.system, "true")))

    def test_old_ways_to_make_an_object_are_refused(self):
        path = str(self.mark).encode()
        self.assert_refused(b"(S'touch " + path + b"'\niposix\nsystem\n.")
        self.assert_refused(b"(cposix\nsystem\nS'touch " + path + b"'\no.")

    def test_a_name_cannot_be_composed_past_the_allow_list(self):
        for module, name in (("harmless", "Thing.__init__"), ("harmless.Thing", "__globals__"), ("", "harmless.Thing")):
            with self.subTest(name=name):
                self.assert_refused(b"c" + module.encode() + b"\n" + name.encode() + b"\n.")

    def test_an_allowed_name_is_never_called(self):
        # collections.OrderedDict exists and is allowed: even so no dictionary is made of what is no dictionary.
        self.assertEqual(read(b"ccollections\nOrderedDict\n(I1\nI2\ntR.").arguments, (1, 2))

    def test_a_result_of_a_call_cannot_be_called(self):
        self.assert_refused(b"charmless\nThing\n)R)R.")
        self.assert_refused(b"S'text'\n)R.")

    def test_extension_registry_persistent_ids_and_buffers_are_refused(self):
        for data in (b"\x82\x01.", b"Pname\n.", b"S'a'\nQ.", b"\x97."):
            with self.subTest(data=data):
                self.assert_refused(data)

    def test_keys_that_take_for_ever_to_hash_are_refused(self):
        # t = ((t, t), (t, t)) … forty times over: its hash visits 2^40 tuples.
        doubling = b"".join(b"2\x86" for _ in range(40))
        self.assert_refused(b"})" + doubling + b"I1\ns.")

    def test_a_state_goes_to_objects_only(self):
        for data in (b"(lp0\n}b.", b"}(lb.", b"charmless\nThing\n}b."):
            with self.subTest(data=data):
                self.assert_refused(data)


class Damage(unittest.TestCase):
    def test_every_way_of_being_cut_off_is_damage(self):
        whole = pickle.dumps({"a": [1, 2.5, "text", b"bytes", (1, 2, 3)], "b": OrderedDict(x=1)}, 4)
        for length in range(len(whole)):
            with self.subTest(length=length), self.assertRaises(DamagedError):
                read(whole[:length])

    def test_random_bytes_never_do_more_than_fail(self):
        import random

        chance = random.Random(5)
        whole = pickle.dumps({"a": [1, 2.5, "text"], "b": OrderedDict(x=(1, 2))}, 2)
        for _ in range(3000):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            try:
                read(bytes(data))
            except ConversionError:
                pass

    def test_lengths_of_terabytes_take_no_memory(self):
        for data in (b"\x8e" + b"\xff" * 7 + b"\x0f", b"B\xff\xff\xff\x7fabc", b"\x8d\x00\x00\x00\x00\xff\x00\x00\x00"):
            with self.subTest(data=data), self.assertRaises(DamagedError):
                read(data)


if __name__ == "__main__":
    unittest.main()
