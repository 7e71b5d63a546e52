"""The rules of signals that hold in a workspace: those of the program, and those that somebody stored."""

from dataclasses import asdict, replace

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.signals.built_in import BUILT_IN, SIGNALS
from cs_desktop.domain.signals.entering import check_rule
from cs_desktop.domain.signals.rules import SignalRule, in_force, rule_id
from cs_desktop.models.queries.signals import stored_rules
from cs_desktop.models.tables import SignalRule as Stored
from cs_desktop.models.write import WriteTx, Written
from cs_desktop.services.context import Context


def read_rules(ctx: Context) -> tuple[SignalRule, ...]:
    """Return every rule, in order; those that are switched off are among them."""
    return in_force(ctx.workspace.read(stored_rules), SIGNALS)


def add_rule(ctx: Context, rule: SignalRule, initiator: object = None) -> Written[str]:
    """Add a rule of one's own, and return the key that it gets.

    Raises:
        InputError: something of it makes no sense.
        KnownError: the file refuses.
    """
    check_rule(rule)

    def work(tx: WriteTx) -> str:
        key = f"own_{tx.new_id()}"
        _store(tx, replace(rule, key=key))
        return key

    return ctx.workspace.write(f"Add signal {shortened(rule.name)}", work, initiator)


def change_rule(ctx: Context, base: SignalRule, rule: SignalRule, initiator: object = None) -> Change | None:
    """Store other values of a rule, in place of the built-in one where it is one.

    Raises:
        InputError: something of it makes no sense.
        KnownError: somebody changed or deleted it since `base` was read, or the file refuses.
    """
    check_rule(rule)

    def work(tx: WriteTx) -> None:
        _refuse_overtaken(tx, base)
        _store(tx, replace(rule, key=base.key))

    return ctx.workspace.write(f"Change signal {shortened(base.name)}", work, initiator).change


def switch_rule(ctx: Context, rule: SignalRule, *, on: bool, initiator: object = None) -> Change | None:
    """Let a rule be asked from now on, or no more; what was done with its signals stays.

    Raises:
        KnownError: somebody changed or deleted it since it was read, or the file refuses.
    """
    label = f"Switch {'on' if on else 'off'} signal {shortened(rule.name)}"

    def work(tx: WriteTx) -> None:
        _refuse_overtaken(tx, rule)
        _store(tx, replace(rule, active=on))

    return ctx.workspace.write(label, work, initiator).change


def drop_rule(ctx: Context, rule: SignalRule, initiator: object = None) -> Change | None:
    """Delete a rule of one's own; a built-in one is again as the program has it.

    Raises:
        KnownError: the file refuses.
    """
    name = shortened(rule.name)
    label = f"Take signal {name} back to built-in" if rule.key in BUILT_IN else f"Delete signal {name}"

    def work(tx: WriteTx) -> None:
        row = tx.session.get(Stored, rule_id(rule.key))
        if row is not None:
            tx.session.delete(row)

    return ctx.workspace.write(label, work, initiator).change


def _store(tx: WriteTx, rule: SignalRule) -> None:
    values = {name: _plain(value) for name, value in asdict(rule).items()}
    row = tx.session.get(Stored, rule_id(rule.key))
    if row is None:
        tx.session.add(Stored(id=rule_id(rule.key), **values))
        return
    for name, value in values.items():
        setattr(row, name, value)


def _plain(value: object) -> object:
    """Return a value as it is stored: words as plain text."""
    return str(value) if isinstance(value, str) else value


def _refuse_overtaken(tx: WriteTx, base: SignalRule) -> None:
    known = in_force(stored_rules(tx.session.connection()), SIGNALS)
    now = next((rule for rule in known if rule.key == base.key), None)
    if now is None:
        raise KnownError(tr("This signal was deleted by someone else; undo the deletion to go on."))
    if now != base:
        raise KnownError(tr("Somebody changed this signal meanwhile; look at it again, then store it."))
