"""Writes the audio that features are measured on: `python prepare.py DATA_FOLDER FOLDER`.

audio.s16 holds all clips one after the other at 16 kHz; clips.json says which: corpus, copy (0: the plain telephone band;
others vary, for training), file, emotion, sentiment, speaker, offset and samples.
"""

import json
import sys
from pathlib import Path

from clips import EVALUATED_ON, TRAINED_ON, read_clips, read_signal
from neutral_speech import READ_ALOUD, composed_turns, french_prompts
from telephone import SPEEDS, plain_line, varied_lines


def main(data_folder, folder):
    """EMO-DB plain and in varied copies, then what is evaluated on, then neutral speech."""
    data = Path(data_folder)
    rows = []
    with open(Path(folder) / "audio.s16", "wb") as audio:

        def put(corpus, copy, clips, lines):
            for clip, line in zip(clips, lines, strict=True):
                offset = audio.tell() // 2
                rows.append({"corpus": corpus, "copy": copy, **vars(clip), "offset": offset, "samples": len(line)})
                audio.write(line.astype("<i2").tobytes())
            print(f"{corpus}, copy {copy}: {len(clips)} clips", flush=True)

        for corpus in (TRAINED_ON, *EVALUATED_ON):
            clips = read_clips(data / "emotion", corpus)
            signals = [read_signal(data / "emotion", clip) for clip in clips]
            put(corpus, 0, clips, [plain_line(signal) for signal in signals])
            if corpus == TRAINED_ON:
                for copy in range(len(SPEEDS)):
                    put(corpus, 1 + copy, clips, varied_lines(signals, [clip.file for clip in clips], copy))
        turns = [*composed_turns(data / "calls/composed"), *french_prompts(data / "speech/fr_prompts")]
        for corpus, trains in (("neutral", True), ("neutral_held_out", False)):
            chosen = [(clip, signal) for clip, signal in turns if (clip.speaker in READ_ALOUD) == trains]
            put(corpus, 1, [clip for clip, _ in chosen], [plain_line(signal) for _, signal in chosen])
    (Path(folder) / "clips.json").write_text(json.dumps(rows))


if __name__ == "__main__":
    main(*sys.argv[1:3])
