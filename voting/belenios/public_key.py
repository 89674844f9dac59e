"""The election's public key with the tables that make checking fast."""

from functools import cached_property, lru_cache

from voting.belenios.fixed_base import Table, generator, table


class PublicKey:
    """The key y; `window` is how many bits of an exponent a look-up takes where nothing is compiled (section 4.10)."""

    def __init__(self, y: int, window: int = 8) -> None:
        self.y = y
        self._window = window

    def __reduce__(self) -> tuple[type["PublicKey"], tuple[int, int]]:
        """Another process makes its own tables."""
        return PublicKey, (self.y, self._window)

    @cached_property
    def g_table(self) -> Table:
        """Powers of g."""
        return generator(self._window)

    @cached_property
    def y_table(self) -> Table:
        """Powers of y."""
        return table(self.y, self._window)


@lru_cache(maxsize=8)
def public_key(y: int) -> PublicKey:
    """The same key with its tables for everybody in this process who asks for it (section 4.10)."""
    return PublicKey(y)
