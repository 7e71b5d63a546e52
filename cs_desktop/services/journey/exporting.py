"""Maps as files: PDF, SVG, PNG and a table of their cards; and as shapes to be printed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import KnownError
from cs_desktop.common.files import write_whole
from cs_desktop.common.language import language, tr, trn
from cs_desktop.domain.deck.content import Audience, Picture
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.excerpt import excerpt, parts_in
from cs_desktop.domain.journey.printing import ACCENT, Brand, MapFormat, MapPrint, MapRequest
from cs_desktop.domain.journey.sharing import for_client
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.progress import Progress, silent
from cs_desktop.domain.sketch import Sketch
from cs_desktop.models.queries.accounts import accounts
from cs_desktop.models.queries.journey import map_entries
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.services.context import Context
from cs_desktop.services.deck.logo import deck_logo
from cs_desktop.services.journey.card_table import card_table
from cs_desktop.services.journey.showing import load_journey

Paint = Callable[[Sketch], tuple[bytes, float]]
"""Returns a drawing as PNG, and how many pixels a unit has: fewer than asked for where it is very large."""
PIXELS_A_UNIT = 2.0
"""Of a picture: twice as fine as a usual screen."""
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class ExportedMap:
    """The file, how many pages it has, and what a reader might miss in it."""

    path: Path
    pages: int
    warnings: tuple[str, ...] = ()


def export_map(
    ctx: Context,
    account_id: int,
    map_id: int | None,
    wanted: MapRequest,
    out: Path,
    paint: Paint,
    progress: Progress | None = None,
) -> ExportedMap:
    """Write a map of an account, or a part of it; without an id the one that the account shows first.

    Raises:
        KnownError: the account has no map, or the file cannot be written; no half file is left.
    """
    if not out.parent.is_dir():
        raise KnownError(
            tr("The folder {folder} does not exist; make it first or choose another.", folder=out.parent)
        )
    report = progress or silent
    report(0, _WHOLE, tr("Reading the map"))
    shown = load_journey(ctx, account_id, map_id)
    if wanted.format is MapFormat.CSV:
        part, warnings = _part(shown, wanted)
        content, exported = card_table(part, shown), ExportedMap(out, 1, warnings)
    else:
        drawn, warnings = map_print(ctx, shown, wanted)
        content, exported = _drawn(drawn, wanted, out, paint, report)
        exported = replace(exported, warnings=(*warnings, *exported.warnings))
    report(_WHOLE, _WHOLE, tr("Writing the file"))
    write_whole(content, out)
    return exported


def _drawn(
    drawn: MapPrint, wanted: MapRequest, out: Path, paint: Paint, report: Progress
) -> tuple[bytes, ExportedMap]:
    from cs_desktop.reports.journey.files import MapFile  # noqa: PLC0415 - reportlab is loaded for the first map

    report(10, _WHOLE, tr("Laying out the map"))
    file = MapFile(drawn)
    report(30, _WHOLE, tr("Drawing the map"))
    if wanted.format is MapFormat.PNG:
        content, density = paint(file.sketch())
        made = ExportedMap(out, 1, (*_smaller(density), *_missing(file.missing_glyphs)))
    elif wanted.format is MapFormat.SVG:
        svg = file.svg()
        content, made = svg.content, ExportedMap(out, 1, _missing(svg.missing_glyphs))
    else:
        pdf = file.pdf(
            wanted.paper,
            lambda done, of: report(30 + 60 * done // max(of, 1), _WHOLE, tr("Drawing the map")),
        )
        warnings = _missing(pdf.missing_glyphs)
        if not pdf.is_readable:
            warnings += (
                tr(
                    "Titles are {size} points small on this page; several pages would keep them readable.",
                    size=f"{pdf.smallest:.1f}",
                ),
            )
        content, made = pdf.content, ExportedMap(out, pdf.pages, warnings)
    return content, made


def map_sketches(
    ctx: Context, account_id: int, map_id: int | None, wanted: MapRequest, progress: Progress
) -> list[Sketch]:
    """Return the pages of a map as shapes, for a printer.

    Raises:
        KnownError: the account has no map.
    """
    from cs_desktop.reports.journey.files import MapFile  # noqa: PLC0415 - reportlab is loaded for the first map

    progress(0, _WHOLE, tr("Reading the map"))
    drawn, _warnings = map_print(ctx, load_journey(ctx, account_id, map_id), wanted)
    progress(30, _WHOLE, tr("Drawing the map"))
    return MapFile(drawn).sketches(wanted.paper)


def find_map(ctx: Context, account_id: int, name: str | None) -> int | None:
    """Return the id of the map of this name; None where no name is given. Case does not matter.

    Raises:
        KnownError: the account has no such map, or several.
    """
    if name is None:
        return None
    entries = ctx.workspace.read(lambda connection: map_entries(connection, account_id))
    found = [entry for entry in entries if entry.name.casefold() == name.strip().casefold()]
    if len(found) == 1:
        return found[0].id
    known = ", ".join(entry.name for entry in entries) or tr("none")
    if not found:
        raise KnownError(tr("No map is called {name}; the account's maps: {maps}.", name=name, maps=known))
    raise KnownError(tr("Several maps are called {name}; rename one of them first.", name=name))


def map_print(ctx: Context, shown: JourneyShown, wanted: MapRequest) -> tuple[MapPrint, tuple[str, ...]]:
    """Return all that is drawn of a map, and what a reader might miss in it.

    Raises:
        KnownError: there is no map, or nothing of what was chosen may be shown.
    """
    part, warnings = _part(shown, wanted)
    facts, known = ctx.workspace.read(lambda c: (workspace_facts(c), accounts(c, shown.account_id)))
    account = known[0].name if known else ""
    for_them = wanted.audience is Audience.CLIENT
    logo: Picture | None = None
    if wanted.brand:
        logo, missing = deck_logo(ctx, shown.account_id)
        warnings += missing
    days = {stage.id: day for stage, day in zip(_content(shown).stages, shown.days, strict=False)}
    secret = facts.confidentiality if for_them else tr("Internal")
    return (
        MapPrint(
            content=part,
            days=tuple(days[stage.id] for stage in part.stages if stage.id in days),
            standing=shown.standing,
            owners=shown.owners,
            objectives={one.id: f"{one.number} {one.text}" for one in shown.objectives},
            heard={} if for_them else shown.heard,
            readings=shown.readings,
            account=account,
            title=part.head.name if wanted.title else "",
            about=_about(shown, part, wanted, account),
            legend=wanted.legend,
            moods=not for_them,
            brand=Brand(facts.company, account, secret, logo) if wanted.brand else None,
            accent=facts.accent if wanted.brand else ACCENT,
            made_on=shown.today,
            language=language().locale.replace("_", "-"),
        ),
        warnings,
    )


def _content(shown: JourneyShown) -> MapContent:
    if shown.content is None:
        raise KnownError(tr("This account has no journey map yet; start one first."))
    return shown.content


def _part(shown: JourneyShown, wanted: MapRequest) -> tuple[MapContent, tuple[str, ...]]:
    """Return what of the map is shown: to whom, and how much; and what of the chosen is left out."""
    whole = _content(shown)
    content = for_client(whole) if wanted.audience is Audience.CLIENT else whole
    if not wanted.chosen:
        return content, ()
    there = parts_in(whole, wanted.chosen)
    if not there:
        raise KnownError(tr("What was chosen is not on the map any more; choose something else."))
    shared = parts_in(content, there)
    if not shared:
        raise KnownError(tr("Nothing of the selection may leave for the client; choose other parts."))
    left = len(there) - len(shared)
    warnings = (
        trn(
            "{count} chosen part is not for the client and was left out.",
            "{count} chosen parts are not for the client and were left out.",
            left,
        ),
    )
    return excerpt(content, shared), warnings if left else ()


def _about(shown: JourneyShown, part: MapContent, wanted: MapRequest, account: str) -> str:
    """Return what stands below the title: whose map, of which day, and that it is a part."""
    parts = [account] if wanted.title else []
    if wanted.day:
        parts.append(day_text(shown.today))
    if wanted.chosen and part.cards != _content(shown).cards:
        count = len(part.cards)
        parts.append(trn("a part of the map, {count} card", "a part of the map, {count} cards", count))
    return " · ".join(part for part in parts if part)


def _missing(glyphs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        tr("No font has the character {character} ({code}).", character=repr(c), code=f"U+{ord(c):04X}")
        for c in glyphs
    )


def _smaller(density: float) -> tuple[str, ...]:
    if density >= PIXELS_A_UNIT:
        return ()
    return (
        tr(
            "The map is so large that the picture is only {percent}% as fine as others; PDF keeps it sharp.",
            percent=round(density / PIXELS_A_UNIT * 100),
        ),
    )
