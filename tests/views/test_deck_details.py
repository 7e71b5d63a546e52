"""What stands around the page of a deck: its texts, how it looks, what a client sees, and its way out."""

from datetime import date
from pathlib import Path

import numpy as np
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from cs_desktop.common.text import rightward
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.domain.deck.shown import DeckShown
from cs_desktop.models.points.writing import upsert
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.tables import Measure, Objective, SuccessPlan
from cs_desktop.models.write import WriteTx
from cs_desktop.views.deck.details import DATA, NOTES, DeckDetails
from cs_desktop.views.deck.screen import DeckScreen
from cs_desktop.views.deck.side.brand_texts import BrandTexts
from cs_desktop.views.deck.side.logo_card import LogoCard
from cs_desktop.views.deck.side.side import DeckSide
from cs_desktop.views.screen import LIBRARY
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.field import InlineField
from cs_desktop.views.wiring.deck_export import export_name
from tests.views.book import ARABIC
from tests.views.conftest import PATIENCE_MS, Desk
from tests.views.test_accessibility import problems
from tests.views.test_deck_builder import begin_deck

CTRL = Qt.KeyboardModifier.ControlModifier


class Builder:
    """The builder with a deck of Halden Freight, as somebody works on it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.screen: DeckScreen = begin_deck(desk)
        self.wiring = desk.wiring.decks.builder

    @property
    def details(self) -> DeckDetails:
        return self.wiring.details.details

    @property
    def side(self) -> DeckSide:
        return self.wiring.side.side

    @property
    def now(self) -> DeckShown:
        shown = self.wiring.controller.now
        assert shown is not None
        return shown

    @property
    def panel(self) -> QWidget | None:
        return self.desk.window.side.shown

    def go_to(self, key: SlideKey) -> None:
        assert self.screen.deck is not None
        self.screen.go_to(next(one.design.id for one in self.screen.deck.slides if one.design.key is key))
        self.desk.settle()

    def write(self, field: InlineField, text: str) -> None:
        """Open a field with F2, type over what is there, and finish."""
        # A file dialog that has just closed may still have the keyboard.
        bot = self.desk.qtbot
        bot.keyClick(field.button, Qt.Key.Key_F2)
        bot.keyClick(field.editor, Qt.Key.Key_A, CTRL)
        for number, line in enumerate(text.split("\n")):
            if number:
                bot.keyClick(field.editor, Qt.Key.Key_Return)
            bot.keyClicks(field.editor, line)
        bot.keyClick(field.editor, Qt.Key.Key_Return, CTRL)
        self.desk.settle()

    def fill(self, field: QLineEdit, text: str) -> None:
        """Type over what stands in a field, and press Enter."""
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        self.desk.qtbot.keyClicks(field, text)
        self.desk.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.desk.settle()


def test_a_file_for_ourselves_is_not_called_as_the_one_for_the_client() -> None:
    name = "Halden EBR, Q3 2026"
    assert export_name(name, Audience.CLIENT, ".pdf") == "Halden EBR, Q3 2026.pdf"
    assert export_name(name, Audience.INTERNAL, ".pdf") == "Halden EBR, Q3 2026 internal.pdf"
    assert export_name(name, Audience.INTERNAL, ".pptx") == "Halden EBR, Q3 2026 internal.pptx"
    assert export_name("Halden, internal", Audience.INTERNAL, ".pdf") == "Halden, internal.pdf"


def test_a_deck_for_ourselves_is_marked_whatever_the_brand_says(theme: Theme) -> None:
    texts = BrandTexts(theme)
    texts.show_marking("Internal")
    assert texts.marking == "Internal"
    assert not texts.fields["confidentiality"].isVisibleTo(texts)
    texts.show_marking("")
    assert texts.fields["confidentiality"].isVisibleTo(texts)


def test_a_deck_is_written_dressed_looked_through_and_frozen(desk: Desk, tmp_path: Path) -> None:
    desk.open_book()
    desk.open_account()
    builder = Builder(desk)
    _texts_and_values(desk, builder)
    _brand(desk, builder)
    _way_out(desk, builder, tmp_path)
    _measures(desk, builder)
    _frozen(desk, builder)

    # The brand of all decks stands in the Library too.
    desk.wiring.navigation.go(LIBRARY.key)
    desk.wiring.pages.library.screen.show_page("brand")
    desk.settle()
    assert isinstance(desk.window.focusWidget(), LogoCard)
    assert "Brand of all decks" in desk.texts()


def _texts_and_values(desk: Desk, builder: Builder) -> None:
    details = builder.details
    builder.go_to(SlideKey.ADOPTION)
    slide = builder.screen.slide
    assert slide is not None
    suggested = slide.suggested
    assert problems(desk) == []

    # All of it has names and roles. A title is judged as it is typed; the data's own is one click away.
    title = details.fields["title"]
    builder.write(title, "Use")
    assert details.slide.title.said.text.startswith("Names a topic")
    builder.write(title, "Usage stood at 14.5 in September")
    assert details.slide.title.said.text == "States a message, fits one line"
    desk.click(details.slide.title.suggest)
    desk.settle()
    assert builder.screen.slide.title == suggested
    builder.write(title, "Usage stood at 14.5 in September")

    # The data changes: what the title says is not so any more, and stays until somebody decides.
    workspace = desk.wiring.workspace.context().workspace
    metric = workspace.read(lambda read: next(one.id for one in metric_rows(read) if one.key == "usage"))
    account = builder.now.entry.account_id
    days = np.arange(date(2026, 9, 1).toordinal(), date(2026, 10, 1).toordinal(), dtype=np.int32)
    one = np.ones(len(days), np.int64)
    written = workspace.write(
        "Add points", lambda tx: upsert(tx, "test", one * metric, one * account, days, one * 7.0)
    )
    assert written.change is not None
    desk.wiring.hub.publish(written.change)
    desk.settle()
    assert "14.5" in details.slide.title.said.text
    assert builder.side.checks.isVisible()
    desk.click(details.slide.title.keep)
    desk.settle()
    assert builder.screen.slide.title == "Usage stood at 14.5 in September"

    # Notes are counted, and the figures stand with formula, source and day.
    desk.click(details.tabs[NOTES])
    builder.write(details.fields["notes"], "Ask who plans\nThank the depot")
    assert details.tabs[NOTES].accessibleName() == "Speaker notes, 2"
    assert problems(desk) == []
    desk.click(details.tabs[DATA])
    assert problems(desk) == []
    (row,) = [details.data.model.row(place) for place in range(details.data.model.rowCount())]
    assert "Formula" in details.data._told.text()
    assert row.figure.source


def _brand(desk: Desk, builder: Builder) -> None:
    accent = builder.side.brand.accent
    # An accent that cannot be seen on white is not taken; a darker one of its hue is.
    builder.fill(accent.code, "#FFCC00")
    assert builder.now.brand.accent == "#2355C4"
    assert accent.said.text.startswith("1.5 to 1 on white")
    desk.click(accent.darker)
    desk.settle()
    assert builder.now.brand.accent == "#8F7200"
    assert "passes for text" in accent.said.text


def _way_out(desk: Desk, builder: Builder, tmp_path: Path) -> None:
    side = builder.side
    # An option whose values are not released is off, and leads to where they are.
    builder.go_to(SlideKey.VALUE)
    options = builder.details.slide.options
    assert not any(line.box.isEnabled() for line in options.rows.values())
    desk.click(options.releases["return"])
    assert desk.window.focusWidget() is side.released.rows["arr"].box
    assert problems(desk) == []
    desk.press(Qt.Key.Key_Space)
    desk.settle()
    assert [key for key, line in options.rows.items() if line.box.isEnabled()] == ["return"]
    desk.choose(ActionId.UNDO)
    desk.settle()

    # Nothing shareable leaves until it is released, item by item; the list says so before the file.
    key = next(one.item.key for one in builder.now.offered if one.item.kind.value == "renewal")
    item = side.released.rows[key]
    assert not item.box.isChecked()
    desk.click(item.box)
    builder.go_to(SlideKey.COMMERCIAL)
    builder.screen.slides.list.setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.settle()
    # Without sources on the pages the last one tells them: it is counted, and one can turn to it.
    count = builder.screen.count
    last = builder.now.slides[-1].design.id
    desk.click(side.every_page.rows["sources"].box)
    desk.qtbot.waitUntil(lambda: count.is_behind(last, count.of(last) - 1), timeout=PATIENCE_MS)
    builder.screen.turn(count.all - count.number(builder.screen.slide.design.id, 0))
    desk.settle()
    assert builder.screen.middle.page.accessibleName() == f"Page {count.all} of {count.all}, Texts in full"
    desk.choose(ActionId.EXPORT_DECK_PDF)
    desk.settle()
    panel = builder.wiring.export.panel
    assert builder.panel is panel
    panel.lines.filter.setFocus()
    desk.type("released renewal")
    lines = [one for one in panel.lines.shown() if not one.is_head]
    assert [one.end for one in lines] == ["Released item"]
    desk.click(panel.export)
    out = tmp_path / "Halden.pdf"
    desk.choose_file(out)
    desk.settle()
    assert len(PdfDocument(out)) == count.all
    desk.click(side.every_page.rows["sources"].box)
    desk.settle()

    # A folder that is not there: the reason stays at the foot until it is dismissed.
    builder.wiring.export._write(tmp_path / "gone" / "Halden.pdf")
    desk.settle()
    assert "does not exist" in side.export.problem
    desk.click(side.export.dismiss)
    assert side.export.isHidden()


def _measures(desk: Desk, builder: Builder) -> None:
    account = builder.now.entry.account_id

    def plan(tx: WriteTx) -> None:
        made = SuccessPlan(id=tx.new_id(), account_id=account, name="Plan", status="active")
        tx.session.add(made)
        tx.session.flush()
        for place, names in enumerate((("Hours", "Use"), (ARABIC,))):
            objective = Objective(id=tx.new_id(), plan_id=made.id, text=f"Aim {place}", position=place)
            tx.session.add(objective)
            tx.session.flush()
            for name in names:
                values = {"baseline": 5.0, "target": 8.0, "current": 7.0, "due": date(2026, 12, 31)}
                tx.session.add(Measure(id=tx.new_id(), objective_id=objective.id, name=name, **values))

    written = desk.wiring.workspace.context().workspace.write("Add plan", plan)
    assert written.change is not None
    desk.wiring.hub.publish(written.change)
    builder.go_to(SlideKey.OUTCOMES)
    measures, choice = builder.details.slide.measures, builder.details.slide.measures.choice
    assert measures.said == "All three from success plan v1"

    # The second is left out by the keyboard: the page follows at once, and says that there are more.
    desk.click(measures.choose)
    heads = [choice.list.lines.line(place).is_head for place in range(choice.list.lines.rowCount())]
    assert heads == [True, False, False, True, False]
    assert problems(desk) == []
    desk.qtbot.keyClick(choice.list, Qt.Key.Key_Down)
    desk.qtbot.keyClick(choice.list, Qt.Key.Key_Space)
    desk.settle()
    assert measures.said == "2 of 3 from success plan v1"
    assert builder.screen.slide.title.startswith("Two measures shown")
    assert {one.label for one in builder.screen.slide.figures if "baseline" in one.label} == {
        *("Hours, baseline", rightward(f"{ARABIC}, baseline")),
    }
    assert choice.list.currentIndex().data().endswith("Left out")
    desk.qtbot.keyClick(choice.list, Qt.Key.Key_Escape)
    assert choice.isHidden()
    desk.choose(ActionId.UNDO)
    desk.settle()
    assert measures.said == "All three from success plan v1"

    # Of none there is no slide, and one step is enough to have it again.
    desk.click(choice.none)
    desk.settle()
    assert builder.screen.slide.absent.startswith("All measures of the plan are left out")
    desk.click(builder.details.slide.enter)
    assert choice.isVisible()
    desk.click(choice.all)
    desk.settle()
    choice.close()
    assert builder.screen.slide.absent == ""


def _frozen(desk: Desk, builder: Builder) -> None:
    side = builder.side
    # A frozen state changes with nothing; live values and the state are compared.
    builder.fill(side.snapshots.note, "Sent to Dana")
    desk.qtbot.waitUntil(lambda: builder.now.frozen is not None, timeout=PATIENCE_MS)
    desk.settle()
    # Its parts are told as they are on its pages, and nothing of what the data says now.
    assert any(text.endswith("; switch to Live to change.") for text in desk.texts())
    assert side.brand.scope.isHidden()
    assert not any(one.isEnabled() for one in (side.template.period, side.brand.own, side.brand.typeface))
    assert not builder.screen.slides.list.editable
    assert all(one.box.isChecked() for one in side.every_page.rows.values())
    assert "What was released when the deck was frozen is in the frozen state." in desk.texts()
    builder.go_to(SlideKey.OUTCOMES)
    assert builder.details.slide.measures.said == "As frozen"
    assert not builder.details.slide.measures.choose.isEnabled()
    assert builder.details.slide.options.isHidden()
    builder.go_to(SlideKey.SUMMARY)
    assert all(one.isHidden() for one in builder.details.slide.places.values())
    builder.details.fields["title"].button.click()
    assert "Frozen" in builder.details.fields["title"].message
    desk.click(builder.details.slide.values.choice.button("live"))
    desk.settle()
    builder.write(builder.details.fields["title"], "Halden kept its pace over the summer")
    state = builder.now.snapshots[0]
    assert (state.note, builder.now.frozen) == ("Sent to Dana", None)
    _way(desk, "Compare with").click()
    desk.settle()
    found = [one for one in builder.wiring.side.differences.lines.shown() if not one.is_head]
    assert [(one.end, one.title) for one in found] == [("Title", "Halden kept its pace over the summer")]
    desk.window.side.close_panel()
    _way(desk, "Open again").click()
    desk.settle()
    assert builder.now.frozen == state
    assert builder.screen.slide.title != "Halden kept its pace over the summer"


def _way(desk: Desk, does: str) -> QAbstractButton:
    """Return the button of the one frozen state that does something with it."""
    (found,) = (
        one for one in desk.window.findChildren(QAbstractButton) if one.accessibleName().startswith(does)
    )
    return found
