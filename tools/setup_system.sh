#!/usr/bin/env bash
# What the tests need of the system; costs nothing when all is there.
#   Chromium: the pages in a real browser          belenios-tool: the reference our sealed ballots are checked with
#   PostgreSQL, Redis: the large installation      poppler, LibreOffice: to read what was printed and exported,
#                                                  and to turn documents into PDF
#   Noto CJK: text in the browser                  Hanazono: rare characters in names, in printed reports
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
need() { # need PACKAGE FILE…: the package is missing when none of the files or commands is there
    local package=$1 file
    shift
    for file in "$@"; do
        case "$file" in
        /*) compgen -G "$file" >/dev/null && return ;;
        *) command -v "$file" >/dev/null && return ;;
        esac
    done
    missing+=("$package")
}
need chromium chromium
need belenios-tool belenios-tool
need postgresql '/usr/lib/postgresql/*/bin/postgres'
need redis-server redis-server
need poppler-utils pdftotext
need libreoffice-calc-nogui '/usr/lib/libreoffice/program/libscfiltlo.so'
need libreoffice-writer-nogui '/usr/lib/libreoffice/program/libmswordlo.so'
need libreoffice-impress-nogui '/usr/lib/libreoffice/program/libsdlo.so'
need fonts-noto-cjk '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
need fonts-hanazono '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf'

if [ ${#missing[@]} -gt 0 ]; then
    echo "setup: installing ${missing[*]}"
    tools/apt_install.sh "${missing[@]}"
fi
