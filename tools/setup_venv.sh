#!/usr/bin/env bash
# tools/setup_venv.sh run|dev: the virtual environment in .venv, with what the lock files name.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "setup: Python 3.11 or newer is needed ($("$python" --version) found); set PYTHON=…" >&2
    exit 1
}
if ! [ -x .venv/bin/pip ] || ! .venv/bin/python -c '' 2>/dev/null; then
    if ! "$python" -m venv --clear .venv 2>/dev/null; then
        echo "setup: python3-venv is missing; installing it"
        tools/apt_install.sh python3-venv
        "$python" -m venv --clear .venv
    fi
fi
pip=(.venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes)
case "${1:-run}" in
run) "${pip[@]}" -r requirements.txt && touch .venv/.stamp ;;
dev) "${pip[@]}" -r requirements-dev.txt && touch .venv/.stamp-dev ;;
*) echo "usage: $0 run|dev" >&2; exit 2 ;;
esac
