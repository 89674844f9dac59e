"""Real PostgreSQL and Redis servers of a test's own, on the loopback address, in a folder that goes with them."""

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from rehearsal.server import free_port


def _binary(name: str) -> str:
    found = shutil.which(name) or next(
        (str(p) for p in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None
    )
    assert found, f"{name} is not installed: make setup-system"
    return found


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL server; yields its address without a database ("postgresql+psycopg://…:port")."""
    as_user = ["runuser", "-u", "postgres", "--"] if getpass.getuser() == "root" else []
    folder = Path(tempfile.mkdtemp(prefix="hall-pg-"))
    if as_user:
        shutil.chown(folder, "postgres")
    port = free_port()
    user = "postgres" if as_user else getpass.getuser()
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
    control = [*as_user, _binary("pg_ctl"), "-D", str(folder / "data"), "-w", "-s"]
    try:
        initdb = [*as_user, _binary("initdb"), "-D", str(folder / "data"), "-A", "trust", "-U", user, "-E", "UTF8"]
        subprocess.run(initdb, check=True, capture_output=True, cwd=folder, env=os.environ | {"LC_ALL": "C.UTF-8"})
        log = ["-l", str(folder / "log")]
        subprocess.run([*control, *log, "-o", options, "start"], check=True, capture_output=True, cwd=folder)
        yield f"postgresql+psycopg://{user}@127.0.0.1:{port}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True, cwd=folder)
        shutil.rmtree(folder, ignore_errors=True)


def fresh_database(server: str, name: str) -> str:
    """An empty database on the server; its address."""
    plain = server.replace("+psycopg", "")
    with psycopg.connect(f"{plain}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"{server}/{name}"


@contextmanager
def redis_server() -> Iterator[str]:
    """A Redis server without persistence; yields its address ("redis://127.0.0.1:port/0")."""
    port = free_port()
    command = [_binary("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        patient = Retry(ConstantBackoff(0.05), 100)
        with redis.Redis(port=port, retry=patient, retry_on_error=[redis.ConnectionError]) as client:
            assert client.ping()
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait(10)
