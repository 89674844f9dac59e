"""What the voting remembers of badges."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base


class BadgeKey(Base):
    """The public side of a badge's signing key: `public` in decimal, `chain` 64 hexadecimal digits (voting.belenios.badge).

    It is written when the badge is issued, as the secret is known at no other moment. Who reads it can tell which ballots
    of different polls one badge signed, but signs nothing: it is as little to be shown as who voted.
    """

    __tablename__ = "signing_keys"
    badge_id: Mapped[str] = mapped_column(ForeignKey("badges.id"), primary_key=True)
    public: Mapped[str] = mapped_column(Text)
    chain: Mapped[str] = mapped_column(String(64))
