"""Golden numbers for prosody-113's last 25 values, computed another way: `python modulation_reference.py GOLDEN_FOLDER`.

Reads clips/*.wav of src/main/analyzer/sentiment/features/golden and writes modulation.json there.
"""

import json
import sys
from pathlib import Path

import numpy as np
import scipy.signal
import soundfile

RATE_HZ, FRAME, HOP = 16000, 512, 160
LOW_HZ, HIGH_HZ, BANDS = 300, 3400, 26
WIDTHS = (1, 3, 7, 13, 25, 51)
GROUPS = ((0, 6), (6, 13), (13, 20), (20, 26))


def slaney_hz(mel):
    """Slaney's scale: linear to 1 kHz, logarithmic above."""
    return np.where(mel < 15, mel * 200 / 3, 1000 * 6.4 ** ((mel - 15) / 27))


def mel_filters():
    """Triangles of unit area [BANDS, bins]."""
    lowest, highest = LOW_HZ * 3 / 200, 15 + 27 * np.log(HIGH_HZ / 1000) / np.log(6.4)
    corner = slaney_hz(np.linspace(lowest, highest, BANDS + 2))[:, None]
    hertz = np.arange(FRAME // 2 + 1) * RATE_HZ / FRAME
    rising = (hertz - corner[:-2]) / (corner[1:-1] - corner[:-2])
    falling = (corner[2:] - hertz) / (corner[2:] - corner[1:-1])
    return np.maximum(0, np.minimum(rising, falling)) * 2 / (corner[2:] - corner[:-2])


def decibels(power):
    """Not below -100."""
    return 10 * np.log10(np.maximum(power, 1e-10))


def tracks(signal):
    """Level over the spoken level, mel bands less the spoken level, and the stretch from first to last active frame."""
    sections = scipy.signal.butter(4, [LOW_HZ, HIGH_HZ], "bandpass", fs=RATE_HZ, output="sos")
    padded = np.pad(scipy.signal.sosfilt(sections, signal - signal.mean()), FRAME // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]
    level = decibels(np.mean(frames**2, axis=1))
    spoken = np.percentile(level, 95)
    active = np.flatnonzero((level > spoken - 30) & (level > -70))
    power = np.abs(np.fft.rfft(frames * scipy.signal.get_window("hann", FRAME), axis=1)) ** 2
    mel = decibels(power @ mel_filters().T)
    mel = np.maximum(mel, mel.max() - 80) - spoken
    return level - spoken, mel, slice(active[0], active[-1] + 1)


def modulation(track):
    """dB of the mean square of what one moving mean keeps and the next wider smooths away."""
    track = track - track.mean()
    smooth = [
        np.convolve(np.pad(track, width // 2, mode="edge"), np.ones(width) / width, "valid") for width in WIDTHS
    ]
    return [10 * np.log10(np.mean((a - b) ** 2) + 1e-3) for a, b in zip(smooth, smooth[1:])]


def values(signal):
    """The 25 values in their order."""
    level, mel, spoken = tracks(signal)
    out = modulation(np.maximum(level, -40)[spoken])
    for start, end in GROUPS:
        group = mel[:, start:end].mean(axis=1)
        out += modulation(np.maximum(group, group.max() - 40)[spoken])
    return [float(f"{value:.12g}") for value in out]


def main(folder):
    """Writes modulation.json."""
    clips = sorted((Path(folder) / "clips").glob("*.wav"))
    golden = [{"file": f"clips/{clip.name}", "values": values(soundfile.read(str(clip))[0])} for clip in clips]
    (Path(folder) / "modulation.json").write_text(json.dumps(golden, indent=2) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
