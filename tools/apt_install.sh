#!/usr/bin/env bash
# Install Debian packages, as root or through sudo.
set -euo pipefail

command -v apt-get >/dev/null || {
    echo "setup: please install by hand (this is no Debian): $*" >&2
    exit 1
}
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    read -ra as_root <<<"${SUDO:-sudo}"
    command -v sudo >/dev/null || {
        echo "setup: please run as root: apt-get install $*" >&2
        exit 1
    }
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
