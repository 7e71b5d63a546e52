"""The table of accounts, its saved views and the inspector in the gallery."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.health.standing import AccountHealth, Bands
from cs_desktop.domain.inspection import HealthPoint, Inspection, NextKind, NextThing, ObjectiveBar
from cs_desktop.domain.plan.bar import BarPlaces
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.saved_views import BUILT_IN_VIEWS
from cs_desktop.views.gallery.showing import Maker
from cs_desktop.views.gallery.specimens import Chapter, Specimen
from cs_desktop.views.inspector.panel import Inspector
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.portfolio.view_bar import ViewBar
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import Panel, column
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable

TODAY = date(2026, 10, 13)
HALDEN = PortfolioRow(
    1,
    name="Halden Freight",
    segment="Enterprise",
    touch_model="High touch",
    industry="Freight",
    arr=640_000_00,
    health=68,
    band=Band.WATCH,
    quadrant=Quadrant.TRAPPED,
    renewal=date(2027, 1, 31),
)
BARE = PortfolioRow(2, name="Ostby Marine")
ACCOUNTS = (HALDEN, replace(HALDEN, id=3, name="株式会社さくら物流", industry="Logistics"), BARE)
COLUMNS = (
    RecordColumn("name", "Account", 180, lambda row: row.name, grows=True),
    RecordColumn("industry", "Industry", 120, lambda row: row.industry or "–"),
)


def _weeks() -> tuple[HealthPoint, ...]:
    scores = (50, 52, 55, 53, 58, 60, 59, 63, 66, 64, 67, 68)
    return tuple(
        HealthPoint(TODAY - timedelta(weeks=11 - week), score, 74, 46, Quadrant.TRAPPED)
        for week, score in enumerate(scores)
    )


def _inspection(row: PortfolioRow) -> Inspection:
    known = row is HALDEN
    outcome, experience = (74.0, 46.0) if known else (None, None)
    health = AccountHealth(
        calculated=row.health,
        calculated_band=row.band,
        band=row.band,
        outcome=outcome,
        experience=experience,
        quadrant=row.quadrant,
        account_id=row.id,
        as_of=TODAY,
        contributions=(),
    )
    objective = ObjectiveBar(
        "Departures leave on time",
        Progress.ON_PACE,
        89.5,
        97,
        94.8,
        94,
        current_text="94.8%",
        target_text="97.0%",
        # 94.8 of the way from 89.5 to 97: 5.3 / 7.5.
        places=BarPlaces(0.0, 0.71, 0.6, 1.0),
    )
    return Inspection(
        row=row,
        currency="USD",
        as_of=TODAY,
        fields={"owner": "Ana Ruiz", "segment": row.segment, "industry": row.industry},
        bands=Bands(),
        health=health,
        trend=_weeks() if known else (),
        trail=_weeks()[::4] if known else (),
        objectives=(objective,) if known else (),
        next=(NextThing(TODAY, NextKind.REVIEW, "Q3 review"),) if known else (),
    )


def _inspector(row: PortfolioRow, *, read: bool) -> Maker:
    def make(theme: Theme) -> QWidget:
        inspector = Inspector(theme, ())
        inspector.announce(row)
        if read:
            inspector.show_account(_inspection(row))
        inspector.setFixedSize(308, 660 if read else 180)
        return inspector

    return make


def _views(state: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        bar = ViewBar(theme)
        views = BUILT_IN_VIEWS[:4]
        bar.setFixedWidth(600)
        bar.show_views(views, [None if state == "being read" else 40 - 9 * at for at in range(len(views))])
        bar.show_chosen(views[1], departs=state == "changed")
        if state == "naming":
            bar.ask_name()
        return bar

    return make


def _table(state: str) -> Maker:
    def make(theme: Theme) -> QWidget:
        model = RecordModel(COLUMNS, theme)
        model.show(() if state == "empty" else ACCOUNTS)
        table = RecordTable(theme, model, RecordDelegate(theme, COLUMNS), "Accounts")
        if state == "selected":
            table.selectRow(1)
        table.setEnabled(state != "disabled")
        table.setFixedSize(340, 148)
        frame = Panel("surface")
        frame.setLayout(column(table))
        return frame

    return make


CHAPTERS = (
    Chapter(
        "Saved views",
        tuple(Specimen(s, _views(s), wide=True) for s in ("rest", "changed", "naming", "being read")),
    ),
    Chapter("Table", tuple(Specimen(s, _table(s)) for s in ("rest", "selected", "empty", "disabled")), 2),
    Chapter(
        "Inspector",
        (
            Specimen("read", _inspector(HALDEN, read=True)),
            Specimen("nothing known", _inspector(BARE, read=True)),
            Specimen("being read", _inspector(HALDEN, read=False)),
        ),
    ),
)
