"""What every new workspace begins with: its own row, segments, touch models, lifecycle stages."""

from cs_desktop.common.money import exponent
from cs_desktop.models.tables import LifecycleStage, SegmentRule, TouchModel, Workspace
from cs_desktop.models.write import WriteTx

WORKSPACE_ID = 1

# Name, lowest ARR in major units, accounts a CSM carries (product definitions), days between reviews and
# days without a proactive contact (ours); all can be edited.
_TOUCH_MODELS = (
    ("High touch", 500_000, 5, 15, 90, 30),
    ("Low touch", 100_000, 20, 50, 180, 60),
    ("Tech touch", 0, None, None, None, None),
)
# Segment, ARR from and below in major units; ours, by the same bounds as the touch models.
_SEGMENTS = (("Enterprise", 500_000, None), ("Mid-market", 100_000, None), ("SMB", None, 100_000))
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
    unit = 10 ** exponent(currency)
    for position, (segment, arr_from, arr_below) in enumerate(_SEGMENTS):
        tx.session.add(
            SegmentRule(
                id=tx.new_id(),
                position=position,
                segment=segment,
                arr_from=None if arr_from is None else arr_from * unit,
                arr_below=None if arr_below is None else arr_below * unit,
            )
        )
    for position, (name, days) in enumerate(_STAGES):
        tx.session.add(LifecycleStage(id=tx.new_id(), name=name, position=position, expected_days=days))
