"""What scorecards are chosen by: segment, stage and age of accounts on any day, from their dated history."""

from collections.abc import Sequence
from typing import Any

from cs_desktop.analytics.health.card_choice import NEVER, NOBODY, DatedWords, Lives, dated_words
from cs_desktop.domain.scorecards.book import ScorecardBook
from cs_desktop.models.columns import integers, ordinals, turned
from cs_desktop.models.queries.health_records import attribute_rows, judged_accounts
from cs_desktop.models.tables import SINCE_EVER
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.attributes import as_text

_SEGMENT, _LIFECYCLE = "segment", "lifecycle"


def read_lives(workspace: WorkspaceFile, book: ScorecardBook, account_id: int | None = None) -> Lives:
    """Return what the scorecards of a book are chosen by, of all accounts or of one.

    A value without history holds since ever. Nothing is read where every scorecard is for all.
    """
    if all(version.rule.is_any for version in book.all_versions()):
        return NOBODY
    accounts = workspace.read(lambda c: judged_accounts(c, account_id))
    ids, since, segments, lifecycles = turned(accounts, width=4)
    rows = workspace.read(lambda c: attribute_rows(c, (_SEGMENT, _LIFECYCLE), account_id))
    return Lives(
        account_ids=integers(ids),
        since=ordinals(since, NEVER),
        segments=_history(_SEGMENT, rows, ids, segments),
        lifecycles=_history(_LIFECYCLE, rows, ids, lifecycles),
    )


def read_segments(workspace: WorkspaceFile) -> DatedWords:
    """Return the segments of all accounts with their history; one without history holds since ever."""
    ids, _, segments, _ = turned(workspace.read(judged_accounts), width=4)
    rows = workspace.read(lambda c: attribute_rows(c, (_SEGMENT,)))
    return _history(_SEGMENT, rows, ids, segments)


def _history(
    field: str, rows: Sequence[tuple[Any, ...]], account_ids: Sequence[int], today: Sequence[object]
) -> DatedWords:
    own = [row for row in rows if row[1] == field]
    accounts, _, days, values = turned(own, width=4)
    dated = set(accounts)
    ever = SINCE_EVER.toordinal()
    undated = [
        (account, ever, as_text(value))
        for account, value in zip(account_ids, today, strict=True)
        if account not in dated
    ]
    return dated_words([*undated, *zip(accounts, ordinals(days, NEVER).tolist(), values, strict=True)])
