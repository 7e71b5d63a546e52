"""Rows that are to be written, in the shapes in which the domain reads them."""

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from cs_desktop.models.base import LoggedBase
from cs_desktop.models.defaults import defaults

if TYPE_CHECKING:
    from typing import TypeVar

    from _typeshed import DataclassInstance

    Shape = TypeVar("Shape", bound=DataclassInstance)


def shaped(shape: "type[Shape]", table: type[LoggedBase], values: Mapping[str, Any]) -> "Shape":
    """Return a row as the domain has it; columns not given hold their defaults."""
    known = {**defaults(table.__table__), **values}
    return shape(**{one.name: known[one.name] for one in fields(shape)})
