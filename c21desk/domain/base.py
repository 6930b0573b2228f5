"""How domain classes are mapped, and the permanent names that their fields have in the journal.

A *wire name* is what a field is called in operations, exchange files and travel copies. It never
changes, whatever happens to the attribute or the column: files of different versions must meet.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any, ClassVar

from sqlalchemy import BLOB, Column, Date, Dialect, Float, Integer, MetaData, String, Text, inspect
from sqlalchemy.orm import (
    Composite,
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    MappedColumn,
    composite,
    declared_attr,
    mapped_column,
)
from sqlalchemy.types import TypeDecorator

from c21desk.domain.localized import ALL_TEXT_LANGUAGES, LocalizedText

NO_ID = uuid.UUID(int=0)


class UuidBytes(TypeDecorator[uuid.UUID]):
    """A UUID as its 16 bytes: a third of the size of its text, in every index that names it."""

    impl = BLOB
    cache_ok = True

    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> bytes | None:
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> uuid.UUID | None:
        return None if value is None else uuid.UUID(bytes=value)


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment, stored as ISO text in UTC to the second; always zone-aware in Python."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:
        return None if value is None else dt.datetime.fromisoformat(value)


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """Base of every mapped class."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        }
    )


class Record(Base):
    """A journalled record: a uuid, a local revision, and fields with wire names.

    ``rev`` counts the changes that this file has seen of the record; an editor that saves compares
    it, so that nothing is overwritten unseen. It does not travel.
    """

    __abstract__ = True
    __wire__: ClassVar[str]
    """Permanent name of the entity."""
    __owner__: ClassVar[str] = ""
    """Attribute that holds the owning record's id, where the record belongs to another."""

    id: Mapped[uuid.UUID] = mapped_column(UuidBytes, unique=True, nullable=False, default_factory=uuid.uuid4)
    rev: Mapped[int] = mapped_column(Integer, nullable=False, default=0, info={"local": True})

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        """Adds ``n``, the row's number in this file: what lists sort and the search index points at.

        It is no attribute of the class, for it means nothing outside this file.
        """
        return (Column("n", Integer, primary_key=True),)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"primary_key": [cls.__table__.c.id], "exclude_properties": ["n"]}

    def __post_init__(self) -> None:
        # An owned collection that nobody set before the flush would count as not loaded after it.
        for relationship in inspect(type(self)).relationships:
            if relationship.key not in self.__dict__:
                setattr(self, relationship.key, [])

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"


def copy_fields(source: Record, target: Record) -> None:
    """Give ``target`` the journalled fields of ``source``, a record of the same class.

    Its id, revision and what it owns stay its own.
    """
    mapper = inspect(type(source))
    parts = {column.key for text_field in mapper.composites for column in text_field.columns}
    for text_field in mapper.composites:
        setattr(target, text_field.key, getattr(source, text_field.key))
    for column in mapper.local_table.columns:
        if "wire" in column.info and column.key not in parts:
            setattr(target, column.key, getattr(source, column.key))


def _field(
    type_: Any, wire: str, *, default: Any, nullable: bool, index: bool = False, **facts: Any
) -> MappedColumn[Any]:
    info = {"wire": wire} | {name: fact for name, fact in facts.items() if fact}
    return mapped_column(type_, default=default, nullable=nullable, index=index, info=info)


def text(
    wire: str, *, default: str = "", index: bool = False, sensitive: bool = False, attachment: bool = False
) -> MappedColumn[Any]:
    """A plain text; "" means missing.

    ``sensitive`` texts are masked on screen and left out of exports until asked for. An ``attachment``
    field holds the SHA-256 of bytes in the attachment store, as hexadecimal digits.
    """
    return _field(
        Text,
        wire,
        default=default,
        nullable=False,
        index=index,
        sensitive=sensitive,
        attachment=attachment,
    )


def number(wire: str, *, default: int | None = None) -> MappedColumn[Any]:
    """A whole number, or None."""
    return _field(Integer, wire, default=default, nullable=True)


def decimal(wire: str) -> MappedColumn[Any]:
    """A measured number (degrees), or None."""
    return _field(Float, wire, default=None, nullable=True)


def date(wire: str, *, index: bool = False, sensitive: bool = False) -> MappedColumn[Any]:
    """A calendar day, or None."""
    return _field(Date, wire, default=None, nullable=True, index=index, sensitive=sensitive)


def moment(wire: str, *, index: bool = False) -> MappedColumn[Any]:
    """A moment in time, or None."""
    return _field(UtcDateTime, wire, default=None, nullable=True, index=index)


def reference(wire: str, *, index: bool = True, to: str = "") -> MappedColumn[Any]:
    """A soft reference to another record: it may dangle, for files meet in any order.

    ``to`` names the kind of record (its wire name) where records of that kind can be merged: the
    reference then leads to the record that the named one was merged into.
    """
    return _field(UuidBytes, wire, default=None, nullable=True, index=index, to=to)


def owner(wire: str) -> MappedColumn[Any]:
    """The id of the record that this one is a part of; set once, at creation."""
    return mapped_column(UuidBytes, default=NO_ID, nullable=False, index=True, info={"wire": wire})


def derived(*, index: bool = False) -> MappedColumn[Any]:
    """A text computed from other fields, such as a sort key: kept in the table, not in the journal."""
    return mapped_column(Text, default="", nullable=False, index=index, info={"local": True}, init=False)


def localized(wire: str) -> Composite[Any]:
    """A :class:`LocalizedText` in four columns; in the journal each language is a field of its own.

    Two cities may then fill in different languages of one text without a conflict.
    """
    columns = [
        mapped_column(f"{wire}_{key}", Text, nullable=False, default="", info={"wire": f"{wire}.{key}"})
        for key in ALL_TEXT_LANGUAGES
    ]
    return composite(LocalizedText, *columns, default=LocalizedText(), return_none_on=None)
