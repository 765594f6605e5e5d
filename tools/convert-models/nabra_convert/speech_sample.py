"""A few seconds of recorded speech, to measure recogniser and voice activity on."""

import wave
from pathlib import Path

import numpy as np

from .problems import ConversionError

_CALL = Path(__file__).resolve().parents[3] / "resources" / "samples" / "calls" / "20261104-112009_agent02_B2C_20004.wav"
_SECONDS = 8
_RATE_HZ = 16_000


def speech_sample() -> np.ndarray:
    """The loudest 8 s of a sample call's lanes, float32 at 16 kHz in [-1, 1]; brought there by linear interpolation."""
    try:
        with wave.open(str(_CALL), "rb") as file:
            if file.getsampwidth() != 2:
                raise ConversionError(f"{_CALL.name} has no 16-bit samples")
            rate = file.getframerate()
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, file.getnchannels())
            pieces = samples[: len(samples) // (_SECONDS * rate) * _SECONDS * rate].T.reshape(-1, _SECONDS * rate)
            loudest = pieces[np.argmax((pieces.astype(np.float64) ** 2).mean(1))].astype(np.float32) / 32768
    except (OSError, wave.Error) as error:
        raise ConversionError(f"{_CALL.name}, a sample call of the project, cannot be read ({error})") from None
    at = np.arange(_SECONDS * _RATE_HZ) * (rate / _RATE_HZ)
    return np.interp(at, np.arange(len(loudest)), loudest).astype(np.float32)
