#!/usr/bin/env bash
# tools/setup_lanes.sh [again]: compile the arithmetic that checks sealed ballots (voting/belenios/lanes), and note in
# powers.sum from what, and what came of it. Where it cannot be compiled the hall runs all the same, and checks in Python.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$PWD/tools
cd voting/belenios/lanes
read -ra cc <<<"${CC:-cc}"

if [ "${1:-}" != again ] && sha256sum --status -c powers.sum 2>/dev/null; then
    exit 0
fi
if ! [ -w . ]; then
    echo "setup: $PWD cannot be written to: sealed ballots are checked in Python" >&2
    exit 0
fi
echo "setup: arithmetic of sealed ballots"
compile() { "${cc[@]}" -O3 -shared -fPIC -o .fresh.so powers.c; }
may_compile() {
    compile 2>/dev/null && return
    [ -n "${CC:-}" ] || SUDO="sudo -n" "$tools/apt_install.sh" gcc libc6-dev || true
    compile
}
if may_compile; then
    sync .fresh.so
    mv .fresh.so powers.so
    sha256sum powers.c powers.so >.fresh.sum
else
    rm -f .fresh.so powers.so
    sha256sum powers.c >.fresh.sum
    echo "setup: it was not compiled: sealed ballots with many lines are checked slowly" >&2
    echo "setup: to mend it: apt-get install gcc libc6-dev, then make lanes" >&2
fi
mv .fresh.sum powers.sum
