"""What a step of a plan waits for: listed with the working days between, taken away, added by name."""

from PySide6.QtCore import Signal

from cs_desktop.common.errors import InputError
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.acting import set_lag, tie, untie
from cs_desktop.domain.plan.work import Work
from cs_desktop.views.plan.waits_list import WaitsList
from cs_desktop.views.theme.theme import Theme


class WaitsPart(WaitsList):
    """Shows what a step waits for."""

    gesture = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shown: tuple[Work, ObjectKey] | None = None
        self.added.connect(self._tie)
        self.removed.connect(lambda tie_id: self.gesture.emit(untie([tie_id])))
        self.lag_set.connect(lambda tie_id, days: self.gesture.emit(set_lag(tie_id, days)))

    def show_step(self, work: Work, key: ObjectKey, *, editable: bool) -> None:
        """Show what a step waits for."""
        if self._shown is None or self._shown[1] != key:
            self.refuse("")
        self._shown = (work, key)
        ties = work.into.get(key, ())
        waited = {one.before for one in ties} | {key}
        self.show_waits(
            [(one.id, work.by_key[one.before].name, one.lag) for one in ties],
            [(step.key, step.name) for step in work.steps if step.key not in waited],
            editable=editable,
        )

    def _tie(self, before: ObjectKey) -> None:
        if self._shown is None:
            return
        work, key = self._shown
        try:
            self.gesture.emit(tie(work, before, key))
        except InputError as error:
            self.refuse(str(error))
