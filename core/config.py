"""Settings of one installation, read from the environment once at start."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where this installation keeps its things and how it reaches its services."""

    instance: Path
    database_url: str
    redis_url: str = ""
    time_zone: str = "Asia/Shanghai"
    public_url: str = ""
    sqlite_synchronous: str = "FULL"
    countdowns: bool = False
    """Whether this process closes polls when their time is up and tends sealed boxes: servers do, tests look themselves."""


def from_environment() -> Settings:
    """Settings from HALL_INSTANCE, HALL_DATABASE_URL, HALL_REDIS_URL, HALL_TIME_ZONE and HALL_PUBLIC_URL."""
    instance = Path(os.environ.get("HALL_INSTANCE", "instance")).absolute()
    return Settings(
        instance=instance,
        database_url=os.environ.get("HALL_DATABASE_URL", f"sqlite:///{instance / 'hall.db'}"),
        redis_url=os.environ.get("HALL_REDIS_URL", ""),
        time_zone=os.environ.get("HALL_TIME_ZONE", "Asia/Shanghai"),
        public_url=os.environ.get("HALL_PUBLIC_URL", ""),
        countdowns=True,
    )
