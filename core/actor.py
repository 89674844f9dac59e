"""Who is asking: an identity and the names of what it may do."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, or some device, on whose behalf a request runs.

    `kind` is "person" (came with a badge), "account" (came with a password), "system" (the program itself) or "nobody".
    """

    kind: str
    id: str
    name: str
    roles: frozenset[str] = field(default_factory=frozenset)
    session_id: str = ""

    @property
    def known(self) -> bool:
        """Whether anybody is logged in at all."""
        return self.kind != "nobody"

    def label(self) -> str:
        """The way the journal names this actor: kind and id, which never change, and the name of the day."""
        return f"{self.kind}:{self.id}"


NOBODY = Actor("nobody", "", "")
SYSTEM = Actor("system", "system", "系统")
