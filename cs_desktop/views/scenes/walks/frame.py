"""The frame around every screen: the tour, accounts by parent, work under way, a fault, large text."""

from cs_desktop.common.settings import TextSize
from cs_desktop.controllers.faults import Fault
from cs_desktop.views.fault.panel import FaultPanel
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.screen import ACCOUNTS, HOME, PORTFOLIO

WORK = "Importing accounts.csv"
REPORT = """CS Desktop fault report, 2026-10-13T10:42:00+00:00

ValueError
  views/portfolio/table.py:123 _open: self.account_requested.emit(row.id)

Actions before: history, filter"""


def stops(on: Walker) -> list[Stop]:
    """Return the stops around the window; the sample workspace is open, and the portfolio is left shown."""
    wiring, window = on.wiring, on.window
    tour, work = wiring.frame.tour, wiring.frame.work
    chosen = on.theme.text_size
    fault = window.side.take(FaultPanel(on.theme))

    def show_accounts() -> None:
        tour.stop()
        wiring.navigation.go(ACCOUNTS.key)

    def show_work() -> None:
        window.sidebar.work.show_work(WORK, 412, 1180)
        work.bar.ask((WORK,))

    def show_fault() -> None:
        window.sidebar.work.hide()
        work.bar.hide()
        fault.show_fault(Fault("ValueError in views/portfolio/table.py", REPORT), "Saved 10:42 AM")
        window.side.show_panel(fault, "Something went wrong")

    def enlarge() -> None:
        on.tidy()
        on.theme.resize_text(TextSize.LARGEST)
        wiring.navigation.go(HOME.key)

    def end() -> None:
        on.theme.resize_text(chosen)
        wiring.navigation.go(PORTFOLIO.key)

    return [
        Stop("tour", tour.start),
        Stop("accounts", show_accounts),
        Stop("work-under-way", show_work),
        Stop("fault", show_fault),
        Stop("large-text-home", enlarge),
        Stop("large-text", lambda: wiring.navigation.go(PORTFOLIO.key)),
        Stop("chosen-text", end),
    ]
