#!/usr/bin/env bash
# Write the lock files anew: requirements*.txt with hashes, package-lock.json; no host is named in any of them.
# `tools/lock.sh --upgrade` moves everything to the newest releases.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -x .venv-lock/bin/pip-compile ] || { python3 -m venv .venv-lock && .venv-lock/bin/pip install -qq pip-tools; }
compile() {
    .venv-lock/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host "$@"
}
compile "$@" --output-file requirements.txt requirements.in
compile "$@" --output-file requirements-dev.txt requirements-dev.in
compile "$@" --output-file requirements-node.txt requirements-node.in

npm install --package-lock-only --loglevel=error
python3 tools/strip_lock.py
