#!/usr/bin/env bash
# Compile the arithmetic that checks sealed ballots (voting/belenios/lanes). Without a compiler, and where none can be
# installed, the hall runs all the same and checks them in Python.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=voting/belenios/lanes
cc=${CC:-cc}

rm -f "$folder/powers.so"
if ! command -v "$cc" >/dev/null; then
    echo "setup: a C compiler is missing; installing it"
    tools/apt_install.sh gcc libc6-dev || true
fi
fresh=$folder/.fresh.so
if command -v "$cc" >/dev/null && "$cc" -O3 -shared -fPIC -o "$fresh" "$folder/powers.c"; then
    mv "$fresh" "$folder/powers.so"
else
    rm -f "$fresh"
    echo "setup: without a C compiler sealed ballots with many lines are checked slowly;" >&2
    echo "setup: to mend it: apt-get install gcc libc6-dev, then make lanes" >&2
fi
touch "$folder/.stamp"
