"""The portfolio: inspector, filter and its panel, groups, columns, sorting, bulk edit, a cell, a view."""

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.views.scenes.walks.stop import Stop, Walker
from cs_desktop.views.screen import PORTFOLIO


def stops(on: Walker) -> list[Stop]:
    """Return the stops around the table of accounts."""
    wiring = on.wiring
    screen = wiring.portfolio_screen
    table, look = screen.table, screen.look

    def begin() -> None:
        wiring.navigation.go(PORTFOLIO.key)
        on.tidy()
        screen.start_over()
        table.setCurrentIndex(screen.model.index(2, 0))
        wiring.table.inspector.toggle()

    def group() -> None:
        look.set_text("")
        look.group_by(PortfolioColumn.SEGMENT)
        screen.model.fold([0], fold=True)
        on.choose(ActionId.COLUMNS)()

    def scroll_sideways() -> None:
        look.group_by(None)
        look.sort(((PortfolioColumn.OWNER, False), (PortfolioColumn.ARR, True)))
        bar = table.horizontalScrollBar()
        bar.setValue(bar.maximum())

    def edit_many() -> None:
        look.sort(((PortfolioColumn.RENEWAL, False),))
        table.horizontalScrollBar().setValue(0)
        table.selectAll()
        on.choose(ActionId.BULK_EDIT)()
        wiring.table.bulk_panel.value.setText("George Ainsley")

    def edit_cell() -> None:
        on.tidy()
        table.setCurrentIndex(screen.model.index(1, 0))
        table.editing.begin()

    def name_view() -> None:
        table.editing.close()
        on.choose(ActionId.SAVE_VIEW)()

    def end() -> None:
        screen.views.end_naming()
        screen.start_over()

    return [
        Stop("inspector", begin, wiring.table.inspector.controller.loaded),
        Stop("filter-chips", lambda: look.set_text("arr>100k renewal<180d health:watch")),
        Stop("filter-problem", lambda: look.set_text("arr>100k helth:watch")),
        Stop("filter-panel", on.choose(ActionId.FILTER_PANEL)),
        Stop("groups", group),
        Stop("sideways", scroll_sideways),
        Stop("bulk-edit", edit_many),
        Stop("cell", edit_cell),
        Stop("view-name", name_view),
        Stop("portfolio-end", end),
    ]
