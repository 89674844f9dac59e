"""The same burst on a disk that takes 5 ms to sync (simulated by a library put before the C library's)."""

import asyncio
import shutil
import subprocess
import tempfile
from pathlib import Path

from bench.burst import SIZES, measure

SHIM = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
static int slow(const char *name, int fd) {
    int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
    usleep(5000);
    return real(fd);
}
int fsync(int fd) { return slow("fsync", fd); }
int fdatasync(int fd) { return slow("fdatasync", fd); }
"""


def main() -> None:
    """Measure, where there is a C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        print("  跳过：没有 C 编译器 skipped: no C compiler")
        return
    with tempfile.TemporaryDirectory(prefix="bench-shim-") as folder:
        source, library = Path(folder) / "slow_sync.c", Path(folder) / "slow_sync.so"
        source.write_text(SHIM)
        subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
        for deputies, target in SIZES:
            asyncio.run(measure(deputies, target, {"LD_PRELOAD": str(library)}))
