#!/bin/sh
# Trains models/nabra-text-sentiment anew, from ../shared/data/sentiment and the lines here; some ten minutes on one core.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work="$root/.cache/text-sentiment"
model="$root/models/nabra-text-sentiment"
node="$root/node_modules/.bin/node"
mkdir -p "$work"
if ! [ -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
fi
"$node" "$here/prepare.ts" "$work"
NUMBA_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$work/venv/bin/python" "$here/train.py" "$work" "$model"
"$node" "$here/write-manifest.ts" "$work" "$model"
"$root/node_modules/.bin/biome" format --write --log-level=error "$model"
