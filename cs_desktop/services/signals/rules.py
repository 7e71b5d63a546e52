"""The rules of signals that hold in a workspace: those of the program, and those that somebody stored."""

from cs_desktop.domain.signals.built_in import SIGNALS
from cs_desktop.domain.signals.rules import SignalRule, in_force
from cs_desktop.models.queries.signals import stored_rules
from cs_desktop.services.context import Context


def read_rules(ctx: Context) -> tuple[SignalRule, ...]:
    """Return every rule, in order; those that are switched off are among them."""
    return in_force(ctx.workspace.read(stored_rules), SIGNALS)
