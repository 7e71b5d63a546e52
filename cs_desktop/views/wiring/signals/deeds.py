"""What is done with signals wherever they stand: acknowledged, put off, resolved, turned into tasks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.me import MeController
from cs_desktop.controllers.signals import SignalsController
from cs_desktop.domain.attention import Finding, Item, Rule
from cs_desktop.domain.signals.shown import ShownSignal
from cs_desktop.domain.vocabulary import AttentionState, SignalOutcome
from cs_desktop.views.home.list import AttentionList
from cs_desktop.views.home.until import UntilForm
from cs_desktop.views.screen import HOME
from cs_desktop.views.signals.resolve_form import ResolveForm
from cs_desktop.views.signals.strip import SignalStrip
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.navigation import Navigation

_OPEN = (None, AttentionState.ACKNOWLEDGED)


@dataclass(frozen=True, slots=True)
class Source:
    """A place where a signal may be chosen."""

    chosen: Callable[[], ShownSignal | None]
    """Returns the signal that one is on; None where nobody looks at the place."""
    ask_snooze: Callable[[], None]
    """Lets the user choose until when that signal is put off."""


class SignalDeeds(QObject):
    """Holds the controller, and does what actions and strips ask for."""

    def __init__(
        self, around: AccountDesk, home: AttentionList, navigation: Navigation, me: MeController
    ) -> None:
        super().__init__(around.window)
        self.around, self.navigation, self._home, self._me = around, navigation, home, me
        self.controller = SignalsController(around.jobs, around.hub, around.workspace.context)
        self.controller.setParent(self)
        self._sources: list[Source] = []
        self._putting_off: Finding | None = None
        self.controller.done.connect(around.edits.took)
        self.controller.failed.connect(lambda error: around.window.toasts.warn(str(error)))
        around.workspace.closed.connect(self.controller.leave)
        home.moved.connect(self.refresh)
        navigation.shown.connect(lambda _key: self.refresh())
        around.window.side.closed.connect(self.refresh)
        for action_id, do in {
            ActionId.SIGNAL_ACKNOWLEDGE: self._acknowledge,
            ActionId.SIGNAL_RESOLVE: self._resolve,
            ActionId.SIGNAL_OPEN_AGAIN: self._open_again,
            ActionId.ITEM_SNOOZE: self._snooze,
            ActionId.ITEM_TASK: self._make_task,
        }.items():
            around.actions[action_id].triggered.connect(do)

    @property
    def me(self) -> str:
        """Return the user's name on the team; empty where that is not known."""
        return self._me.name

    @cached_property
    def until(self) -> UntilForm:
        """The form in which one chooses until when a signal is put off."""
        side = self.around.window.side
        form = side.take(UntilForm(self.around.theme, self.around.clock.today))
        form.chosen.connect(self._put_off)
        form.left.connect(side.close_panel)
        return form

    @cached_property
    def resolving(self) -> ResolveForm:
        """The form in which one says what became of a signal."""
        side = self.around.window.side
        form = side.take(ResolveForm(self.around.theme))
        form.chosen.connect(self._resolved)
        form.cancelled.connect(side.close_panel)
        return form

    def add_source(self, source: Source) -> None:
        """Take in a place where signals are chosen; it calls `refresh` when another one is."""
        self._sources.append(source)

    def join(self, strip: SignalStrip) -> None:
        """Do what a strip asks for."""
        controller = self.controller
        strip.acknowledged.connect(lambda one: controller.acknowledge(one.finding))
        strip.snoozed.connect(lambda one, until: self._snooze_until(one.finding, until))
        strip.resolve_wanted.connect(lambda one: self.ask_outcome(one.finding, one.account))
        strip.task_wanted.connect(lambda one: controller.make_task(one.finding, self.me))
        strip.opened_again.connect(controller.open_again)

    def refresh(self) -> None:
        """Let the actions know whether a signal is chosen."""
        one = self._chosen
        item = self._item
        if one is not None:
            self.around.actions.update(signal=one.state in _OPEN, signal_marked=one.state is not None)
        else:
            self.around.actions.update(signal=item is not None, signal_marked=False)

    def ask_outcome(self, finding: Finding, account: str) -> None:
        """Let the user say what became of a signal."""
        self.resolving.ask_about(finding, account)
        self.around.window.side.show_panel(self.resolving, tr("Resolve signal"))

    @property
    def _chosen(self) -> ShownSignal | None:
        return next((one for source in self._sources if (one := source.chosen()) is not None), None)

    @property
    def _item(self) -> Item | None:
        """Return the signal that one is on at Home."""
        item = self._home.current if self.around.actions.situation.place == HOME.key else None
        return item if item is not None and item.finding.rule is Rule.SIGNAL else None

    def _acknowledge(self) -> None:
        one, item = self._chosen, self._item
        if one is not None and one.state is None:
            self.controller.acknowledge(one.finding)
        elif item is not None:
            self.controller.acknowledge(item.finding)

    def _resolve(self) -> None:
        one, item = self._chosen, self._item
        if one is not None:
            self.ask_outcome(one.finding, one.account)
        elif item is not None:
            self.ask_outcome(item.finding, item.account.name)

    def _open_again(self) -> None:
        one = self._chosen
        if one is not None:
            self.controller.open_again(one)

    def _snooze(self) -> None:
        """Put off the signal that is chosen; Home does so itself with what stands there."""
        for source in self._sources:
            if source.chosen() is not None:
                source.ask_snooze()
                return

    def _make_task(self) -> None:
        one = self._chosen
        if one is not None:
            self.controller.make_task(one.finding, self.me)

    def _snooze_until(self, finding: Finding, until: date | None) -> None:
        if until is not None:
            self.controller.snooze(finding, until)
            return
        self._putting_off = finding
        self.until.ask_about(finding.title)
        self.around.window.side.show_panel(self.until, tr("Snooze until"))

    def _put_off(self, until: date) -> None:
        finding, self._putting_off = self._putting_off, None
        self.around.window.side.close_panel()
        if finding is not None:
            self.controller.snooze(finding, until)

    def _resolved(self, finding: Finding, outcome: SignalOutcome, note: str) -> None:
        form, side = self.resolving, self.around.window.side

        def stored() -> None:
            if form.finding is finding:
                side.put_away(form)

        def refuse(error: KnownError) -> None:
            form.say(str(error))

        self.controller.resolve(finding, outcome, note, stored, refuse)
