"""The words of the window in the user's language.

Every text that a person reads goes through `tr`, `trn` or `trc` where it is shown. A text that stands in a
table made at import goes through `marked` there, and through `tr` where it is shown.
The key is the English text.

The language is one of the process, as the system's is: it is set once, before the first window. What is made
for others (decks, what the command line prints) is made `in_english` until it has a language of its own.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from gettext import GNUTranslations, NullTranslations
from types import MappingProxyType

from cs_desktop.common.resources import resource

ENGLISH_CODE = "en"
NAMES: Mapping[str, str] = MappingProxyType({ENGLISH_CODE: "English", "de": "Deutsch"})
"""The languages that the program speaks: by code, each in its own words."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language with its texts; `locale` says how it writes dates and numbers, such as de or de_AT."""

    code: str
    locale: str
    texts: NullTranslations = field(repr=False, compare=False)

    @property
    def is_english(self) -> bool:
        """Return whether texts, dates and numbers are the program's own."""
        return self.code == ENGLISH_CODE


ENGLISH = Language(ENGLISH_CODE, "en_US", NullTranslations())


class _Spoken:
    """What the process speaks."""

    language = ENGLISH


_override: ContextVar[Language | None] = ContextVar("language", default=None)


def language() -> Language:
    """Return the language of what is being made now."""
    return _override.get() or _Spoken.language


def speak(made: Language) -> None:
    """Speak a language from now on; called once, at the start."""
    _Spoken.language = made


@contextmanager
def in_english() -> Iterator[None]:
    """Make texts, dates and numbers in English meanwhile, on this thread."""
    token = _override.set(ENGLISH)
    try:
        yield
    finally:
        _override.reset(token)


def load_language(locale: str) -> Language:
    """Return the language of a locale such as de_AT or de-CH; English where we have none for it."""
    code = locale.replace("-", "_").partition("_")[0].lower()
    if code == ENGLISH_CODE or code not in NAMES:
        return ENGLISH
    # Only those who read another language wait for this.
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - heavy, seldom needed
    from babel.messages.pofile import read_po  # noqa: PLC0415 - heavy, seldom needed

    compiled = io.BytesIO()
    with resource(f"translations/{code}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return Language(code, locale.replace("-", "_"), GNUTranslations(compiled))


def tr(text: str, /, **values: object) -> str:
    """Return a text in the user's language, its {names} filled in."""
    told = language().texts.gettext(text) if text else text
    return told.format(**values) if values else told


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the text for one or for many, {count} and other {names} filled in.

    `count` is written with the language's thousands separators.
    """
    return language().texts.ngettext(one, many, count).format(count=count_text(count), **values)


def trc(context: str, text: str, /) -> str:
    """Return a text that means several things; the context says which is meant, such as "verb"."""
    return language().texts.pgettext(context, text)


def count_text(count: int) -> str:
    """Return a whole number with thousands separators."""
    spoken = language()
    if spoken.is_english:
        return f"{count:,}"
    from babel.numbers import format_decimal  # noqa: PLC0415 - only where another language is spoken

    return str(format_decimal(count, locale=spoken.locale))


def marked(text: str) -> str:
    """Return the text as it is: it is translated where it is shown."""
    return text
