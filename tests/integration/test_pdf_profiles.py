"""What leaves the house as PDF can be kept and heard: it passes PDF/A-2a and PDF/UA-1 in veraPDF's engine."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cs_desktop.domain.deck.content import AnyDeck, Audience, Picture, Typeface
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.deck.slides import MessageSlide, TitleSlide
from cs_desktop.domain.plan.certificate import Issuer, certificate_of
from cs_desktop.domain.plan.confirming import proposals, result_of
from cs_desktop.reports.charts.file import ChartFile
from cs_desktop.reports.pdf import render_pdf
from cs_desktop.reports.pdf.contact_sheet import SheetRow, draw_contact_sheet
from cs_desktop.reports.plan.certificate import draw_certificate
from tests.commands import run_all
from tests.unit.domain.plan.ledgers import confirmation, plan, shown
from tests.unit.reports import samples
from tests.unit.reports.brand_font import bar_font
from tests.verapdf import PROFILES, verdicts

pytestmark = pytest.mark.torture

TEXTS = {
    "long": samples.LONG,
    "hostile": samples.HOSTILE,
    "japanese": samples.JAPANESE,
    "arabic": samples.ARABIC,
    "named": f"\u200eسامي الحداد, Managing Director confirmed value, {samples.ARABIC}",
    "scripts": "Привет Ελληνικά שלום مرحبا 한국어 शिपिंग कंपनी บริษัทขนส่ง e\u0301 ﬁ soft\u00adhyphen",
    "emoji": "🎉 👩‍🚀 🇩🇪 1\ufe0f\u20e3 x\u200dy",
    "no glyph": "Sumerian 𒀀𒀁 שלום 𒀀, private \ue000 שלום \ue000 \U000f0000, none \ufeff \ufffe \uffff",
    "control": "a\x00b\x1b\u202ec\ud800 \t\u2028 (]] ) \\ %% >> endstream endobj <</S/JavaScript>>",
}
ACCOUNTS = ("Halden Freight", "Ansgarth Wind")
PICTURES = (
    *(("RGBA", "PNG"), ("LA", "PNG"), ("L", "PNG"), ("P", "PNG"), ("1", "PNG")),
    *(("RGB", "JPEG"), ("L", "JPEG"), ("CMYK", "JPEG")),
)


def picture(mode: str, form: str) -> Picture:
    content = BytesIO()
    Image.new(mode, (40, 30)).save(content, form)
    return Picture(content.getvalue(), 40, 30)


def others() -> Iterator[tuple[str, bytes]]:
    """Yield what the command line does not write."""
    for name, chart in {"line": samples.usage_chart(), "bridge": samples.bridge_chart()}.items():
        yield name, ChartFile(chart, "en-US", "#2355C4").pdf()
    logo = picture("RGBA", "PNG")
    issuer = Issuer("Corvane", "#2355C4", "Corvane 2026", "en", logo, samples.DAY)
    (proposal,) = proposals(shown(plan()))
    entry = confirmation(7, 4_200_000, result=result_of(proposal, 4_200_000, ""), quote=samples.ARABIC)
    certificate = certificate_of(entry, samples.DAY, samples.LONG, "USD", "mail.txt", issuer)
    yield "certificate", draw_certificate(certificate).content
    rows = [SheetRow("Halden", ("3 pages",), (logo, logo)), SheetRow("Other", reason="It has no plan")]
    yield "contact sheet", draw_contact_sheet("Decks", samples.DAY, rows)


def decks() -> Iterator[tuple[str, AnyDeck]]:
    yield "usual", samples.deck()
    yield "empty", samples.empty_deck()
    yield "german", samples.deck(language="de-DE", audience=Audience.INTERNAL)
    yield "brand", samples.deck(typeface=Typeface("Bars", ((400, bar_font()),)))
    for name, text in TEXTS.items():
        yield name, samples.long_deck(text)
    for mode, form in PICTURES:
        logo = picture(mode, form)
        yield f"logo {mode} {form}", replace(samples.deck(), logo=logo, own_logo=logo)
    huge = "語" * 20_000
    yield "huge", samples.deck((TitleSlide(), MessageSlide(huge, ("One sentence.",))), title=huge)
    journey, goals = samples.journey(), samples.objectives()
    gap = replace(journey.gaps[0], keys=("gap-1", "bridge-2"), leads_to=("objective-9",))
    lost = replace(journey.gaps[1], keys=("gap-4",), leads_to=("objective-8",))
    rows = (*goals.objectives[:2], replace(goals.objectives[2], keys=("objective-9",)))
    linked = (replace(journey, gaps=(gap, lost)), replace(goals, objectives=rows))
    yield "links", samples.deck((samples.deck().slides[0], *linked))


def test_decks_of_every_content_pass(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    for name, deck in decks():
        render_pdf(deck, tmp_path / f"{name}.pdf")
    for name, content in others():
        (tmp_path / f"{name}.pdf").write_bytes(content)
    record_property("decks that pass PDF/UA-1 and PDF/A-2a", _passed(tmp_path))


def test_what_the_command_line_exports_passes(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    workspace, folder = tmp_path / "sample.csdesk", tmp_path / "out"
    folder.mkdir()
    (made,) = run_all(["demo", workspace])
    assert made.status == 0, made.err
    wanted = [
        ("deck", "--template", DeckTemplate.PORTFOLIO),
        ("report",),
        *(
            ("deck", "--template", template, "--audience", audience, "--account", account)
            for template in DeckTemplate
            if template is not DeckTemplate.PORTFOLIO
            for audience in Audience
            for account in ACCOUNTS
        ),
        *(("map", "--paper", paper, "--account", ACCOUNTS[0]) for paper in ("map", "a4", "a4-tiles")),
        *((kind, "--account", ACCOUNTS[0]) for kind in ("plan", "onepager")),
    ]
    commands = [
        ["export", kind, workspace, *options, "--out", folder / f"{number} {kind}.pdf"]
        for number, (kind, *options) in enumerate(wanted)
    ]
    for command, answer in zip(commands, run_all(*commands), strict=True):
        assert answer.status == 0, (command, answer.err)
    record_property("exports that pass PDF/UA-1 and PDF/A-2a", _passed(folder))


def _passed(folder: Path) -> str:
    """Check all files of a folder; return how many they are, and what they passed."""
    paths = sorted(folder.glob("*.pdf"))
    found = verdicts(paths)
    assert found.keys() == {(path.name, profile) for path in paths for profile in PROFILES}
    broken = {key: verdict.breaches[:3] for key, verdict in found.items() if verdict.breaches}
    assert not broken
    assert all(verdict.checks for verdict in found.values())
    checks = sum(verdict.checks for verdict in found.values())
    return f"{len(paths)} files, {checks:,} checks"
