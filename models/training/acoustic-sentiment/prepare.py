"""Writes the audio that features are measured on: `python prepare.py EMOTION_FOLDER FOLDER`.

audio.s16 holds all clips one after the other at 16 kHz; clips.json says which: corpus, copy (0: the plain telephone band;
others vary, for training), file, emotion, sentiment, speaker, offset and samples.
"""

import json
import sys
from pathlib import Path

from clips import EVALUATED_ON, TRAINED_ON, read_clips, read_signal
from telephone import plain_line, varied_lines

COPIES = 10


def main(emotion_folder, folder):
    """Plain clips of every corpus, then the varied copies of the one that trains."""
    rows, at = [], 0
    with open(Path(folder) / "audio.s16", "wb") as audio:
        for corpus in (TRAINED_ON, *EVALUATED_ON):
            clips = read_clips(emotion_folder, corpus)
            signals = [read_signal(emotion_folder, clip) for clip in clips]
            copies = [[plain_line(signal) for signal in signals]]
            if corpus == TRAINED_ON:
                names = [clip.file for clip in clips]
                copies += [varied_lines(signals, names, copy) for copy in range(COPIES)]
            for copy, lines in enumerate(copies):
                for clip, line in zip(clips, lines, strict=True):
                    rows.append({"corpus": corpus, "copy": copy, **vars(clip), "offset": at, "samples": len(line)})
                    audio.write(line.astype("<i2").tobytes())
                    at += len(line)
            print(f"{corpus}: {len(clips)} clips, {len(copies)} times", flush=True)
    (Path(folder) / "clips.json").write_text(json.dumps(rows))


if __name__ == "__main__":
    main(*sys.argv[1:3])
