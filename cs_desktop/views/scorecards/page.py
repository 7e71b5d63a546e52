"""The scorecards: the list in the order in which they are asked, and the one that one is at."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.scorecards.book import STANDARD_ID
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.shown import ScorecardEntry, ScorecardPage, rule_text, used_text
from cs_desktop.domain.scorecards.spread import MeasureKey, MeasureSpread
from cs_desktop.domain.scorecards.trial import Trial
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.library.template_list import TemplateList
from cs_desktop.views.scorecards.measures import MeasuresView
from cs_desktop.views.scorecards.rules import RulesView
from cs_desktop.views.scorecards.trial import TrialView
from cs_desktop.views.scorecards.versions import VersionsView
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import column, line, row, spread
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label

MEASURES, RULES, TRIAL, VERSIONS = "measures", "rules", "trial", "versions"
_TABS = {
    MEASURES: marked("Measures"),
    RULES: marked("Rule and exceptions"),
    TRIAL: marked("Test and publish"),
    VERSIONS: marked("Versions"),
}


class ScorecardsPage(QWidget):
    """Shows a ScorecardPage; says what is done with which scorecard."""

    draft_changed = Signal(object, object, object)
    """The id of a scorecard, its draft as it was (None for one that cannot be read), and as it is to be."""
    named = Signal(object, str, str)
    """The id of a scorecard, its name as it was, and as it is to be."""
    copy_requested = Signal(object)
    dropped = Signal(object, object)
    """The id of a scorecard and its draft, which is to be what was published."""
    restore_requested = Signal(object, object, int)
    """The id of a scorecard, its draft as it is, and the number of a version."""
    moved = Signal(object, int)
    ended = Signal(object)
    values_needed = Signal(object)
    test_requested = Signal(object, str, object)
    """Id, name and draft of a scorecard."""
    publish_requested = Signal(object, object, str)
    """The id of a scorecard, its draft, and why it is published."""
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._page: ScorecardPage | None = None
        self._contents: dict[int, CardContent] = {}
        """What is worked on by scorecard, as it will be once it is stored."""
        self._key: int | None = None
        self._editable = True
        self._tested: tuple[int, CardContent] | None = None
        """What the test that is shown was about."""
        self.list = TemplateList(theme, tr("Scorecards"), tr("Asked in this order"), tr("For all others"))
        self.title = ElidedLabel("", TextStyle.TITLE)
        self._about = ElidedLabel("", TextStyle.CELL, "text2")
        self._problem = Label("", TextStyle.CELL, "risk", wrap=True)
        self.copy = Button(theme, tr("Copy"), "default", "copy", name=tr("Copy scorecard"))
        self.drop = Button(theme, tr("Drop draft"), "default", "undo-2")
        self.up = icon_button(theme, "arrow-up", tr("Ask it earlier"), lambda: self._move(-1))
        self.down = icon_button(theme, "arrow-down", tr("Ask it later"), lambda: self._move(1))
        self.end = icon_button(theme, "trash-2", tr("End scorecard"), self._end)
        self.tabs = SegmentedButtons(theme)
        self.measures, self.rules = MeasuresView(theme), RulesView(theme)
        self.trial, self.versions = TrialView(theme), VersionsView(theme)
        self.parts: Mapping[str, MeasuresView | RulesView | TrialView | VersionsView] = {
            MEASURES: self.measures,
            RULES: self.rules,
            TRIAL: self.trial,
            VERSIONS: self.versions,
        }
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_scorecards(self, page: ScorecardPage, *, editable: bool) -> None:
        """Show the scorecards; one stays at the one that one was at, or goes to one that is new."""
        self._page, self._editable = page, editable
        self._contents = {}
        own = [self._line(one) for one in page.entries if not one.is_standard]
        standard = [self._line(one) for one in page.entries if one.is_standard]
        key = self.list.show_templates(own, standard, editable=editable)
        self._key = key if isinstance(key, int) else None
        self._show()

    def show_spreads(self, spreads: Mapping[MeasureKey, MeasureSpread]) -> None:
        """Draw curves over these values."""
        self.measures.show_spreads(spreads)

    def show_trial(self, scorecard_id: int, trial: Trial) -> None:
        """Show what a test found."""
        if scorecard_id == self._key:
            self.trial.show_trial(trial)

    def go_to_named(self, name: str, measure: str = "") -> None:
        """Come to the scorecard of a name, else to the standard one, and to one of its measures."""
        entries = self._page.entries if self._page is not None else ()
        self.list.go_to(next((one.id for one in entries if one.name == name), STANDARD_ID))
        self.turn_to(MEASURES)
        if measure:
            self.measures.show_measure(measure)

    def turn_to(self, part: str) -> None:
        """Show a part of the scorecard."""
        self.tabs.choose(part)
        self._stack.setCurrentWidget(self.parts[part])

    def take_focus(self) -> None:
        """Begin in the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_over(self) -> None:
        """Forget what was shown, as of another workspace."""
        self._page, self._key, self._tested = None, None, None
        self._contents = {}
        self.trial.show_trial(None)
        self.list.start_over()

    @property
    def entry(self) -> ScorecardEntry | None:
        """Return the scorecard that one is at."""
        entries = self._page.entries if self._page is not None else ()
        return next((one for one in entries if one.id == self._key), None)

    @property
    def content(self) -> CardContent | None:
        """Return what is worked on; None where it cannot be read."""
        entry = self.entry
        return None if entry is None else self._contents.get(entry.id, entry.content)

    def _line(self, entry: ScorecardEntry) -> Line:
        assert self._page is not None
        end = tr("version {number}", number=entry.number) if entry.number else tr("draft")
        if entry.ended_on is not None:
            end = tr("ended")
        rule = entry.published.rule if entry.published is not None else None
        rule = rule or (entry.content.rule if entry.content is not None else None)
        for_whom = "" if entry.is_standard or rule is None else rule_text(rule, self._page)
        used = used_text(entry) if entry.number and entry.ended_on is None else ""
        below = " · ".join(part for part in (for_whom, used) if part)
        name = entry.name if self._editable else None
        return Line(entry.id, entry.name, end=end, below=below, name=name, done=entry.ended_on is not None)

    def _show(self) -> None:
        entry, content, page = self.entry, self.content, self._page
        if entry is None or page is None:
            return
        readable = content is not None
        editable = self._editable and readable
        self.title.setText(entry.name)
        self._about.setText(self._state(entry))
        self._problem.setText(entry.problem)
        self._problem.setVisible(bool(entry.problem))
        self.copy.setVisible(editable)
        self.drop.setVisible(self._editable and entry.has_draft and entry.number > 0)
        others = [one.id for one in page.entries if not one.is_standard]
        movable = self._editable and not entry.is_standard and len(others) > 1
        for button, last in ((self.up, others[:1]), (self.down, others[-1:])):
            button.setVisible(movable)
            button.setEnabled(entry.id not in last)
        self.end.setVisible(self._editable and not entry.is_standard and entry.ended_on is None)
        self.end.setToolTip(tr("End scorecard") if entry.number else tr("Delete scorecard"))
        self._show_content(entry, content if content is not None else CardContent(), editable=editable)
        self.versions.show_entry(page, entry, editable=self._editable)

    def _show_content(self, entry: ScorecardEntry, content: CardContent, *, editable: bool) -> None:
        assert self._page is not None
        if self._tested != (entry.id, content):
            self._tested = None
            self.trial.show_trial(None)
        self.measures.show_content(self._page, content, editable=editable)
        self.rules.show_content(self._page, content, editable=editable, is_standard=entry.is_standard)
        self.trial.show_entry(entry, content, editable=editable)

    def _state(self, entry: ScorecardEntry) -> str:
        parts = []
        published = entry.versions[0].published_on if entry.versions else None
        if entry.number:
            parts.append(
                tr("Version {number}, comes with the program", number=entry.number)
                if published is None
                else tr("Version {number} of {day}", number=entry.number, day=day_text(published))
            )
        else:
            parts.append(tr("Not published yet: it scores nobody"))
        if entry.ended_on is not None:
            began_later = published is not None and published > entry.ended_on
            parts.append(
                tr("ended on the same day")
                if began_later
                else tr("held until {day}", day=day_text(entry.ended_on))
            )
        if entry.has_draft and entry.number:
            parts.append(tr("being changed"))
        if entry.number and entry.ended_on is None:
            parts.append(tr("scores {accounts}", accounts=used_text(entry)))
        return " · ".join(parts)

    def _change(self, change: Callable[[CardContent], CardContent]) -> None:
        entry, was = self.entry, self.content
        if entry is None or was is None or not self._editable:
            return
        try:
            draft = change(was)
        except InputError as error:
            self.refused.emit(str(error))
            self._show_content(entry, was, editable=True)
            return
        if draft != was:
            # The next change begins where this one ends, though that is not read again yet.
            self._contents[entry.id] = draft
            self._show_content(entry, draft, editable=True)
            self.draft_changed.emit(entry.id, was, draft)

    def _pick(self, key: object) -> None:
        if key != self._key and isinstance(key, int):
            self._key = key
            self._show()

    def _name(self, key: object, name: str) -> None:
        entries = self._page.entries if self._page is not None else ()
        entry = next((one for one in entries if one.id == key), None)
        if entry is not None and name.strip() and name.strip() != entry.name:
            self.named.emit(entry.id, entry.name, name.strip())

    def _move(self, step: int) -> None:
        if self._key is not None:
            self.moved.emit(self._key, step)

    def _end(self) -> None:
        if self._key not in (None, STANDARD_ID) and self._editable:
            self.ended.emit(self._key)

    def _test(self) -> None:
        entry, content = self.entry, self.content
        if entry is not None and content is not None:
            self._tested = (entry.id, content)
            self.trial.wait()
            self.test_requested.emit(entry.id, entry.name, content)

    def _publish(self, note: str) -> None:
        entry, content = self.entry, self.content
        if entry is not None and content is not None:
            self.publish_requested.emit(entry.id, content, note)

    def _lay_out(self) -> None:
        top = QWidget()
        box = column(spacing=6, margins=(20, 14, 16, 10))
        box.addLayout(row(spread(self.title), self.up, self.down, self.drop, self.copy, self.end))
        box.addWidget(self._about)
        box.addWidget(self._problem)
        box.addLayout(row(self.tabs, 0))
        top.setLayout(box)
        for key, word in _TABS.items():
            self.tabs.add(key, tr(word))
            self._stack.addWidget(self.parts[key])
        self.tabs.choose(MEASURES)
        right = column(top, line(), spacing=0)
        right.addWidget(self._stack, 1)
        whole = row(self.list, line(vertical=True), spacing=0)
        whole.addLayout(right, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _key: self.parts[self._shown_part()].take_focus())
        self.list.named.connect(self._name)
        self.list.delete_requested.connect(lambda _key: self._end())
        self.tabs.chosen.connect(self._go)
        self.copy.clicked.connect(lambda: self.copy_requested.emit(self._key))
        self.drop.clicked.connect(lambda: self.dropped.emit(self._key, self.content))
        self.measures.changed.connect(self._change)
        self.measures.refused.connect(self.refused)
        self.measures.values_needed.connect(self.values_needed)
        self.rules.changed.connect(self._change)
        self.trial.test_requested.connect(self._test)
        self.trial.publish_requested.connect(self._publish)
        self.versions.restore_requested.connect(
            lambda number: self.restore_requested.emit(self._key, self.content, number)
        )

    def _shown_part(self) -> str:
        return next(key for key, part in self.parts.items() if part is self._stack.currentWidget())

    def _go(self, part: str) -> None:
        self.turn_to(part)
        self.parts[part].take_focus()
