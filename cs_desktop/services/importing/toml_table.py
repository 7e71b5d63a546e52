"""One table of a mapping document, from which what is understood is taken and the rest refused."""

from collections.abc import Mapping as AnyMapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr

_W = TypeVar("_W", bound=StrEnum)
_T = TypeVar("_T")


class TomlTable:
    """One table of the document, from which what is understood is taken and the rest refused."""

    def __init__(self, stored: AnyMapping[str, Any], file: str, path: str) -> None:
        self._rest = dict(stored)
        self.file = file
        self._path = path

    def problem(self, key: str, what: str) -> KnownError:
        """Return the error that says what is wrong with a key."""
        return KnownError(
            tr("The mapping {file}: {path}{key} {what}.", file=self.file, path=self._path, key=key, what=what)
        )

    def names(self) -> tuple[str, ...]:
        """Return the keys not yet taken."""
        return tuple(self._rest)

    def take(self, key: str, kind: type[_T], what: str) -> _T | None:
        """Return a value of this type and forget it; None if it is missing."""
        value = self._rest.pop(key, None)
        # In Python a bool is an int as well.
        if value is None or (isinstance(value, kind) and type(value) is kind):
            return value
        raise self.problem(key, tr("must be {what}", what=tr(what)))

    def text(self, key: str, default: str = "") -> str:
        """Return a text."""
        value = self.take(key, str, "text")
        return default if value is None else str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a text or a list of texts."""
        value = self._rest.pop(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
            raise self.problem(key, tr("must be text or a list of texts"))
        return tuple(values)

    def word(self, key: str, words: type[_W]) -> _W | None:
        """Return one of the words, None if it is missing."""
        text = self.text(key)
        if not text:
            return None
        try:
            return words(text)
        except ValueError:
            raise self.problem(
                key, tr("is {text}; it must be one of {words}", text=repr(text), words=", ".join(words))
            ) from None

    def number(self, key: str) -> Decimal:
        """Return a number other than zero, 1 if it is missing."""
        value = self._rest.pop(key, 1)
        if isinstance(value, bool) or not isinstance(value, int | float) or value == 0:
            raise self.problem(key, tr("must be a number other than 0"))
        return Decimal(repr(value))

    def table(self, key: str) -> "TomlTable":
        """Return a table within; empty if it is missing."""
        value = self.take(key, dict, "a table")
        return TomlTable(value or {}, self.file, f"{self._path}{key}.")

    def refuse_rest(self) -> None:
        """Refuse what nobody asked for.

        Raises:
            KnownError: there is such a key.
        """
        for key in self._rest:
            raise self.problem(key, tr("is not known; see the page on importing"))
