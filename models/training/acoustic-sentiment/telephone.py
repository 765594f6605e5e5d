"""What a telephone line does to a clip: its band, and, for training, lines that are not all alike."""

import subprocess
import zlib

import numpy as np
import scipy.signal
import soxr
from clips import RATE_HZ

LINE_HZ = 8000
CODECS = {
    "none": None,
    "alaw": ["-c:a", "pcm_alaw", "-f", "alaw"],
    "gsm": ["-c:a", "libgsm", "-f", "gsm"],
    "g726": ["-c:a", "g726", "-b:a", "24k", "-f", "wav"],
    "opus": ["-c:a", "libopus", "-b:a", "8k", "-application", "voip", "-f", "ogg"],
}
READ_AS = {"alaw": ["-f", "alaw", "-ar", "8000", "-ac", "1"], "gsm": ["-f", "gsm", "-ar", "8000"]}
# Speeds of the copies: pitch and formants move with it, so that a few speakers stand for more.
SPEEDS = (0.86, 0.92)
# A gap between clips keeps one from running into the next.
GAP_SAMPLES = 1600


def int16(signal):
    """±1 to 16 bit, rounded half to even and clipped."""
    return np.clip(np.round(np.asarray(signal) * 32768), -32768, 32767).astype(np.int16)


def plain_line(signal):
    """The band of a line and nothing else: 8 kHz, 300-3400 Hz (Butterworth), 16 bit, back at 16 kHz."""
    narrow = band_pass(soxr.resample(signal, RATE_HZ, LINE_HZ, quality="HQ"), 300, 3400)
    return widen(int16(narrow) / 32768)


def varied_lines(signals, names, copy):
    """Copy number `copy` of all signals: each with its own speed, band, tilt, level, noise and codec, drawn by its name."""
    lines, codecs = [], []
    for signal, name in zip(signals, names, strict=True):
        draw = np.random.default_rng(zlib.crc32(f"{name} {copy}".encode()))
        lines.append(vary(signal, SPEEDS[copy], draw))
        codecs.append(draw.choice(list(CODECS)))
    out = [None] * len(lines)
    for codec in CODECS:
        chosen = [i for i, own in enumerate(codecs) if own == codec]
        for i, line in zip(chosen, transcode([lines[i] for i in chosen], codec), strict=True):
            out[i] = widen(line)
    return out


def vary(signal, speed, draw):
    """One signal on a line of its own, at 8 kHz."""
    speed *= draw.uniform(0.98, 1.02)
    faster = soxr.resample(signal, RATE_HZ, RATE_HZ / speed, quality="HQ")
    line = soxr.resample(faster, RATE_HZ, LINE_HZ, quality="HQ")
    line = tilted(band_pass(line, draw.uniform(200, 350), draw.uniform(3200, 3600)), draw.uniform(-4, 4))
    line *= 10 ** (draw.uniform(-32, -16) / 20) / (rms(line) + 1e-9)
    noise = draw.standard_normal(len(line))
    if draw.uniform() < 0.5:
        noise = pinked(noise)
    noise *= rms(line) * 10 ** (-draw.uniform(12, 40) / 20) / rms(noise)
    return np.clip(line + noise, -1, 1)


def band_pass(line, low_hz, high_hz):
    """Butterworth, design order 6, forward only."""
    sections = scipy.signal.butter(6, [low_hz, high_hz], "bandpass", fs=LINE_HZ, output="sos")
    return scipy.signal.sosfilt(sections, line)


def tilted(line, decibels):
    """Tilts the spectrum about 1 kHz by so many dB in two octaves, as handsets do."""
    hertz = np.fft.rfftfreq(len(line), 1 / LINE_HZ)
    octaves = np.clip(np.log2(np.maximum(hertz, 100) / 1000), -2, 2)
    return np.fft.irfft(np.fft.rfft(line) * 10 ** (decibels * octaves / 40), len(line))


def pinked(noise):
    """Noise whose power falls by 3 dB an octave."""
    spectrum = np.fft.rfft(noise)
    return np.fft.irfft(spectrum / np.sqrt(np.maximum(1, np.arange(len(spectrum)))), len(noise))


def rms(signal):
    """Root of the mean square."""
    return np.sqrt(np.mean(np.square(signal)))


def transcode(lines, codec):
    """Lines after a codec; all of them in one stream, for starting ffmpeg takes longer than the work."""
    if CODECS[codec] is None or not lines:
        return [int16(line) / 32768 for line in lines]
    gap = np.zeros(GAP_SAMPLES)
    stream = int16(np.concatenate([part for line in lines for part in (line, gap)])).tobytes()
    raw = ["-f", "s16le", "-ar", str(LINE_HZ), "-ac", "1"]
    coded = ffmpeg([*raw, "-i", "-", *CODECS[codec], "-"], stream)
    decoded = np.frombuffer(ffmpeg([*READ_AS.get(codec, []), "-i", "-", *raw, "-"], coded), "<i2") / 32768
    starts = np.cumsum([0] + [len(line) + GAP_SAMPLES for line in lines])
    return [decoded[start : start + len(line)] for start, line in zip(starts, lines)]


def ffmpeg(arguments, data):
    """What ffmpeg makes of the bytes."""
    command = ["ffmpeg", "-v", "error", *arguments]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def widen(line):
    """A line as the recogniser hears it: 16 kHz, 16 bit."""
    return int16(soxr.resample(line, LINE_HZ, RATE_HZ, quality="HQ"))
