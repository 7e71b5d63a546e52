"""What every new workspace begins with: its own row, touch models, lifecycle stages."""

from cs_desktop.common.money import exponent
from cs_desktop.models.tables import LifecycleStage, TouchModel, Workspace
from cs_desktop.models.write import WriteTx

WORKSPACE_ID = 1

# Name, lowest ARR in major units, accounts a CSM carries (product definitions), days between reviews and
# days without a proactive contact (ours); all can be edited.
_TOUCH_MODELS = (
    ("High touch", 500_000, 5, 15, 90, 30),
    ("Low touch", 100_000, 20, 50, 180, 60),
    ("Tech touch", 0, None, None, None, None),
)
_STAGES = (("Onboard", 90), ("Adopt", 180), ("Realize value", 180), ("Renew", 90), ("Grow", None))


def add_starting_rows(tx: WriteTx, company: str, currency: str, fiscal_start: int) -> None:
    """Add the rows of a new workspace."""
    tx.session.add(Workspace(id=WORKSPACE_ID, company=company, currency=currency, fiscal_start=fiscal_start))
    for name, arr, low, high, review_days, contact_days in _TOUCH_MODELS:
        tx.session.add(
            TouchModel(
                id=tx.new_id(),
                name=name,
                arr_from=arr * 10 ** exponent(currency),
                accounts_low=low,
                accounts_high=high,
                review_days=review_days,
                contact_days=contact_days,
            )
        )
    for position, (name, days) in enumerate(_STAGES):
        tx.session.add(LifecycleStage(id=tx.new_id(), name=name, position=position, expected_days=days))
