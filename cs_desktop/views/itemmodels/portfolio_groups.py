"""What is said of a group of accounts in the portfolio."""

from cs_desktop.common.language import tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.portfolio_index import Group
from cs_desktop.views.itemmodels.portfolio_columns import joined, short_title


def group_label(column: PortfolioColumn, group: Group) -> str:
    """Return what the accounts of a group share, in words."""
    if not group.label:
        return tr("No {field}", field=short_title(column))
    return group.label


def group_facts(group: Group, currency: str) -> str:
    """Return how many accounts there are in a group, and what they pay."""
    count = trn("{count} account", "{count} accounts", group.count)
    return joined(count, tr("{money} ARR", money=money_short(group.arr, currency)) if group.arr else "")


def group_text(column: PortfolioColumn, group: Group, currency: str, *, folded: bool) -> str:
    """Return a group's row as it is read aloud."""
    state = tr("folded") if folded else tr("unfolded")
    return ", ".join((group_label(column, group), group_facts(group, currency), state))
