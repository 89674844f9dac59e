"""Serves the hall: `run` on this machine alone, `hall` on the LAN over HTTPS with the hall's own root certificate."""

import argparse
import os
import resource
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from gunicorn.app.base import BaseApplication
from gunicorn.util import import_app

from core.config import from_environment
from core.tls import ServerFiles, ensure_certificates, fingerprint_of
from kiosk.first_steps import needs_setup, setup_code

THREADS = 2000
"""So many requests may be under way or wait at the same time; a socket keeps no thread."""

FILES = 65_536
"""Open files that are asked for, where the system lets: each device has some connections open."""


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with one worker of threads: what one hall needs."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand the options to gunicorn."""
        for key, value in self.options.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        """The application, made in the worker."""
        return import_app("app:create_app()")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.serve")
    parser.add_argument("mode", choices=("run", "hall"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("HALL_PORT", "0")))
    options = parser.parse_args()
    allow_many_files()
    if options.mode == "run":
        run(options.port or 8000)
    else:
        hall(options.port or 8443)


def allow_many_files() -> None:
    """Raise this process's limit of open files as far as it may, FILES at most: many systems begin with 1024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def run(port: int) -> None:
    """Serve this machine alone, over plain HTTP on the loopback address (a secure context for browsers)."""
    _say_welcome(f"http://127.0.0.1:{port}/")
    Server(_options(f"127.0.0.1:{port}")).run()


def hall(port: int) -> None:
    """Serve the LAN over HTTPS; a plain HTTP page hands out the root certificate that devices must trust."""
    settings = from_environment()
    names = hall_names()
    files = ensure_certificates(settings.instance / "tls", names, datetime.now(UTC))
    url = f"https://{names[0]}:{port}/"
    plain = int(os.environ.get("HALL_ROOT_PORT", "8080"))
    command = [sys.executable, "-m", "kiosk.root_page", str(files.root), url, str(plain)]
    helper = subprocess.Popen(command, stdin=subprocess.PIPE)
    _say_welcome(url)
    _say_root(files, names[0], plain)
    tls = {"certfile": str(files.chain), "keyfile": str(files.key)}
    Server(_options(f"0.0.0.0:{port}") | tls | {"on_exit": lambda server: helper.terminate()}).run()


def hall_names() -> list[str]:
    """The names and addresses of this machine; HALL_NAMES (comma-separated) replaces them, the first is printed."""
    given = [name.strip() for name in os.environ.get("HALL_NAMES", "").split(",") if name.strip()]
    host = socket.gethostname()
    found = given or [address for address in (_lan_address(),) if address]
    return list(dict.fromkeys([*found, host, f"{host}.local", "localhost", "127.0.0.1"]))


def _lan_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # no packet is sent: the kernel only chooses the way out
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def _options(bind: str) -> dict[str, Any]:
    return {
        "bind": bind,
        "workers": 1,
        "worker_class": "kiosk.worker.HallWorker",
        "threads": THREADS,
        "worker_connections": 6000,
        "backlog": 4096,
        "keepalive": 75,
        "graceful_timeout": 3,
        "timeout": 120,
        "loglevel": "warning",
        "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,  # noqa: S108
        "proc_name": "congress-hall",
    }


def _say_welcome(url: str) -> None:
    settings = from_environment()
    settings.instance.mkdir(parents=True, exist_ok=True)
    print(f"会议系统已启动 · The hall is open: {url}", flush=True)
    if needs_setup(settings):
        print(
            f"首次使用，请在本机打开上面的地址完成设置；从其他电脑设置时需要设置码 · Set-up code: {setup_code(settings)}",
            flush=True,
        )


def _say_root(files: ServerFiles, name: str, plain: int) -> None:
    root = x509.load_pem_x509_certificate(files.root.read_bytes())
    print(f"根证书下载页 · Root certificate for the devices: http://{name}:{plain}/")
    print(f"SHA-256 {fingerprint_of(root)}", flush=True)


if __name__ == "__main__":
    main()
