"""Speech that is calm because it is read: turns of the composed calls, and French telephone prompts.

EMO-DB's 79 neutral clips alone teach that all that sounds unlike them is emotion. Read sentences of LJ Speech (public domain), of
LibriSpeech (CC BY 4.0) and of PocketSphinx's tests (BSD) train; prompts (CC BY-SA) and one more reader are only evaluated on.
"""

import json
import subprocess
from pathlib import Path

import numpy as np
import soundfile
import soxr
from clips import RATE_HZ, Clip

READ_ALOUD = ("agent02", "client01", "client02")
SHORTEST_S = 1.0


def composed_turns(folder):
    """(clip, signal) of every turn of the composed calls; the speaker is the call's agent or client."""
    for path in sorted(Path(folder).glob("*.truth.json")):
        call = json.loads(path.read_text())
        for side, channel in (("agent", call["agentChannel"]), ("client", 1 - call["agentChannel"])):
            lane = decode_lane(path.with_name(call["file"]), channel)
            for number, turn in enumerate(turn for turn in call["turns"] if turn["side"] == side):
                signal = lane[int(turn["startS"] * RATE_HZ) : int(turn["endS"] * RATE_HZ)]
                if len(signal) > SHORTEST_S * RATE_HZ:
                    yield Clip(f"{call['file']} {side} {number}", "neutral", "neutral", call[side]), signal


def french_prompts(folder):
    """(clip, signal) of every prompt."""
    for path in sorted(Path(folder).glob("*.flac")):
        signal, rate_hz = soundfile.read(str(path), dtype="float64")
        if len(signal) > SHORTEST_S * rate_hz:
            signal = soxr.resample(signal, rate_hz, RATE_HZ)
            yield Clip(path.name, "neutral", "neutral", "french prompts"), signal


def decode_lane(path, channel):
    """One channel at 16 kHz."""
    command = ["ffmpeg", "-nostdin", "-v", "error", "-i", str(path), "-map", "0:a:0"]
    command += ["-af", f"pan=mono|c0=c{channel},aresample={RATE_HZ}", "-c:a", "pcm_f32le", "-f", "f32le", "-"]
    raw = subprocess.run(command, check=True, capture_output=True).stdout
    return np.frombuffer(raw, "<f4").astype(np.float64)
