"""Segments and touch models by rule: read, looked at before anything is written, applied as one step."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.segmenting import (
    Moves,
    Rules,
    SegmentRule,
    Sorted,
    Standing,
    TouchRule,
    check_rules,
    moves,
)
from cs_desktop.models.id_lists import among
from cs_desktop.models.queries.commercial import step_columns
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.models.tables import Account, TouchModel
from cs_desktop.models.tables import SegmentRule as SegmentRow
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attributes import set_attribute, set_attributes
from cs_desktop.services.context import Context

_SEGMENT_COLUMNS = ("segment", "arr_from", "arr_below", "industry", "region")
_TOUCH_COLUMNS = ("name", "arr_from", "accounts_low", "accounts_high", "review_days", "contact_days")


def load_rules(ctx: Context) -> tuple[Rules, str]:
    """Return the rules as they are stored, and the currency of their amounts."""
    return ctx.workspace.read(lambda c: (_rules(c), workspace_facts(c).currency))


def preview(ctx: Context, wanted: Rules) -> Moves:
    """Return who would move by other rules as of today; nothing is written.

    Raises:
        InputError: the rules cannot work.
    """
    check_rules(wanted)
    today = ctx.clock.today()

    def read(connection: Connection) -> Moves:
        currency = workspace_facts(connection).currency
        return moves(_rules(connection), wanted, sorted_accounts(connection, today), currency)

    return ctx.workspace.read(read)


def apply_rules(ctx: Context, wanted: Rules, initiator: object = None) -> Change | None:
    """Store rules and sort all accounts by them from today on, as one step; None where nothing changes.

    Accounts whose segment was set for a reason stay. Touch models by ARR follow by themselves.

    Raises:
        InputError: the rules cannot work, or a touch model that is to go was chosen for an account.
        KnownError: the file refuses.
    """
    check_rules(wanted)

    def work(tx: WriteTx) -> None:
        _store_segments(tx, wanted.segments)
        _store_touch_models(tx, wanted.touch_models)
        tx.session.flush()
        connection = tx.session.connection()
        found = moves(wanted, wanted, sorted_accounts(connection, tx.today), "")
        segments = {mover.account_id: mover.after for mover in found.movers}
        accounts = tx.session.scalars(select(Account).where(Account.id.in_(among(segments))))
        set_attributes(tx, "segment", [(account, segments[account.id]) for account in accounts])
        count = found.segment_count
        tx.recorder.label = f"Apply segments and touch models to {count} accounts" if count else _LABEL

    return ctx.workspace.write(_LABEL, work, initiator).change


def override(
    ctx: Context, account_id: int, segment: str, touch_model: str, reason: str, initiator: object = None
) -> Change | None:
    """Set an account's segment and touch model for a reason; with no touch model the rule by ARR holds.

    Without a reason the account follows the rules again. None where nothing differs.

    Raises:
        InputError: they differ from the rules and no reason is given, or there is no such touch model.
        KnownError: the account is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        account = tx.session.get(Account, account_id)
        if account is None:
            raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
        connection = tx.session.connection()
        (facts,) = sorted_accounts(connection, tx.today, account_id)
        rule = _rules(connection).segment_of(facts)
        chosen = segment.strip()
        by_rule = rule.segment if rule is not None else None
        differs = chosen != by_rule and bool(chosen)
        if (differs or touch_model) and not reason.strip():
            raise InputError(tr("Say why this account is an exception, such as “Strategic partner”."))
        if not chosen and by_rule is not None:
            chosen = by_rule
        set_attribute(tx, account, "segment", chosen)
        account.segment_reason = reason.strip() if differs else ""
        account.touch_model_id = _touch_id(tx, touch_model)
        account.touch_model_reason = reason.strip() if touch_model else ""
        tx.recorder.label = f"Set segment and touch model of {shortened(account.name)}"

    return ctx.workspace.write("Set segment and touch model", work, initiator).change


def segment_by_rule(tx: WriteTx, name: str, industry: str, region: str) -> str:
    """Return the segment of an account that pays nothing yet; empty where no rule fits."""
    facts = Sorted(id=0, name=name, arr=0, industry=industry, region=region, segment="")
    rule = _rules(tx.session.connection()).segment_of(facts)
    return rule.segment if rule is not None else ""


