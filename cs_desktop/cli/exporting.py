"""Files for others: export deck, export map, export plan."""

from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, opened, progress, say
from cs_desktop.domain.deck.batch import USUAL_PATTERN, BatchRequest, DeckFormat
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.figures import plural
from cs_desktop.domain.journey.printing import MapFormat, MapRequest, Paper
from cs_desktop.domain.plan.sharing import People, ShareFormat, ShareRequest, SheetSize
from cs_desktop.services.deck.batch import customers, export_decks
from cs_desktop.services.deck.book.export import export_book_deck
from cs_desktop.services.deck.export import export_deck
from cs_desktop.services.deck.handouts import export_one_pager, export_report
from cs_desktop.services.deck.writing import ExportedDeck
from cs_desktop.services.finding import find_account
from cs_desktop.services.journey.exporting import export_map, find_map
from cs_desktop.services.plan.sharing import export_plan, find_plan

_AUDIENCES = click.Choice([audience.value for audience in Audience])
_TEMPLATES = click.Choice([template.value for template in DeckTemplate])
_PAPERS = click.Choice([size.value for size in SheetSize])
_FORMATS = ", ".join(f".{one.value}" for one in MapFormat)


@click.group()
def export() -> None:
    """Write decks, journey maps and success plans that leave the house."""


@export.command()
@click.argument("file", type=FILE)
@click.option("--account", default=None, help="Name or external id of the account.")
@click.option("--all", "every", is_flag=True, help="A deck of each customer, into the folder --out.")
@click.option("--period", default=None, help="Such as 2026-Q3; the last full quarter if not given.")
@click.option(
    "--audience",
    type=_AUDIENCES,
    default=Audience.INTERNAL.value,
    show_default=True,
    help="A client's deck has neither money nor health; an internal one is marked so.",
)
@click.option(
    "--template",
    type=_TEMPLATES,
    default=DeckTemplate.EBR.value,
    show_default=True,
    help="Executive or quarterly review, plan hand-over, renewal case; portfolio is of all accounts.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice([one.value for one in DeckFormat]),
    default=DeckFormat.PDF.value,
    show_default=True,
    help="With --all: which kind of files.",
)
@click.option(
    "--names", default=USUAL_PATTERN, show_default=True, help="With --all: what the files are called."
)
@click.option(
    "--out", type=FILE, required=True, help="The file to write, .pdf or .pptx; with --all a folder."
)
def deck(
    file: Path,
    account: str | None,
    *,
    every: bool,
    period: str | None,
    audience: str,
    template: str,
    kind: str,
    names: str,
    out: Path,
) -> None:
    """Write business reviews as slides: of one account, or of all customers."""
    if template == DeckTemplate.PORTFOLIO:
        _book(file, out, period, alone=account is None and not every)
        return
    if (account is None) is not every:
        raise click.UsageError("Say --account NAME or --all.")
    if account is None:
        wanted = BatchRequest(
            out, DeckTemplate(template), Audience(audience), period, DeckFormat(kind), names
        )
        _batch(file, wanted)
        return
    _must_be_slides(out)
    with opened(file) as ctx, progress() as report:
        whose = find_account(ctx, account)
        written = export_deck(
            ctx, whose, out, period, report, Audience(audience), template=DeckTemplate(template)
        )
    _tell(written)


def _must_be_slides(out: Path) -> None:
    if out.suffix.lower().removeprefix(".") not in list(DeckFormat):
        raise click.UsageError(f"--out {out.name} must end in .pdf or .pptx.")


def _must_be_pdf(out: Path) -> None:
    if out.suffix.lower() != ".pdf":
        raise click.UsageError(f"--out {out.name} must end in .pdf.")


def _tell(written: ExportedDeck) -> None:
    say(f"Wrote {written.path} ({plural(written.pages, 'page')})")
    for warning in written.warnings:
        click.echo(f"Note: {warning}", err=True)


def _book(file: Path, out: Path, period: str | None, *, alone: bool) -> None:
    if not alone:
        raise click.UsageError("A portfolio review is of all accounts: leave --account and --all out.")
    _must_be_slides(out)
    with opened(file) as ctx, progress() as report:
        written = export_book_deck(ctx, out, period, progress=report)
    _tell(written)


def _batch(file: Path, wanted: BatchRequest) -> None:
    with opened(file) as ctx, progress() as report:
        came = export_decks(
            ctx, customers(ctx), wanted, lambda done, whole, _who: report(done, whole, "Writing decks")
        )
    for skipped in came.skipped:
        click.echo(f"Note: {skipped.account} was left out. {skipped.reason}", err=True)
    for written in came.written:
        for warning in written.warnings:
            click.echo(f"Note: {written.path.name}: {warning}", err=True)
    say(f"Wrote {plural(len(came.written), 'deck')} into {wanted.folder}")


@export.command()
@click.argument("file", type=FILE)
@click.option("--account", required=True, help="Name or external id of the account.")
@click.option("--period", default=None, help="Such as 2026-Q3; the last full quarter if not given.")
@click.option("--audience", type=_AUDIENCES, default=Audience.INTERNAL.value, show_default=True)
@click.option("--paper", type=_PAPERS, default=SheetSize.A4.value, show_default=True)
@click.option("--out", type=FILE, required=True, help="The PDF to write.")
def onepager(file: Path, account: str, period: str | None, audience: str, paper: str, out: Path) -> None:
    """Write one account on one page; on its back, where each number comes from."""
    _must_be_slides(out)
    with opened(file) as ctx, progress() as report:
        whose = find_account(ctx, account)
        written = export_one_pager(ctx, whose, out, period, Audience(audience), SheetSize(paper), report)
    _tell(written)


