#!/bin/sh
# Trains models/nabra-acoustic-svm and -forest anew, from ../shared/data; some three minutes on one core. Needs ffmpeg.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work="$root/.cache/acoustic-sentiment"
node="$root/node_modules/.bin/node"
recipe=prosody-113
mkdir -p "$work"
if ! [ -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
fi
# Sums in one order give one model.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
"$work/venv/bin/python" "$here/prepare.py" "$root/../shared/data" "$work"
"$node" "$here/extract-features.ts" "$work" "$recipe"
"$work/venv/bin/python" "$here/train.py" "$work" "$root/models"
for model in nabra-acoustic-svm nabra-acoustic-forest; do
  "$node" "$here/write-manifest.ts" "$work" "$root/models/$model"
  "$root/node_modules/.bin/biome" format --write --log-level=error "$root/models/$model"
done