def standing(ctx: Context, account_id: int) -> Standing:
    """Return where an account stands, and where the rules would have it.

    Raises:
        KnownError: the account is gone.
    """
    today = ctx.clock.today()

    def read(connection: Connection) -> Standing:
        found = sorted_accounts(connection, today, account_id)
        if not found:
            raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
        (facts,) = found
        rules = _rules(connection)
        rule = rules.segment_of(facts)
        told = connection.scalar(select(Account.touch_model_reason).where(Account.id == account_id)) or ""
        return Standing(
            account_id=account_id,
            name=facts.name,
            segment=facts.segment,
            segment_by_rule=rule.segment if rule is not None else "",
            touch_model=facts.touch_model,
            touch_by_rule=rules.touch_of(facts),
            reason=facts.segment_reason or told,
            segments=tuple(dict.fromkeys(rule.segment for rule in rules.segments)),
            touch_models=tuple(model.name for model in rules.touch_models),
        )

    return ctx.workspace.read(read)


def sorted_accounts(connection: Connection, day: date, account_id: int | None = None) -> list[Sorted]:
    """Return what sorting has to know of all accounts by name, or of one."""
    paid = _arr_on(connection, day, account_id)
    names = {row.id: row.name for row in connection.execute(select(TouchModel.id, TouchModel.name))}
    query = select(
        Account.id,
        Account.name,
        Account.industry,
        Account.region,
        Account.segment,
        Account.segment_reason,
        Account.touch_model_id,
    ).order_by(Account.name, Account.id)
    if account_id is not None:
        query = query.where(Account.id == account_id)
    return [
        Sorted(
            id=row.id,
            name=row.name,
            arr=paid.get(row.id, 0),
            industry=row.industry,
            region=row.region,
            segment=row.segment,
            segment_reason=row.segment_reason,
            touch_model=names.get(row.touch_model_id, ""),
        )
        for row in connection.execute(query)
    ]


def _arr_on(connection: Connection, day: date, account_id: int | None) -> dict[int, int]:
    steps, at = step_columns(connection, account_id), day.toordinal()
    runs = (steps.start <= at) & (at < steps.end)
    paid: defaultdict[int, int] = defaultdict(int)
    for account, arr in zip(steps.account_ids[runs].tolist(), steps.arr[runs].tolist(), strict=True):
        paid[account] += arr
    return paid


_LABEL = "Change segments and touch models"


def _rules(connection: Connection) -> Rules:
    segment, touch = SegmentRow.__table__.c, TouchModel.__table__.c
    segments = connection.execute(
        select(*(segment[name] for name in (*_SEGMENT_COLUMNS, "id"))).order_by(segment.position, segment.id)
    )
    models = connection.execute(
        select(*(touch[name] for name in (*_TOUCH_COLUMNS, "id"))).order_by(touch.arr_from.desc(), touch.id)
    )
    return Rules(tuple(SegmentRule(*row) for row in segments), tuple(TouchRule(*row) for row in models))


def _store_segments(tx: WriteTx, rules: Sequence[SegmentRule]) -> None:
    known = {row.id: row for row in tx.session.scalars(select(SegmentRow))}
    for position, rule in enumerate(rules):
        row = known.pop(rule.id, None) or SegmentRow(id=tx.new_id())
        row.position = position
        for name in _SEGMENT_COLUMNS:
            value = getattr(rule, name)
            setattr(row, name, value.strip() if isinstance(value, str) else value)
        tx.session.add(row)
    for row in known.values():
        tx.session.delete(row)


def _store_touch_models(tx: WriteTx, models: Sequence[TouchRule]) -> None:
    known = {row.id: row for row in tx.session.scalars(select(TouchModel))}
    for model in models:
        row = known.pop(model.id, None) or TouchModel(id=tx.new_id())
        for name in _TOUCH_COLUMNS:
            value = getattr(model, name)
            setattr(row, name, value.strip() if isinstance(value, str) else value)
        tx.session.add(row)
    for row in known.values():
        account = tx.session.scalar(select(Account.name).where(Account.touch_model_id == row.id).limit(1))
        if account is not None:
            raise InputError(
                tr(
                    "{model} was chosen for {account}; choose another touch model there first.",
                    model=row.name,
                    account=shortened(account),
                )
            )
        tx.session.delete(row)


def _touch_id(tx: WriteTx, name: str) -> int | None:
    if not name:
        return None
    found = tx.session.scalar(select(TouchModel.id).where(TouchModel.name == name))
    if found is None:
        raise InputError(tr("There is no touch model of this name any more; choose another one."))
    return found