@export.command()
@click.argument("file", type=FILE)
@click.option("--period", default=None, help="Such as 2026-Q3; the last full quarter if not given.")
@click.option("--filter", "filtered", default="", help="Which accounts, as the filter of the portfolio.")
@click.option("--paper", type=_PAPERS, default=SheetSize.A4.value, show_default=True)
@click.option("--out", type=FILE, required=True, help="The PDF to write.")
def report(file: Path, period: str | None, filtered: str, paper: str, out: Path) -> None:
    """Write the portfolio report: the review of all accounts as a document."""
    _must_be_pdf(out)
    with opened(file) as ctx, progress() as told:
        written = export_report(ctx, out, period, filtered, SheetSize(paper), told)
    _tell(written)


@export.command("map")
@click.argument("file", type=FILE)
@click.option("--account", required=True, help="Name or external id of the account.")
@click.option("--map", "name", default=None, help="Name of the map; the one shown first if not given.")
@click.option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper]),
    default=Paper.MAP.value,
    show_default=True,
    help="Of a PDF: a page as large as the map, the map made to fit a sheet, or sheets to put together.",
)
@click.option("--title/--no-title", default=True, help="The name of the map above it.")
@click.option("--date/--no-date", "day", default=True, help="The day below the title.")
@click.option("--legend/--no-legend", default=True, help="What the marks mean, below the map.")
@click.option("--brand/--no-brand", default=True, help="Both companies, the accent, how confidential it is.")
@click.option(
    "--audience",
    type=_AUDIENCES,
    default=Audience.INTERNAL.value,
    show_default=True,
    help="A client's map has no feelings, gaps, bridges or notes; an internal one is marked so.",
)
@click.option("--out", type=FILE, required=True, help=f"The file to write; its ending says how: {_FORMATS}.")
def map_(
    file: Path,
    account: str,
    name: str | None,
    paper: str,
    *,
    title: bool,
    day: bool,
    legend: bool,
    brand: bool,
    audience: str,
    out: Path,
) -> None:
    """Write an account's journey map as PDF, SVG, PNG or as a table of its cards."""
    # Qt paints pictures without a window or a screen, but takes its time to be loaded.
    from cs_desktop.controllers.painting import png_of  # noqa: PLC0415 - only where a map is written

    ending = out.suffix.lower().removeprefix(".")
    if ending not in list(MapFormat):
        raise click.UsageError(f"--out {out.name} must end in {_FORMATS}.")
    request = MapRequest(
        MapFormat(ending),
        Paper(paper),
        title=title,
        day=day,
        legend=legend,
        brand=brand,
        audience=Audience(audience),
    )
    with opened(file) as ctx, progress() as report:
        account_id = find_account(ctx, account)
        written = export_map(ctx, account_id, find_map(ctx, account_id, name), request, out, png_of, report)
    say(f"Wrote {written.path}" + (f" ({written.pages} pages)" if written.pages > 1 else ""))
    for warning in written.warnings:
        click.echo(f"Note: {warning}", err=True)


@export.command()
@click.argument("file", type=FILE)
@click.option("--account", required=True, help="Name or external id of the account.")
@click.option("--plan", "name", default=None, help="Name of the plan; the one under way if not given.")
@click.option(
    "--paper",
    type=_PAPERS,
    default=SheetSize.A4.value,
    show_default=True,
    help="Of a PDF.",
)
@click.option(
    "--people",
    type=click.Choice([people.value for people in People]),
    default=People.NAMES.value,
    show_default=True,
    help="Names with roles, or roles alone.",
)
@click.option("--actions/--no-actions", default=True, help="What each side does.")
@click.option("--ledger/--no-ledger", default=True, help="Agreements and confirmations of value.")
@click.option("--value/--no-value", default=False, help="The money that the customer confirmed.")
@click.option("--brand/--no-brand", default=True, help="The accent and the customer's logo.")
@click.option("--out", type=FILE, required=True, help="The file to write, .pdf or .xlsx.")
def plan(
    file: Path,
    account: str,
    name: str | None,
    paper: str,
    people: str,
    *,
    actions: bool,
    ledger: bool,
    value: bool,
    brand: bool,
    out: Path,
) -> None:
    """Write an account's success plan for the customer: only what is shared."""
    ending = out.suffix.lower().removeprefix(".")
    if ending not in list(ShareFormat):
        raise click.UsageError(f"--out {out.name} must end in .pdf or .xlsx.")
    request = ShareRequest(
        ShareFormat(ending),
        SheetSize(paper),
        People(people),
        actions=actions,
        ledger=ledger,
        value=value,
        brand=brand,
    )
    with opened(file) as ctx, progress() as report:
        account_id = find_account(ctx, account)
        written = export_plan(ctx, account_id, find_plan(ctx, account_id, name), request, out, report)
    pages = f" ({written.pages} pages)" if written.pages > 1 else ""
    say(f"Wrote {written.path}{pages}")
    for warning in written.warnings:
        click.echo(f"Note: {warning}", err=True)
