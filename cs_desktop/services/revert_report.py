"""What undoing left alone, told field by field: what was, what would come back, what is there and whose."""

import json
from collections.abc import Iterable, Sequence

from cs_desktop.common.language import count_text, marked, tr
from cs_desktop.common.text import capitalized
from cs_desktop.domain.changes import Conflict, Kind, LeftAlone
from cs_desktop.domain.field_labels import KIND_LABELS, Form, field_label
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.undoing import Reason
from cs_desktop.models.belonging import WORKSPACE_WIDE
from cs_desktop.models.log.last_change import last_change
from cs_desktop.models.log.left import Key, LeftRow, NeededError
from cs_desktop.models.queries.history import ChangeFacts
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.services.changelog.directory import Directory
from cs_desktop.services.changelog.words import Wording
from cs_desktop.services.context import Context

TOLD = 100
"""What is told one by one; of more only the number is."""
_BRIEFLY = {
    Reason.CHANGED_ROW: marked("changed since"),
    Reason.IN_USE: marked("in use"),
    Reason.THERE: marked("exists again"),
    Reason.POINTS: marked("points changed since"),
    Reason.PURGED: marked("purged since"),
}


def conflict(left: LeftRow) -> Conflict:
    """Return the bare facts of what was left alone."""
    base, mine = (None if text is None else json.loads(text) for text in (left.new, left.old))
    theirs = left.now if left.reason is Reason.CHANGED else tr(_BRIEFLY.get(left.reason, "")) or None
    return Conflict(Kind(left.entity), left.entity_id, left.field, base, mine, theirs)


def report(ctx: Context, left: Sequence[LeftRow]) -> tuple[LeftAlone, ...]:
    """Return the first of what was left alone, in words."""
    told = left[:TOLD]
    teller = _Teller(ctx, told)
    return tuple(teller.tell(one) for one in told)


def needed_text(ctx: Context, error: NeededError) -> str:
    """Return why something cannot come back, and what to do about it."""
    teller = _Teller(ctx, (), (error.needed,))
    return tr(
        "This cannot be undone: the {entity} in it needs the {subject}, which was "
        "deleted since; bring that back first.",
        entity=_one(error.entity),
        subject=teller.subject(error.needed),
    )


class _Teller:
    def __init__(self, ctx: Context, left: Sequence[LeftRow], others: Sequence[Key] = ()) -> None:
        self._read = ctx.workspace.read
        self._directory = Directory(self._read)
        named = [*others, *(one.by for one in left if one.by is not None)]
        self._directory.learn([_facts(one, one.old, one.new) for one in left])
        self._directory.learn([_facts(one, one.new, json.dumps(one.now)) for one in left])
        self._directory.learn(
            [ChangeFacts(0, entity, row_id, "update", "", None, None) for entity, row_id in named]
        )
        self._wording = Wording(self._directory, self._read(workspace_facts).currency)

    def subject(self, key: Key) -> str:
        kind = Kind(key[0])
        return f"{KIND_LABELS[kind].shown} {self._directory.name(ObjectKey(kind, key[1]))}".strip()

    def tell(self, left: LeftRow) -> LeftAlone:
        kind = Kind(left.entity)
        label = field_label(kind, left.field).shown if left.field else ""
        back = was = now = ""
        if left.field:
            back, was = self._texts(left, left.old, left.new)
            if left.reason is Reason.CHANGED:
                _, now = self._texts(left, left.new, json.dumps(left.now))
        subject = self._subject(left)
        by, at = self._read(
            lambda c: last_change(c, kind, left.entity_id, left.field, after=left.set_pos)
        ) or ("", None)
        return LeftAlone(
            place=(kind, left.entity_id, left.field),
            subject=capitalized(subject),
            field=label,
            was=was,
            back=back,
            now=now,
            by=by,
            at=at,
            reason=self._reason(left),
            anyway=_can_anyway(left),
        )

    def _subject(self, left: LeftRow) -> str:
        if left.reason is Reason.PURGED and left.by is not None:
            return tr("points of {name}", name=self._directory.name(ObjectKey(Kind.ACCOUNT, left.by[1])))
        return self.subject((left.entity, left.entity_id))

    def _texts(self, left: LeftRow, old: str | None, new: str | None) -> tuple[str, str]:
        """Return two values of the field as the program shows them."""
        lines = list(self._wording.lines(_facts(left, old, new)))
        if field_label(Kind(left.entity), left.field).form is not Form.FIELDS:
            return lines[0].old, lines[0].new
        olds = _listed((line.label, line.old) for line in lines)
        return olds, _listed((line.label, line.new) for line in lines)

    def _reason(self, left: LeftRow) -> str:
        what = _one(left.entity)
        other = self.subject(left.by) if left.by else ""
        if left.reason is Reason.CHANGED_ROW:
            assert isinstance(left.now, list)
            fields = [field_label(Kind(left.entity), name).shown for name in left.now]
            return tr(
                "Changed since it was added ({fields}); it stays with all that belongs to it.",
                fields=", ".join(fields),
            )
        points = left.now if isinstance(left.now, int) else 0
        if left.reason is Reason.PURGED:
            return tr(
                "They were purged ({count}); the backup made before the purge has them.",
                count=count_text(points),
            )
        if left.reason is Reason.POINTS:
            return tr(
                "{count} of its points have other values by now; the others were taken back.",
                count=count_text(points),
            )
        return {
            Reason.CHANGED: tr("It has another value by now."),
            Reason.IN_USE: tr("It is in use: {other} needs it.", other=other),
            Reason.GONE: tr("The {what} was deleted since.", what=what),
            Reason.NEEDS: tr("The {other} was deleted since.", other=other),
            Reason.THERE: tr("The {what} is there again.", what=what),
        }[left.reason]


def _facts(left: LeftRow, old: str | None, new: str | None) -> ChangeFacts:
    op = "update" if left.field else left.op
    return ChangeFacts(0, left.entity, left.entity_id, op, left.field, old, new if left.field else left.new)


def _listed(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the user's own fields in one line."""
    return ", ".join(f"{name}: {text or 'none'}" for name, text in pairs)


def _one(entity: str) -> str:
    return KIND_LABELS[Kind(entity)].shown


def _can_anyway(left: LeftRow) -> bool:
    if left.reason in (Reason.CHANGED, Reason.POINTS):
        return True
    # Deleting what belongs to the workspace would take the accounts' own along.
    return left.reason in (Reason.CHANGED_ROW, Reason.IN_USE) and left.entity not in WORKSPACE_WIDE
