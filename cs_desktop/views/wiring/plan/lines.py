"""The lines in which actions are added to a plan, kept while half-typed."""

from PySide6.QtCore import QObject

from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.plan.actions import MutualActions
from cs_desktop.views.wiring.kept_fields import KeptFields
from cs_desktop.views.wiring.kept_forms import Reached, WayBack
from cs_desktop.views.wiring.plan.desk import PlanDesk

WORDS = {Party.OURS: "our action", Party.THEIRS: "their action"}
"""Keys of drafts begin with these words; the id of the plan follows."""


class Lines(QObject):
    """Lets the lines be about the plan that is shown."""

    def __init__(self, desk: PlanDesk, actions: MutualActions) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._lines = {
            word: KeptFields(desk, word, actions.sides[party].line) for party, word in WORDS.items()
        }
        self._way = WayBack(desk, "plan", tuple(WORDS.values()), self._shown_of, self._open_again)
        desk.controller.loaded.connect(self._follow)
        desk.account.left.connect(self._leave)

    def _follow(self, shown: PlanShown) -> None:
        if shown.content is None:
            self._leave()
        else:
            for line in self._lines.values():
                line.turn_to(shown.account_id, shown.account, str(shown.content.head.id))
        self._way.reach(shown.account_id)

    def _leave(self) -> None:
        for line in self._lines.values():
            line.leave()

    def _open_again(self, key: str) -> Reached:
        word, _, plan_id = key.partition(":")
        shown = self._desk.view.shown
        if shown is None or shown.content is None or int(plan_id) not in {one.id for one in shown.plans}:
            return Reached.NEVER
        if shown.content.head.id != int(plan_id):
            self._desk.controller.choose_plan(int(plan_id))
            return Reached.NOT_YET
        self._lines[word].setFocus()
        return Reached.NOW

    def _shown_of(self) -> int | None:
        shown = self._desk.view.shown
        return shown.account_id if shown is not None and shown.content is not None else None
