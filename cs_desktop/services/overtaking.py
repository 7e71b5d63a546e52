"""Seeing that a gesture changes what was on screen, and nothing that somebody else has stored since."""

from cs_desktop.common.dates import time_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.field_labels import KIND_LABELS, field_label
from cs_desktop.domain.gestures import Gesture, Put
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.log.last_change import last_change_of
from cs_desktop.models.write import WriteTx


def refuse_overtaken(tx: WriteTx, gesture: Gesture, put: Put, part: LoggedBase) -> None:
    """See that a part is still as it was when a gesture began.

    What one did oneself in between is gone on from; what was done alike is no conflict, unless something is
    added with it, which would be there twice.

    Raises:
        InputError: it is not, said with who changed what.
    """
    for column, was in put.base.items():
        now = getattr(part, column)
        if now == was:
            continue
        last = last_change_of(tx.session.connection(), put.kind, put.id, column)
        mine = last is not None and last.actor_id == tx.recorder.actor.id
        alike = column in put.values and put.values[column] == now
        twice = alike and bool(gesture.adds)
        if (mine or alike) and not twice:
            continue
        raise InputError(
            tr(
                "{who} changed “{field}” of this {one} at {time}: look again, then do it once more.",
                who=last.user if last is not None else tr("Someone"),
                field=field_label(put.kind, column).shown,
                one=KIND_LABELS[put.kind].shown,
                time=time_text((last.at if last is not None else tx.now).astimezone()),
            )
        )
