"""Exporting a journey map from the window: asked for in the side panel, written, opened again, printed."""

import pypdfium2
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.painting import PIXELS_A_UNIT, paint_pages, png_of
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.sketch import Shape, Sketch
from cs_desktop.views.journey.export_panel import MapExportPanel
from cs_desktop.views.theme.theme import Theme
from tests.pdfs import pdf_words
from tests.views.conftest import PATIENCE_MS, Desk
from tests.views.journeys import open_map


def test_a_map_is_exported_whole_and_in_part_and_printed(desk: Desk) -> None:
    view, wiring = open_map(desk), desk.wiring.journey.exporting

    # The whole map, as it is offered: a PDF.
    desk.choose(ActionId.EXPORT_MAP)
    panel = wiring.panel
    assert desk.window.side.shown is panel
    out = desk.folder / "map.pdf"
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with desk.qtbot.waitSignal(wiring.controller.written, timeout=PATIENCE_MS):
        desk.choose_file(out)
    desk.settle()
    assert "Internal" in pdf_words(out)
    assert "Wrote map.pdf, 1 page" in desk.texts()

    # One card, for the client: what is chosen on the map is offered as it changes.
    goal = next(card for card in view.canvas.scene.cards.values() if card.card.kind == "goal")
    view.canvas.scene.choose(Kind.JOURNEY_CARD, goal.card.id)
    assert panel.part.count() == 2
    panel.part.setCurrentIndex(1)
    panel.audience.setCurrentIndex(1)
    assert "Without feelings, gaps, bridges, notes, and milestones that are ours alone." in desk.texts()
    part = desk.folder / "part.pdf"
    desk.click(desk.button("Export…"))
    with desk.qtbot.waitSignal(wiring.controller.written, timeout=PATIENCE_MS):
        desk.choose_file(part)
    assert "a part of the map, 1 card" in pdf_words(part)
    view.canvas.scene.clearSelection()
    assert panel.part.count() == 1
    assert panel.request().chosen == ()

    # A table has no page and nothing around it, and is not printed; a folder that is gone is said.
    panel.format.setCurrentIndex(3)
    assert not panel.paper.isVisible()
    assert not panel.legend.isVisible()
    assert not panel.print_out.isEnabled()
    with desk.qtbot.waitSignal(wiring.controller.exporting.failed, timeout=PATIENCE_MS) as failure:
        wiring.controller.write(panel.request(), desk.folder / "none" / "map.csv")
    assert "does not exist" in str(failure.args[0])
    assert str(failure.args[0]) in desk.texts()

    # The printer of a machine without one is a file.
    panel.format.setCurrentIndex(0)
    desk.settle()
    with desk.qtbot.waitSignal(wiring.controller.sketched, timeout=PATIENCE_MS):
        desk.click(desk.button("Print…"))
    dialog = wiring.dialog
    assert dialog is not None
    assert not dialog.isModal()
    assert dialog.printer().pageLayout().orientation() is QPageLayout.Orientation.Landscape
    line = dialog.findChild(QLineEdit, "filename")
    assert line is not None
    line.setText(str(desk.folder / "print.pdf"))
    with desk.qtbot.waitSignal(wiring.controller.printed, timeout=PATIENCE_MS):
        dialog.accept()
    desk.settle()
    assert (desk.folder / "print.pdf").read_bytes().startswith(b"%PDF-")
    assert "1 page is at the printer" in desk.texts()
    assert wiring.dialog is None
    desk.qtbot.waitUntil(lambda: not isValid(dialog), timeout=PATIENCE_MS)


def test_what_was_chosen_stays_until_the_panel_is_asked_again(theme: Theme, qtbot) -> None:
    panel = MapExportPanel(theme)
    qtbot.addWidget(panel)
    panel.legend.setChecked(False)
    panel.show_chosen([(Kind.JOURNEY_CARD, 1), (Kind.JOURNEY_STAGE, 2)])
    panel.part.setCurrentIndex(1)
    panel.show_chosen([(Kind.JOURNEY_CARD, 3)])
    assert panel.part.currentText() == "Selection: 1 part"
    wanted = panel.request()
    assert (wanted.chosen, wanted.legend, wanted.title) == (((Kind.JOURNEY_CARD, 3),), False, True)


def _sketch(width: float, height: float) -> Sketch:
    corners = (
        ("m", (0.0, 0.0)),
        ("l", (width, 0.0)),
        ("l", (width, height)),
        ("l", (0.0, height)),
        ("h", ()),
    )
    return Sketch(width, height, (Shape(corners, fill="#2355C4"),))


def test_a_picture_is_twice_as_fine_and_never_larger_than_memory(theme: Theme) -> None:
    del theme
    content, density = png_of(_sketch(100, 50))
    assert density == PIXELS_A_UNIT
    # Width and height stand in the header as four bytes each.
    assert (int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")) == (200, 100)
    # 60,000 units at two pixels would be 120,000: 30,000 are half a pixel each.
    _content, density = png_of(_sketch(60_000, 4))
    assert density == 0.5


def test_pages_are_printed_as_large_as_they_fit(theme: Theme, tmp_path) -> None:
    del theme
    writer = QPdfWriter(str(tmp_path / "out.pdf"))
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    paint_pages([_sketch(100, 50), _sketch(10, 400)], writer)
    document = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    shapes = [next(iter(page.get_objects())).get_bounds() for page in document]
    document.close()
    widths = [right - left for left, _bottom, right, _top in shapes]
    heights = [top - bottom for _left, bottom, _right, top in shapes]
    # A4 is 595 by 842 points: the first fills its width, the second its height.
    assert abs(widths[0] - 595) < 2
    assert abs(heights[1] - 842) < 2
