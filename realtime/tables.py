"""The number of the last lasting message of each room."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base


class RoomVersion(Base):
    """A room and how many lasting messages it has had."""

    __tablename__ = "room_versions"
    room: Mapped[str] = mapped_column(String(80), primary_key=True)
    version: Mapped[int]
