"""What is done with the table of accounts and with the rows selected in it."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Situation, Where


def _in_table(now: Situation) -> bool:
    return now.place == "portfolio"


def _with_selection(now: Situation) -> bool:
    return now.selected and now.place == "portfolio"


PORTFOLIO_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.OPEN_ACCOUNT,
        marked("Open account"),
        Menu.ACCOUNT,
        icon="arrow-right",
        when=_with_selection,
        where=EVERYWHERE | Where.ACCOUNT_ROW,
    ),
    ActionSpec(
        ActionId.INSPECT,
        marked("Show or hide the inspector"),
        Menu.VIEW,
        icon="gauge",
        when=_with_selection,
        where=EVERYWHERE | Where.ACCOUNT_ROW,
    ),
    ActionSpec(
        ActionId.BULK_EDIT,
        marked("Edit selected accounts"),
        Menu.ACCOUNT,
        "Ctrl+Shift+B",
        "pen-line",
        when=_with_selection,
        where=EVERYWHERE | Where.ACCOUNT_ROW,
        writes=True,
    ),
    ActionSpec(
        ActionId.COPY_ROWS,
        marked("Copy selected rows"),
        Menu.EDIT,
        "Ctrl+Shift+C",
        "copy",
        when=_with_selection,
        where=EVERYWHERE | Where.ACCOUNT_ROW,
    ),
    ActionSpec(
        ActionId.FILTER_PANEL,
        marked("Build a filter"),
        Menu.VIEW,
        "Ctrl+Shift+L",
        "list-filter",
        when=_in_table,
    ),
    ActionSpec(
        ActionId.COLUMNS,
        marked("Columns, sorting, groups"),
        Menu.VIEW,
        "Ctrl+Shift+G",
        "columns-3",
        when=_in_table,
    ),
    ActionSpec(
        ActionId.SAVE_VIEW, marked("Save what is shown as a view"), Menu.VIEW, when=_in_table, writes=True
    ),
    ActionSpec(
        ActionId.EXPORT_TABLE, marked("Export this table as CSV…"), Menu.FILE, icon="download", when=_in_table
    ),
)
