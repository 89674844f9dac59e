"""Statements that are made once: what a whole hall runs at the same moment goes to SQLite's driver as it stands.

SQLAlchemy looks at a statement, at its values and at its result anew each time, which takes longer than SQLite takes to run
it. A fixed statement is compiled when it is first run, and its columns' types are asked then how they are written and read.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Delete, Insert, PoolProxiedConnection, Select, Update
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Statement = Select[*tuple[Any, ...]] | Insert | Update | Delete
Processor = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as SQLite's driver takes it."""

    sql: str
    binds: tuple[tuple[str, Processor | None], ...]
    shape: Callable[[list[Any]], Any]
    reads: tuple[Processor | None, ...]

    def given(self, values: Mapping[str, object]) -> list[Any]:
        """The values in their order, as they are stored."""
        return [values[name] if write is None else write(values[name]) for name, write in self.binds]

    def row(self, found: Sequence[Any]) -> Any:
        """A row as the columns' types read it."""
        return self.shape(
            [value if read is None else read(value) for value, read in zip(found, self.reads, strict=True)]
        )


class Fixed:
    """One statement whose values alone change.

    `postgresql` is another one for that database. `sets` names the columns that an insert or update writes: all that have no
    default of the database's own.
    """

    def __init__(self, statement: Statement, *, postgresql: Statement | None = None, sets: Sequence[str] = ()) -> None:
        self._statement = statement
        self._elsewhere = statement if postgresql is None else postgresql
        self._sets = sets
        self._compiled: _Compiled | None = None

    def first(self, connection: Connection, values: Mapping[str, object]) -> Any:
        """The first row, its columns by name, or None; an insert or update is done and gives what it returns."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._elsewhere, values).first()
        return self.first_raw(connection.connection, connection.dialect, values)

    def first_raw(self, connection: PoolProxiedConnection, dialect: Dialect, values: Mapping[str, object]) -> Any:
        """The same on a connection of SQLite's driver."""
        rows = self._rows(connection, dialect, values)
        return rows[0] if rows else None

    def all(self, connection: Connection, values: Mapping[str, object]) -> list[Any]:
        """All rows, their columns by name."""
        if connection.dialect.name != "sqlite":
            return list(connection.execute(self._elsewhere, values))
        return self._rows(connection.connection, connection.dialect, values)

    def run(self, connection: Connection, values: Mapping[str, object]) -> int:
        """Do it; how many rows it met."""
        if connection.dialect.name != "sqlite":
            return connection.execute(self._elsewhere, values).rowcount
        compiled = self._compiled or self._compile(connection.dialect)
        driver: Any = connection.connection.dbapi_connection
        count: int = driver.execute(compiled.sql, compiled.given(values)).rowcount
        return count

    def _rows(self, connection: PoolProxiedConnection, dialect: Dialect, values: Mapping[str, object]) -> list[Any]:
        compiled = self._compiled or self._compile(dialect)
        driver: Any = connection.dbapi_connection
        return [compiled.row(row) for row in driver.execute(compiled.sql, compiled.given(values)).fetchall()]

    def _compile(self, dialect: Dialect) -> _Compiled:
        compiled = self._statement.compile(dialect=dialect, column_keys=list(self._sets) or None)
        assert isinstance(compiled, SQLCompiler)
        _check(compiled)
        columns = list(self._statement.exported_columns)
        self._compiled = _Compiled(
            compiled.string,
            tuple((name, _writer(compiled.binds[name].type, dialect)) for name in compiled.positiontup or ()),
            _shape([str(column.key) for column in columns]),
            tuple(_reader(column.type, dialect) for column in columns),
        )
        return self._compiled


def _check(compiled: SQLCompiler) -> None:
    """Refuse what only SQLAlchemy could do at each run: values of its own, lists whose length changes."""
    own = [name for name in compiled.positiontup or () if not compiled.binds[name].required]
    if own or compiled.insert_prefetch or compiled.update_prefetch or compiled.post_compile_params:
        raise TypeError(f"not a fixed statement: {compiled.string}")


def _shape(names: list[str]) -> Callable[[list[Any]], Any]:
    make: Any = namedtuple
    return cast(Callable[[list[Any]], Any], make("Found", names)._make)


def _writer(kind: TypeEngine[Any], dialect: Dialect) -> Processor | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Processor | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
