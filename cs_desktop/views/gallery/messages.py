"""Messages, progress and empty states in the gallery."""

from PySide6.QtWidgets import QWidget

from cs_desktop.domain.figures import Status
from cs_desktop.views.gallery.showing import Maker, housed
from cs_desktop.views.gallery.specimens import Chapter, Specimen
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.portfolio.sketch import TableSketch
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.banner import Banner
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import IconMark, Panel, StatusMark, row
from cs_desktop.views.widgets.progress import ProgressRow
from cs_desktop.views.widgets.section import Card, Section
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.toast import Toast, ToastHost
from cs_desktop.views.widgets.value_lines import ValueLine, ValueLines
from cs_desktop.views.work.closing import ClosingBar
from cs_desktop.views.work.foot import WorkFoot


def _toast(kind: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        if kind == "error":
            toast = Toast(
                StatusMark(theme, Status.RISK), "PDF not written: the file is open in another program"
            )
            toast.offer(Button(theme, "Try again", "link"))
        elif kind == "somebody else":
            toast = Toast(IconMark(theme, "users"), "Mira changed the owner of Halden Freight")
        else:
            toast = Toast(IconMark(theme, "circle-check", "good_mark"), "Changed renewal date of 3 accounts")
            toast.offer(Button(theme, "Undo", "link"), ("Ctrl", "Z"))
        toast.setFixedWidth(440)
        return toast

    return make


def _toasts(theme: Theme) -> QWidget:
    corner = Panel("surface", "box")
    corner.setFixedSize(500, 120)
    host = ToastHost(theme, corner)
    host.warn("The disk is full; free some space and try again")
    host.warn("The backup could not be written")
    return corner


def _progress(kind: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        progress = ProgressRow(theme)
        house = housed(progress)
        progress.start("Importing accounts.csv")
        if kind == "counted":
            progress.advance(412, 1180, "rows")
        progress.show_now()
        house.setFixedWidth(420)
        return house

    return make


def _foot(theme: Theme) -> QWidget:
    foot = WorkFoot(theme)
    house = housed(foot)
    foot.show_work("Importing accounts.csv", 412, 1180)
    house.setFixedWidth(204)
    return house


def _closing(theme: Theme) -> QWidget:
    bar = ClosingBar(theme)
    house = housed(bar)
    bar.ask(("Importing accounts.csv",))
    return house


def _banner(status: Status) -> Maker:
    def make(theme: Theme) -> QWidget:
        banner = Banner(theme, status)
        house = housed(banner)
        banner.tell("Old.csdesk is gone; put it back or open another.", "Remove from the list", lambda: None)
        return house

    return make


def _lines(theme: Theme) -> QWidget:
    lines = LineList(theme, "Revisions")
    lines.show_lines(
        [
            Line("head", "By hand", is_head=True),
            Line(1, "Before the QBR", "Oct 3", "1 moved, 2 changed", "history"),
            Line(2, "As it was agreed", "Sep 12", "", "history"),
        ]
    )
    lines.go_to(1)
    lines.setFixedSize(420, 150)
    return lines


def _values(theme: Theme) -> QWidget:
    values = ValueLines(theme)
    values.show_lines(
        [ValueLine(1, "Oct 12, 2026", "70.0%", "Asked them"), ValueLine(2, "Sep 28, 2026", "64.5%")],
        "No value yet.",
        editable=True,
    )
    values.setFixedWidth(320)
    return values


def _empty(theme: Theme) -> QWidget:
    both = QWidget()
    pictures = (IconMark(theme, "users", "text3", 48), TableSketch(theme))
    both.setLayout(row(*(_empty_of(picture, theme) for picture in pictures)))
    return both


def _empty_of(drawing: QWidget, theme: Theme) -> EmptyState:
    empty = EmptyState(drawing, "No contacts yet", "Add the people you work with, or import them.")
    empty.offer(Button(theme, "Add contact", "primary"))
    empty.offer(Button(theme, "Import"))
    empty.setFixedSize(480, 300)
    return empty


def _section(part: type[Section]) -> Maker:
    def make(theme: Theme) -> QWidget:
        made = part("Health", Button(theme, "Scorecard", "link"))
        made.add(Label("19 points up since April, 2 below Healthy", tone="text2"))
        made.setFixedWidth(300)
        return made

    return make


CHAPTERS = (
    Chapter(
        "Toast", tuple(Specimen(kind, _toast(kind), wide=True) for kind in ("done", "error", "somebody else"))
    ),
    Chapter("Toasts in their corner", (Specimen("two errors", _toasts, wide=True),)),
    Chapter(
        "Progress",
        tuple(Specimen(kind, _progress(kind), wide=True) for kind in ("counted", "unknown length")),
    ),
    Chapter("Slow work", (Specimen("sidebar", _foot), Specimen("closing", _closing, wide=True))),
    Chapter("Bar", tuple(Specimen(s.value, _banner(s), wide=True) for s in (Status.RISK, Status.WATCH))),
    Chapter("Section and card", (Specimen("section", _section(Section)), Specimen("card", _section(Card)))),
    Chapter("List of lines", (Specimen("one chosen", _lines, wide=True),)),
    Chapter("Values with their days", (Specimen("two", _values, wide=True),)),
    Chapter("Empty state", (Specimen("rest", _empty, wide=True),)),
)
