"""Field values as JSON, for drafts: whatever a form's fields hold comes back as it was."""

from __future__ import annotations

import datetime as dt
import sys
import uuid
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

_OWN_PACKAGE = __name__.partition(".")[0]


def to_plain(value: Any) -> Any:
    """A field's value in terms of JSON. Raises TypeError for a kind of value that no field holds."""
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | float() | str():
            return value
        case uuid.UUID():
            return {"uuid": value.hex}
        case dt.datetime():
            return {"moment": value.isoformat()}
        case dt.date():
            return {"day": value.isoformat()}
        case dt.time():
            return {"time": value.isoformat()}
        case list() | tuple():
            return [to_plain(one) for one in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            kind = type(value)
            values = {f.name: to_plain(getattr(value, f.name)) for f in fields(value) if f.init}
            return {"class": f"{kind.__module__}:{kind.__qualname__}", "values": values}
    msg = f"a draft cannot hold {type(value).__name__}"
    raise TypeError(msg)


def from_plain(plain: Any) -> Any:
    """The value again; sequences come back as tuples. Raises ValueError for what cannot be understood
    (any more): a draft may be older than the program, and a file may come from anybody."""
    match plain:
        case list():
            return tuple(from_plain(one) for one in plain)
        case {"uuid": str(text)}:
            return uuid.UUID(text)
        case {"moment": str(text)}:
            return dt.datetime.fromisoformat(text)
        case {"day": str(text)}:
            return dt.date.fromisoformat(text)
        case {"time": str(text)}:
            return dt.time.fromisoformat(text)
        case {"class": str(name), "values": dict(values)}:
            kind = _class(name)
            try:
                return kind(**{str(key): from_plain(value) for key, value in values.items()})
            except TypeError as fault:
                msg = f"{name} has other fields now"
                raise ValueError(msg) from fault
        case None | bool() | int() | float() | str():
            return plain
    msg = f"no value of a field: {plain!r}"
    raise ValueError(msg)


def _class(name: str) -> type[Any]:
    """One of the program's own frozen value classes that is loaded, and nothing else."""
    module, _colon, own = name.partition(":")
    found = getattr(sys.modules.get(module), own, None) if module.startswith(f"{_OWN_PACKAGE}.") else None
    if not isinstance(found, type) or not is_dataclass(found) or not found.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        msg = f"no class of values: {name}"
        raise ValueError(msg)
    return found
