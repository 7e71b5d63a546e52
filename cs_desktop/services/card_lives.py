"""What scorecards are chosen by: segment, stage and age of accounts on any day, from their dated history."""

from cs_desktop.analytics.card_choice import NEVER, NOBODY, Lives, dated_words
from cs_desktop.domain.scorecard_book import ScorecardBook
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
    ids, since, segments, lifecycles = turned(
        workspace.read(lambda c: judged_accounts(c, account_id)), width=4
    )
    rows = workspace.read(lambda c: attribute_rows(c, (_SEGMENT, _LIFECYCLE), account_id))
    accounts, fields, days, values = turned(rows, width=4)
    first_days = ordinals(days, NEVER).tolist()

    def history(field: str, today: tuple[object, ...]) -> list[tuple[int, int, str]]:
        dated = [
            (account, day, value)
            for account, of, day, value in zip(accounts, fields, first_days, values, strict=True)
            if of == field
        ]
        known = {account for account, _, _ in dated}
        ever = SINCE_EVER.toordinal()
        undated = [
            (account, ever, as_text(value))
            for account, value in zip(ids, today, strict=True)
            if account not in known
        ]
        return undated + dated

    return Lives(
        account_ids=integers(ids),
        since=ordinals(since, NEVER),
        segments=dated_words(history(_SEGMENT, segments)),
        lifecycles=dated_words(history(_LIFECYCLE, lifecycles)),
    )
