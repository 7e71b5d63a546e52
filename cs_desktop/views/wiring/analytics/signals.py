"""The page of signals in Analytics, joined to their controller."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.signals.precision import Precisions
from cs_desktop.domain.signals.rules import SignalRule
from cs_desktop.domain.signals.shown import RuleShown, ShownSignal, SignalsShown, Trial
from cs_desktop.views.screen import ANALYTICS
from cs_desktop.views.signals.account_form import AccountForm
from cs_desktop.views.signals.page import SignalsPage, View
from cs_desktop.views.signals.rule_form import RuleForm
from cs_desktop.views.wiring.analytics.desk import AnalyticsDesk
from cs_desktop.views.wiring.form_drafts import FormDrafts
from cs_desktop.views.wiring.health import HEALTH
from cs_desktop.views.wiring.signals.deeds import SignalDeeds, Source

SIGNALS = "signals"
SIGNALS_WORDS = marked("Signals")
RULE = "signal rule"
"""Keys of drafts begin with this word; the key of the rule follows."""


class SignalsWiring(QObject):
    """Shows the signals of all accounts and their rules while somebody looks."""

    def __init__(
        self, desk: AnalyticsDesk, deeds: SignalDeeds, open_reading: Callable[[int, str], None]
    ) -> None:
        """`open_reading` opens the form of readings for an account and the key of a metric."""
        super().__init__(desk.around.window)
        self._desk, self._deeds, self._open_reading = desk, deeds, open_reading
        self.controller = deeds.controller
        around = desk.around
        self._window = around.window
        self.page = SignalsPage(around.theme, around.actions)
        self.form = self._window.side.take(RuleForm(around.theme))
        self.choosing = self._window.side.take(AccountForm(around.theme))
        self.choosing.chosen.connect(self._look_at_feed)
        self.choosing.cancelled.connect(self._window.side.close_panel)
        self._drafts: FormDrafts = around.writing.forms
        self._to_open: str | None = None
        """The key of the rule whose form waits for the rules to be read; empty for a new one."""
        desk.screen.add_page(SIGNALS, tr(SIGNALS_WORDS), self.page, self.page.take_focus)
        deeds.join(self.page.strip)
        deeds.add_source(Source(self._chosen, self.page.strip.ask_snooze))
        self.page.picked.connect(lambda _one: deeds.refresh())
        self._connect_page()
        self.controller.loaded.connect(self._show)
        self.controller.measured.connect(self._show_precisions)
        desk.screen.page_shown.connect(lambda _key: self._arrive())
        desk.navigation.shown.connect(lambda _key: self._arrive())
        desk.me.told.connect(self._know_me)
        around.workspace.closed.connect(self._leave)
        around.actions[ActionId.ADD_SIGNAL_RULE].triggered.connect(lambda: self.open_rule(None))
        self._drafts.lead(RULE, self._open_again)
        self._arrive()

    @property
    def _is_seen(self) -> bool:
        return (
            self._desk.screen.shown == SIGNALS and self._desk.around.actions.situation.place == ANALYTICS.key
        )

    @property
    def _editable(self) -> bool:
        return not self._desk.around.workspace.context().workspace.read_only

    def open_rule(self, rule: SignalRule | None) -> None:
        """Open the form of a rule, or of a new one."""
        shown = self.page.shown
        if shown is None or not self._editable:
            return
        self._drafts.stop(self.form)
        self.form.begin(rule, shown)
        title = tr("New signal") if rule is None else tr("Signal “{name}”", name=tr(rule.name))
        self._window.side.show_panel(self.form, title)
        self._drafts.begin(self.form, f"{RULE}:{rule.key if rule is not None else ''}", title)

    def _connect_page(self) -> None:
        page, rules, controller = self.page, self.page.rules, self.controller
        page.list.opened.connect(self._go_to_account)
        page.strip.account_wanted.connect(self._go_to_account)
        page.strip.feed_wanted.connect(lambda one: self._look_at_feed(one.finding.about_id, one.rule))
        page.rules_looked_at.connect(lambda looked: controller.want_precisions(wanted=looked))
        rules.edit_wanted.connect(lambda one: self.open_rule(one.rule))
        rules.feed_wanted.connect(self._enter)
        rules.switched.connect(lambda one: controller.switch(one.rule))
        rules.dropped.connect(lambda one: controller.drop_rule(one.rule))
        rules.months_chosen.connect(self._choose_months)
        self.form.entered.connect(self._store)
        self.form.trial_wanted.connect(self._try)
        self.form.cancelled.connect(self._window.side.close_panel)

    def _chosen(self) -> ShownSignal | None:
        return self.page.current if self._is_seen else None

    def _arrive(self) -> None:
        self.controller.show(shown=self._is_seen)
        if not self._is_seen:
            for form in (self.form, self.choosing):
                self._window.side.put_away(form)
        self._deeds.refresh()

    def _leave(self) -> None:
        self.page.start_over()
        self._window.side.put_away(self.form)

    def _show(self, shown: SignalsShown) -> None:
        self.page.show_signals(shown, self._deeds.me, editable=self._editable)
        self._deeds.refresh()
        wanted, self._to_open = self._to_open, None
        if wanted is not None:
            known = shown.rule(wanted)
            self.open_rule(known.rule if known is not None else None)

    def _know_me(self, _name: str) -> None:
        """Offer the user's own signals once it is known who that is."""
        if self.page.shown is not None:
            self._show(self.page.shown)

    def _show_precisions(self, precisions: Precisions) -> None:
        self.page.show_precisions(precisions)

    def _choose_months(self, months: int) -> None:
        self.page.show_precisions(None)
        self.controller.choose_months(months)

    def _go_to_account(self, one: ShownSignal) -> None:
        self._desk.leading.go_to_tab(one.finding.about_id, HEALTH.key)

    def _look_at_feed(self, account_id: int, rule: SignalRule) -> None:
        """Open the form with what feeds a signal at an account."""
        self._open_reading(account_id, rule.feed)

    def _enter(self, one: RuleShown) -> None:
        """Enter what feeds a rule, at an account that is asked for."""
        shown, signal = self.page.shown, self.page.list.current
        if shown is None:
            return
        self.choosing.ask(one.rule, one.feed, shown.accounts, signal.account if signal is not None else "")
        self._window.side.show_panel(self.choosing, tr("Enter data"))

    def _open_again(self, _account_id: int, key: str) -> None:
        self._to_open = key.partition(":")[2]
        self._desk.navigation.go(ANALYTICS.key)
        self._desk.screen.show_page(SIGNALS)
        self.page.show_view(View.RULES)
        if self.page.shown is not None:
            self._show(self.page.shown)

    def _try(self, rule: SignalRule) -> None:
        def refused(error: KnownError) -> None:
            self.form.trial_failed(str(error))

        def tried(trial: Trial) -> None:
            self.form.show_trial(trial)

        self.controller.try_rule(rule, tried, refused)

    def _store(self, base: SignalRule | None, rule: SignalRule) -> None:
        def stored() -> None:
            self._drafts.finish(self.form)
            self._window.side.put_away(self.form)

        self.controller.store_rule(base, rule, stored, lambda error: self.form.say(str(error)))
