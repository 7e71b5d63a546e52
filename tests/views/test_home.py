"""Home as a person meets it: what to do, done, put off, turned into a task, opened; and who one is."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from shiboken6 import isValid

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.home import HomeController
from cs_desktop.domain.attention import Rule
from cs_desktop.domain.home import HomePage, Scope
from cs_desktop.models.tables import Contact, Promise, Renewal, Review, Task, TouchModel
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from cs_desktop.views.commerce.renewal_forms import OutcomeForm
from cs_desktop.views.home.columns import ROW, Columns, Part
from cs_desktop.views.home.list import AttentionList
from cs_desktop.views.home.screen import HomeScreen
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.text import ElidedLabel
from tests.views.book import write_book
from tests.views.conftest import Desk
from tests.workspaces import NOON, TODAY

CONTROL = Qt.KeyboardModifier.ControlModifier


class Morning:
    """A desk at which one begins at Home, as Ana Ruiz, who owns every account."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.begins_at_home = True
        self.pages: list[HomePage] = []
        self.home.loaded.connect(self.pages.append)

    @property
    def home(self) -> HomeController:
        return self.desk.wiring.home

    @property
    def screen(self) -> HomeScreen:
        return self.desk.wiring.homed.screen

    @property
    def rows(self) -> AttentionList:
        return self.screen.list

    def write(self, *, busy: bool = False) -> Path:
        """Write the book with a review due today, a champion gone, and a promise for Friday.

        Where it is `busy`, with a renewal that passed by and a task for today too.
        """
        path = self.desk.folder / "Corvane.csdesk"
        write_book(path)
        workspace = WorkspaceFile(path, NOON, Author("ana.ruiz", "elsewhere"))

        def fill(tx: WriteTx) -> None:
            account = tx.session.query(Contact).one().account_id
            tx.session.add(Review(id=tx.new_id(), account_id=account, kind="qbr", day=TODAY))
            tx.session.add(
                Contact(
                    id=tx.new_id(),
                    account_id=account,
                    name="Iris Blom",
                    role="champion",
                    left_on=TODAY - timedelta(days=4),
                )
            )
            tx.session.add(
                Promise(id=tx.new_id(), account_id=account, text="a trainer", due=TODAY + timedelta(days=3))
            )
            if busy:
                tx.session.query(Renewal).one().due = TODAY - timedelta(days=9)
                tx.session.add(Task(id=tx.new_id(), title="Call the yard", account_id=account, due=TODAY))

        workspace.write("Fill", fill)
        workspace.close()
        return path

    def open(self, me: str = "Ana Ruiz", *, busy: bool = False) -> Path:
        path = self.write(busy=busy)
        if me:
            self.desk.program.preferences.set_me(str(path.resolve()), me)
        with self.desk.qtbot.waitSignal(self.home.moved):
            self.desk.window.file_dropped.emit(path)
        return path

    def titles(self) -> list[str]:
        model = self.screen.model
        return [model.item_at(place).finding.title for place in range(model.rowCount())]

    def go_to(self, rule: Rule) -> None:
        """Walk down to the first item of a rule."""
        self.rows.setFocus()
        self.desk.press(Qt.Key.Key_Home)
        for _ in range(self.screen.model.rowCount()):
            if self.rows.current is not None and self.rows.current.finding.rule is rule:
                return
            self.desk.press(Qt.Key.Key_Down)
        raise AssertionError(rule)

    def press_and_wait(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        with self.desk.qtbot.waitSignals([self.home.marked, self.home.loaded]):
            self.desk.press(key, modifiers)
        self.desk.settle()

    def undo(self) -> None:
        with self.desk.qtbot.waitSignals([self.desk.wiring.undo.reverted, self.home.loaded]):
            self.desk.choose(ActionId.UNDO)
        self.desk.settle()

    def enter(self) -> None:
        with self.desk.qtbot.waitSignal(self.desk.wiring.account_shown):
            self.desk.press(Qt.Key.Key_Return)
        self.desk.settle()


@pytest.fixture
def morning(desk: Desk) -> Morning:
    return Morning(desk)


def test_a_workspace_opens_at_home_and_says_what_to_do_and_why(morning: Morning) -> None:
    morning.open()
    assert morning.desk.window.shown is morning.screen
    assert "Hold the review: QBR" in morning.titles()
    assert "Name and meet a new champion" in morning.titles()
    assert morning.rows.hasFocus()
    texts = morning.desk.texts()
    assert "Why first" in texts
    # 40 for what is late, 40 for the largest account, 12 since the review is late
    assert {"40 past due", "40 for $640K ARR", "12 for Watch"} <= set(texts)

    # A row is read aloud as a whole.
    model = morning.screen.model
    place = morning.titles().index("Name and meet a new champion")
    text = str(model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Key person left: Iris Blom left on Oct 9, 2026" in text
    assert "Halden Freight, $640K" in text
    assert "at risk" in text

    # Space shows and hides why.
    morning.desk.press(Qt.Key.Key_Space)
    morning.desk.qtbot.waitUntil(lambda: "Why first" not in morning.desk.texts())
    morning.desk.press(Qt.Key.Key_Down)
    assert "Why here" not in morning.desk.texts()
    morning.desk.press(Qt.Key.Key_Space)
    assert "Why here" in morning.desk.texts()

    # The foot and the signs name the keys that hold.
    foot = morning.screen.foot
    caps = [label.text() for label in foot.findChildren(QLabel)]
    assert {"D", "S", "T"} <= set(caps)
    assert "Y" not in caps
    morning.desk.program.actions.use_keys({ActionId.ITEM_DONE: "Ctrl+Shift+Y"})
    morning.desk.qtbot.waitUntil(lambda: "Y" in [label.text() for label in foot.findChildren(QLabel)])
    morning.go_to(Rule.KEY_PERSON)
    tips = [button.toolTip() for button in morning.rows.findChildren(QAbstractButton)]
    assert "Put away as done (Ctrl+Shift+Y)" in tips


def test_what_is_done_is_put_away_and_undo_brings_it_back(morning: Morning) -> None:
    morning.open()
    before = morning.titles()
    morning.go_to(Rule.KEY_PERSON)
    morning.press_and_wait(Qt.Key.Key_D)
    assert "Name and meet a new champion" not in morning.titles()
    assert "· 1 done today" in morning.desk.texts()
    assert morning.rows.hasFocus()
    assert morning.rows.current is not None
    morning.undo()
    assert morning.titles() == before
    assert morning.desk.window.shown is morning.screen

    # A review is put away in place.
    morning.go_to(Rule.REVIEW)
    review = morning.rows.current
    assert review is not None
    morning.press_and_wait(Qt.Key.Key_D)
    assert morning.desk.window.shown is morning.screen
    assert morning.screen.model.place_of(review.mark_id) is None
    morning.undo()
    assert morning.titles() == before

    # The signs of a row do what they say.
    morning.go_to(Rule.REVIEW)
    model, view = morning.screen.model, morning.rows
    place = morning.titles().index("Name and meet a new champion")
    box = view.visualRect(model.index(place, 0))
    sign = Columns(box, view.layoutDirection()).box(Part.DONE)
    with morning.desk.qtbot.waitSignals([morning.home.marked, morning.home.loaded]):
        at = QPoint(sign.center().x(), box.top() + 20)
        morning.desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "Name and meet a new champion" not in morning.titles()
    morning.desk.settle()

    # A promise that is done is kept.
    morning.go_to(Rule.PROMISE)
    morning.press_and_wait(Qt.Key.Key_D)
    stored = morning.desk.wiring.workspace.context().workspace.read(
        lambda c: c.execute(Promise.__table__.select()).one()
    )
    assert (stored.outcome, stored.settled_on) == ("kept", TODAY)


def test_enter_leads_to_what_it_is_about(morning: Morning) -> None:
    morning.open(busy=True)
    desk = morning.desk
    for rule, tab in ((Rule.REVIEW, "reviews"), (Rule.PROMISE, "timeline"), (Rule.KEY_PERSON, "people")):
        desk.press(Qt.Key.Key_1, CONTROL)
        desk.settle()
        morning.go_to(rule)
        entered = morning.rows.current
        assert entered is not None
        morning.enter()
        assert desk.account.header_name == entered.account.name
        assert desk.account.tabs.shown == tab

    # One who left is selected.
    assert desk.account.header_name == "Halden Freight"
    people = desk.wiring.recorded.people
    desk.qtbot.waitUntil(lambda: desk.window.side.shown is people.inspector)
    assert people.inspector.shown_id == entered.finding.about_id

    # A task is opened.
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.settle()
    morning.go_to(Rule.TASK)
    assert morning.rows.current is not None
    task = morning.rows.current.finding.about_id
    assert [text.strip() for text in desk.texts()].count("Make task") == 1, (
        "only in the foot: it is one already"
    )
    morning.enter()
    tasks = desk.wiring.recorded.tasks
    desk.qtbot.waitUntil(lambda: desk.window.side.shown is tasks.inspector)
    assert tasks.inspector.shown_id == task

    # For an overdue renewal the form opens that records it.
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.settle()
    morning.go_to(Rule.OVERDUE)
    morning.enter()
    assert isinstance(desk.wiring.of_account.entered.forms.form, OutcomeForm)


def test_s_puts_off_until_tomorrow_or_a_date_that_is_typed(morning: Morning) -> None:
    morning.open()
    desk = morning.desk
    before = morning.titles()
    morning.go_to(Rule.KEY_PERSON)
    desk.press(Qt.Key.Key_S)
    (menu,) = morning.rows.findChildren(QMenu)
    with desk.qtbot.waitSignals([morning.home.marked, morning.home.loaded]):
        menu.actions()[0].trigger()
    if isValid(menu):
        menu.close()
    desk.settle()
    assert "Name and meet a new champion" not in morning.titles()
    assert "· 1 snoozed" in desk.texts()
    morning.undo()
    assert morning.titles() == before

    # A date can be typed.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    morning.go_to(Rule.KEY_PERSON)
    desk.press(Qt.Key.Key_S)
    menu = next(m for m in morning.rows.findChildren(QMenu) if m.isVisible())
    menu.actions()[-1].trigger()
    menu.close()
    assert desk.window.side.shown is desk.wiring.homed.until
    desk.type("today")
    desk.press(Qt.Key.Key_Return)
    assert desk.wiring.homed.until.isVisible(), "today is too soon"
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type("+5d")
    with desk.qtbot.waitSignals([morning.home.marked, morning.home.loaded]):
        desk.press(Qt.Key.Key_Return)
    assert desk.window.side.shown is None
    assert "Name and meet a new champion" not in morning.titles()


def test_t_makes_a_task_of_mine_that_stands_for_it(morning: Morning) -> None:
    morning.open()
    before = morning.titles()
    shift = CONTROL | Qt.KeyboardModifier.ShiftModifier
    # T alone, the key of tasks, and the same action under a key of one's own.
    for key, modifiers in (
        (Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_T, shift),
        (Qt.Key.Key_Y, shift),
    ):
        if key is Qt.Key.Key_Y:
            morning.desk.program.actions.use_keys({ActionId.ADD_TASK: "Ctrl+Shift+Y"})
        morning.go_to(Rule.KEY_PERSON)
        morning.press_and_wait(key, modifiers)
        rows = morning.desk.wiring.workspace.context().workspace.read(
            lambda c: c.execute(Task.__table__.select()).all()
        )
        assert [row.title for row in rows] == ["Name and meet a new champion"]
        assert rows[0].assignee_id == morning.pages[-1].me
        # Due in ten days, so the task itself waits.
        assert "Name and meet a new champion" not in morning.titles()
        morning.undo()
        assert morning.titles() == before


def test_a_read_only_workspace_is_only_looked_at(morning: Morning, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write everything, so the test takes the permission away where it is asked for.
    monkeypatch.setattr("os.access", lambda *_args, **_kwargs: False)
    morning.open()
    before = morning.titles()
    morning.go_to(Rule.KEY_PERSON)
    offered = [b.text().strip() for b in morning.rows.findChildren(QAbstractButton) if b.isVisible()]
    assert offered == ["Open"]
    for key in (Qt.Key.Key_D, Qt.Key.Key_S, Qt.Key.Key_T):
        morning.desk.press(key)
    morning.desk.settle()
    assert morning.titles() == before
    assert not morning.rows.findChildren(QMenu)


def test_who_is_not_known_sees_the_team_s_things_and_says_who_they_are(morning: Morning) -> None:
    morning.open(me="Cleo Hart")
    desk = morning.desk
    assert morning.titles() == []
    # The team's things are one click away, and that is kept.
    with desk.qtbot.waitSignal(morning.home.loaded):
        desk.click(desk.button("Team"))
    assert "Hold the review: QBR" in morning.titles()
    desk.choose(ActionId.CLOSE)
    with desk.qtbot.waitSignal(morning.home.moved):
        desk.window.file_dropped.emit(desk.folder / "Corvane.csdesk")
    desk.settle()
    assert morning.pages[-1].scope is Scope.TEAM
    with desk.qtbot.waitSignal(morning.home.loaded):
        desk.click(desk.button("Mine"))
    desk.settle()

    # Who one is is asked and remembered.
    assert morning.titles() == []
    assert "Choose who you are" in desk.texts()
    desk.click(desk.button("Choose who I am"))
    with desk.qtbot.waitSignal(morning.home.loaded):
        desk.click(desk.button("I am Ana Ruiz"))
    assert desk.window.side.shown is None
    assert "Hold the review: QBR" in morning.titles()
    key = str((desk.folder / "Corvane.csdesk").resolve())
    assert desk.program.preferences.workspace(key).me == "Ana Ruiz"
    # The filter's "me" is the same person at once.
    assert len(desk.portfolio.parse("owner:me").terms[0].tests) == 1


def test_home_follows_other_weights_and_colleagues_and_reads_nothing_where_it_is_not_seen(
    morning: Morning,
) -> None:
    path = morning.open()
    desk = morning.desk
    # Other weights rank anew at once.
    desk.choose(ActionId.RANKING)
    assert desk.window.side.shown is desk.wiring.homed.ranking
    assert all(line.width() > 40 for line in desk.wiring.homed.ranking.findChildren(QLineEdit))
    desk.press(Qt.Key.Key_A, CONTROL)
    with desk.qtbot.waitSignal(morning.home.loaded):
        desk.type("5")
        desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert morning.pages[-1].weights.time == 5
    assert all(item.points.time <= 5 for item in morning.pages[-1].items)
    with desk.qtbot.waitSignal(morning.home.loaded):
        desk.click(desk.button("Use the standard ranking"))
    assert morning.pages[-1].weights.time == 40
    desk.settle()

    # A colleague's edit is taken in.
    assert "Hold the review: QBR" in morning.titles()
    other = WorkspaceFile(path, NOON, Author("mara.lindt", "desk-7"))

    def close(tx: WriteTx) -> None:
        tx.session.query(Review).one().status = "closed"

    change = other.write("Close review", close).change
    other.close()
    assert change is not None
    with desk.qtbot.waitSignal(morning.home.loaded):
        desk.wiring.hub.publish(change)
    assert "Hold the review: QBR" not in morning.titles()
    desk.settle()

    # Nothing is read for Home while another place is on screen.
    desk.press(Qt.Key.Key_2, CONTROL)
    desk.settle()
    seen = len(morning.pages)
    with desk.qtbot.waitSignal(desk.wiring.portfolio.loaded):
        desk.wiring.portfolio.load()
    desk.settle()
    assert len(morning.pages) == seen
    with desk.qtbot.waitSignal(morning.home.loaded):
        desk.press(Qt.Key.Key_1, CONTROL)

    # The window starts where one was last time.
    desk.press(Qt.Key.Key_2, CONTROL)
    desk.choose(ActionId.CLOSE)
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    assert desk.window.shown is desk.portfolio


def test_nothing_at_home_is_cut_where_there_is_little_room_and_much_text(morning: Morning) -> None:
    morning.open()
    desk = morning.desk
    for action in (ActionId.TEXT_LARGER, ActionId.TEXT_LARGER):
        desk.choose(action)
    (why,) = (label for label in morning.screen.findChildren(QLabel) if label.text() == "Why first")
    row = morning.rows.visualRect(morning.rows.currentIndex())

    def below() -> bool:
        return why.mapTo(morning.rows.viewport(), QPoint()).y() >= row.top() + scaled(ROW) - 4

    # Why stays below its row when the text grows.
    desk.qtbot.waitUntil(below)

    desk.window.resize(1024, 640)
    desk.settle()
    morning.go_to(Rule.KEY_PERSON)

    def whole() -> list[QLabel | QAbstractButton]:
        parts = (morning.screen, morning.screen.header)
        # What shortens itself says all in its tooltip; what wraps is as high as it needs.
        return [
            label
            for part in parts
            for label in part.findChildren(QWidget)
            if label.isVisible()
            and isinstance(label, QLabel | QAbstractButton)
            and not isinstance(label, ElidedLabel | LayoutButton)
        ]

    def cut() -> list[str]:
        return [
            label.text()
            for label in whole()
            if label.width() < label.minimumSizeHint().width()
            or label.visibleRegion().boundingRect().width() < label.width()
        ]

    assert any("At risk" in label.text() for label in whole()), "the legend of the points"
    # The parts take their places one after the other.
    desk.qtbot.waitUntil(lambda: cut() == [])


def test_a_book_in_order_says_so(desk: Desk) -> None:
    morning = Morning(desk)
    path = desk.write_book()
    workspace = WorkspaceFile(path, NOON, Author("ana.ruiz", "elsewhere"))
    workspace.write("Rest", _slow_down)
    workspace.close()
    desk.program.preferences.set_me(str(path.resolve()), "Ana Ruiz")
    with desk.qtbot.waitSignal(morning.home.moved):
        desk.window.file_dropped.emit(path)
    assert "Nothing to do today" in desk.texts()


def _slow_down(tx: WriteTx) -> None:
    for model in tx.session.query(TouchModel):
        model.review_days = model.contact_days = None
