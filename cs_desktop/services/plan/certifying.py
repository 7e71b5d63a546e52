"""Writing the certificate of a confirmed result."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.files import write_whole
from cs_desktop.common.language import language, tr
from cs_desktop.domain.plan.certificate import Issuer, certificate_of
from cs_desktop.domain.plan.content import ConfirmationEntry
from cs_desktop.models.queries.shapes import shaped
from cs_desktop.models.tables import Account, Attachment, ValueConfirmation, Workspace
from cs_desktop.services.context import Context
from cs_desktop.services.deck.logo import deck_logo


@dataclass(frozen=True, slots=True)
class WrittenCertificate:
    """Where it was written, and what a reader might miss in it."""

    path: Path
    warnings: tuple[str, ...]


def export_certificate(ctx: Context, entry_id: int, out: Path) -> WrittenCertificate:
    """Write the certificate of a confirmation of value as PDF.

    Raises:
        KnownError: the entry is gone or takes another back, or the file cannot be written.
    """
    from cs_desktop.reports.plan.certificate import draw_certificate  # noqa: PLC0415 - brings reportlab

    known = ctx.workspace.read(lambda connection: _read(connection, entry_id))
    logo, warnings = deck_logo(ctx, known.account_id)
    issuer = Issuer(
        known.company,
        known.accent,
        known.footer,
        language().locale.replace("_", "-"),
        logo,
        ctx.clock.today(),
    )
    revoked_on = None if known.revoked is None else known.revoked.day
    wanted = certificate_of(known.entry, revoked_on, known.account, known.currency, known.evidence, issuer)
    made = draw_certificate(wanted)
    write_whole(made.content, out)
    notes = list(warnings)
    if made.missing_glyphs:
        notes.append(
            tr("No font has {characters}; a box stands there.", characters=" ".join(made.missing_glyphs))
        )
    if made.shortened:
        notes.append(tr("Not everything fits on the page; the ledger has it whole."))
    return WrittenCertificate(out, tuple(notes))


@dataclass(frozen=True, slots=True)
class _Known:
    entry: ConfirmationEntry
    revoked: ConfirmationEntry | None
    account_id: int
    account: str
    evidence: str
    company: str
    currency: str
    accent: str
    footer: str


def _read(connection: Connection, entry_id: int) -> _Known:
    table = ValueConfirmation
    entries = shaped(connection, table, ConfirmationEntry, table.id == entry_id)
    if not entries or entries[0].revokes_id is not None:
        raise KnownError(tr("This confirmation is not in the workspace any more."))
    (entry,) = entries
    back = shaped(connection, table, ConfirmationEntry, table.revokes_id == entry_id)
    account_id, account = connection.execute(
        select(Account.id, Account.name)
        .join(ValueConfirmation, ValueConfirmation.account_id == Account.id)
        .where(ValueConfirmation.id == entry_id)
    ).one()
    evidence = connection.scalar(select(Attachment.name).where(Attachment.id == entry.attachment_id))
    house = connection.execute(
        select(Workspace.company, Workspace.currency, Workspace.accent, Workspace.footer)
    ).one()
    return _Known(entry, back[0] if back else None, account_id, account, evidence or "", *house)
