"""A change in words for people, and in plain values for other programs."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from cs_desktop.common.dates import moment_text
from cs_desktop.common.language import marked, tr
from cs_desktop.common.money import MINUS, exponent, money_full, to_major
from cs_desktop.common.numerals import local_figures
from cs_desktop.common.sizes import size_text
from cs_desktop.common.text import capitalized
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels import KIND_LABELS, Form, field_label
from cs_desktop.domain.history import ChangeLine, ObjectKey, Operation, Plain, RecordedChange
from cs_desktop.domain.vocabulary import word_text
from cs_desktop.models.queries.history import ChangeFacts
from cs_desktop.services.changelog.directory import Directory, key_of, parsed, row_values
from cs_desktop.services.changelog.measures import measure_text
from cs_desktop.services.changelog.names import Values, attribute_link, name_in, shown_day
from cs_desktop.services.changelog.scorecards import CONTENT, card_changes
from cs_desktop.services.changelog.shortening import one_line, with_difference
from cs_desktop.services.changelog.slides import OPTIONS, told_option

_VERBS = {Operation.INSERT: marked("Added"), Operation.DELETE: marked("Deleted")}
_WHOLE = {Operation.INSERT: marked("Added {kind} {name}"), Operation.DELETE: marked("Deleted {kind} {name}")}


class Wording:
    """Words changes; the directory must have learned of them."""

    def __init__(self, directory: Directory, currency: str) -> None:
        self._directory = directory
        self._currency = currency

    def lines(self, change: ChangeFacts) -> Iterator[ChangeLine]:
        """Yield a change in words; one of the user's own fields gives a line for each field."""
        key, operation = key_of(change), Operation(change.op)
        kind = KIND_LABELS[key.kind].shown
        name = one_line(self._name(change))
        subject = capitalized(f"{kind} {name}".strip())
        if operation is not Operation.UPDATE:
            yield ChangeLine(
                key, subject, name, operation, tr(_WHOLE[operation], kind=kind, name=name).strip()
            )
            return
        for label, old, new in self._fields(key, change):
            yield ChangeLine(key, subject, name, operation, label, *with_difference(old, new))

    def recorded(self, change: ChangeFacts) -> RecordedChange:
        """Return a change with plain values."""
        key, operation = key_of(change), Operation(change.op)
        account = self._directory.account_of(key)
        if operation is Operation.UPDATE:
            label = capitalized(field_label(key.kind, change.field).shown)
            values = self._directory.values(key)
            old, new = (
                self._plain(key.kind, change.field, parsed(text), values) for text in (change.old, change.new)
            )
        else:
            label = tr(_VERBS[operation])
            old, new = (self._plain_row(key.kind, text) for text in (change.old, change.new))
        return RecordedChange(
            key=key,
            name=self._name(change),
            account=self._directory.name(account) if account else "",
            operation=operation,
            field=change.field,
            label=label,
            old=old,
            new=new,
        )

    def _name(self, change: ChangeFacts) -> str:
        """Return the object's name: as it was when it came or went, else today's."""
        key = key_of(change)
        values = row_values(change.new if change.op == Operation.INSERT else change.old)
        if change.op != Operation.UPDATE:
            return name_in(key.kind, values, self._directory.name) if values else ""
        return self._directory.name(key)

    def _fields(self, key: ObjectKey, change: ChangeFacts) -> Iterator[tuple[str, str, str]]:
        """Yield label, old and new text of each field that an update changed."""
        label = field_label(key.kind, change.field)
        old, new = parsed(change.old), parsed(change.new)
        if (key.kind, change.field) in CONTENT:
            told = card_changes(capitalized(label.shown), old, new, self._stage)
            if told is not None:
                yield from told
                return
        whole = key.kind is Kind.MEASURE
        if label.form is Form.FIELDS and isinstance(old, dict) and isinstance(new, dict) and not whole:
            for own in dict.fromkeys((*old, *new)):
                if old.get(own) != new.get(own):
                    yield self._own((key.kind, change.field), own, old.get(own), new.get(own))
            return
        values = self._directory.values(key)
        yield (
            capitalized(label.shown),
            self._text(key.kind, change.field, old, values),
            self._text(key.kind, change.field, new, values),
        )

    def _own(self, column: tuple[Kind, str], own: str, old: object, new: object) -> tuple[str, str, str]:
        """Return label, old and new text of one field among those that a column holds."""
        told = told_option(own, old, new, self._directory.name) if column == OPTIONS else None
        return told or (own, _as_text(old), _as_text(new))

    def _stage(self, stage_id: int) -> str:
        return self._directory.name(ObjectKey(Kind.LIFECYCLE_STAGE, stage_id))

    def _text(self, kind: Kind, column: str, value: object, values: Values) -> str:
        """Return a value as the program shows it; empty for none."""
        if value is None or value == "":
            return ""
        link = self._link(kind, column, value, values)
        if link is not None:
            return self._directory.name(link)
        of_measure = measure_text(column, value, values, _number) if kind is Kind.MEASURE else None
        if of_measure is not None:
            return of_measure
        form = field_label(kind, column).form
        if form is Form.MONEY and isinstance(value, int):
            return money_full(value, self._currency)
        if form is Form.SHARE and isinstance(value, int | float):
            return tr("{number}%", number=_number(round(value * 100, 6)))
        return _SHOWN.get(form, _as_text)(value)

    def _plain(self, kind: Kind, column: str, value: Any, values: Values) -> Plain:  # noqa: ANN401 - JSON's
        """Return a value for other programs: a name for an id, money in major units."""
        if value is None:
            return None
        link = self._link(kind, column, value, values)
        if link is not None:
            return self._directory.name(link)
        if field_label(kind, column).form is Form.MONEY and isinstance(value, int):
            return float(to_major(value, self._currency)) if exponent(self._currency) else value
        plain: Plain = value
        return plain

    def _plain_row(self, kind: Kind, text: str | None) -> Plain:
        values = row_values(text)
        return {
            column: self._plain(kind, column, value, values)
            for column, value in values.items()
            if column != "id" and value is not None and value != ""
        } or None

    def _link(self, kind: Kind, column: str, value: object, values: Values) -> ObjectKey | None:
        """Return the object that a value names, None where it is a value in itself."""
        if kind is Kind.ACCOUNT_ATTRIBUTE and column == "value":
            return attribute_link({**values, "value": value})
        label = field_label(kind, column)
        return ObjectKey(label.link, value) if label.link and isinstance(value, int) else None


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_as_text(part)}" for name, part in value.items())
    return "" if value is None else str(value)


def _number(value: float) -> str:
    """Return a number with nothing rounded away."""
    return local_figures(f"{value:,}".removesuffix(".0").replace("-", MINUS))


def _moment(value: object) -> str:
    try:
        moment = datetime.fromisoformat(str(value)).astimezone()
    except ValueError:
        return str(value)
    return moment_text(moment)


def _yes_no(value: object) -> str:
    return tr("Yes") if value else tr("No")


_SHOWN: Mapping[Form, Callable[[object], str]] = {
    Form.WORD: lambda value: word_text(str(value)),
    Form.DAY: shown_day,
    Form.TIME: _moment,
    Form.YES_NO: _yes_no,
    Form.SIZE: lambda value: size_text(value) if isinstance(value, int) else str(value),
    Form.OPAQUE: lambda value: one_line(str(value), 12),
}
