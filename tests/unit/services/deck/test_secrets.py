"""No deck for a client holds what is not shared: searched in all that its files hold, for planted secrets."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from cs_desktop.domain.deck.content import AnyDeck, Audience
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign, usual_design
from cs_desktop.domain.deck.encoding import encode
from cs_desktop.domain.deck.figures import collect_figures
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, TEMPLATES, DeckTemplate, SlideKey
from cs_desktop.domain.deck.sharing import Released
from cs_desktop.domain.deck.slides import JourneySlide
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.reports.pdf import render_pdf
from cs_desktop.reports.pptx import render_pptx
from cs_desktop.services.context import Context
from cs_desktop.services.deck.brand import brand_of
from cs_desktop.services.deck.facts import DeckFacts, gather
from cs_desktop.services.deck.facts.offering import offered_items
from cs_desktop.services.deck.handouts import export_one_pager
from cs_desktop.services.deck.making import make_deck
from cs_desktop.services.demo import DemoOptions, make_demo
from cs_desktop.services.workspaces import open_
from tests.pdfs import pdf_words
from tests.unit.services.deck.planted import DISCOUNT_TOLD, LIST_PRICE_TOLD, PRICE_TOLD, plant
from tests.workspaces import NOON, context

TOLD = "Leave Qzsharedxw on time"
"""What the customer wants: shared, so that a search that finds nothing is seen to be one that finds."""


class World(NamedTuple):
    ctx: Context
    facts: DeckFacts
    secrets: Mapping[str, str]
    account_id: int


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    path = tmp_path_factory.mktemp("secrets") / "a.csdesk"
    make_demo(path, DemoOptions(accounts=3, months=12), NOON)
    workspace = open_(path, NOON)
    account_id = _richest(workspace)
    workspace.close()
    secrets = plant(path, account_id, TOLD)
    workspace = open_(path, NOON)
    ctx = context(workspace)
    yield World(ctx, gather(ctx, account_id, None), secrets, account_id)
    workspace.close()


def _richest(workspace: WorkspaceFile) -> int:
    """Return the account of which most was confirmed and frozen."""
    query = "SELECT account_id FROM value_confirmation GROUP BY account_id ORDER BY count(*) DESC, account_id"
    return int(workspace.read(lambda connection: connection.exec_driver_sql(query).scalar_one()))


def everything(template: DeckTemplate, audience: Audience, released: Released) -> DeckDesign:
    """Return a deck with all that its template, or with EBR any other, could show."""
    keys = tuple(SlideKey) if template is DeckTemplate.EBR else TEMPLATES[template].slides
    slides = tuple(
        SlideDesign(
            key,
            options={one.key: True for one in SLIDE_KINDS[key].options},
            notes="Qznotesxw" if key is SlideKey.TITLE else "",
            texts={"points_1": "Ours"} if key is SlideKey.TEXT else {},
        )
        for key in keys
    )
    return replace(usual_design(template, audience), slides=slides, released=released)


def made(world: World, design: DeckDesign) -> AnyDeck:
    return make_deck(world.facts, design, brand_of(world.ctx, world.account_id)).deck


def leaked(world: World, said: str) -> dict[str, str]:
    """Return the secrets that are in a text, and where they were planted."""
    return {secret: place for secret, place in world.secrets.items() if secret in said}


def pdf_said(path: Path) -> str:
    """Return all that a PDF holds: its words, and each string and stream, unpacked, in both encodings."""
    said = [pdf_words(path)]
    with closing(pikepdf.open(path)) as file:
        for part in file.objects:
            if isinstance(part, pikepdf.Stream):
                said += _decoded(part.read_bytes())
            said += _decoded(part.unparse(resolved=False))
    return "\n".join((*said, *_decoded(path.read_bytes())))


def pptx_said(content: bytes) -> str:
    """Return all that a presentation holds, what is embedded in it included."""
    said = []
    with zipfile.ZipFile(BytesIO(content)) as file:
        for name in file.namelist():
            part = file.read(name)
            said.append(name)
            # Between two runs of a paragraph a word may be cut in two.
            said += [pptx_said(part)] if part.startswith(b"PK") else [*_decoded(part), _without_marks(part)]
    return "\n".join(said)


def _without_marks(part: bytes) -> str:
    return re.sub("<[^>]*>", "", part.decode("utf-8", "replace"))


def _decoded(part: bytes) -> list[str]:
    return [
        part.decode("latin-1"),
        part.decode("utf-16-be", "replace"),
        part[1:].decode("utf-16-be", "replace"),
    ]


FIGURES = (*DISCOUNT_TOLD, *LIST_PRICE_TOLD, *PRICE_TOLD)


@pytest.mark.parametrize("template", [one for one in DeckTemplate if one is not DeckTemplate.PORTFOLIO])
def test_no_template_says_to_a_client_what_is_not_shared(world: World, template: DeckTemplate) -> None:
    deck = made(world, everything(template, Audience.CLIENT, Released()))
    said = encode(deck).document.decode()
    assert leaked(world, said) == {}
    assert [figure for figure in FIGURES if figure in said] == []
    assert len(deck.slides) > 5


def test_no_file_for_a_client_holds_what_is_not_shared(world: World, tmp_path: Path) -> None:
    deck = made(world, everything(DeckTemplate.EBR, Audience.CLIENT, Released()))
    render_pdf(deck, tmp_path / "deck.pdf")
    render_pptx(deck, tmp_path / "deck.pptx")
    export_one_pager(world.ctx, world.account_id, tmp_path / "page.pdf", audience=Audience.CLIENT)
    for name, has_outcome, has_notes in (
        ("deck.pdf", True, False),
        ("deck.pptx", True, True),
        ("page.pdf", False, False),
    ):
        path = tmp_path / name
        said = pptx_said(path.read_bytes()) if path.suffix == ".pptx" else pdf_said(path)
        assert "Third quarter 2026" in said
        assert ("Qzsharedxw" in said, "Qznotesxw" in said) == (has_outcome, has_notes), name
        assert leaked(world, said) == {}, name
        assert [figure for figure in FIGURES if figure in said] == [], name


def test_feelings_gaps_and_scores_are_not_told_unless_released(world: World) -> None:
    deck = made(world, everything(DeckTemplate.EBR, Audience.CLIENT, Released()))
    stages = [stage for slide in deck.slides if isinstance(slide, JourneySlide) for stage in slide.stages]
    gaps = [gap for slide in deck.slides if isinstance(slide, JourneySlide) for gap in slide.gaps]
    assert stages
    told = {(stage.feeling, stage.target, stage.word, stage.open_gaps, stage.unbridged) for stage in stages}
    assert (told, gaps) == ({(None, None, "", 0, 0)}, [])
    assert [figure.label for figure in collect_figures(deck.slides) if "ealth" in figure.label] == []


def test_what_was_released_is_in_it_and_nothing_else(world: World) -> None:
    keys = frozenset(one.item.key for one in offered_items(world.facts))
    deck = made(world, everything(DeckTemplate.EBR, Audience.CLIENT, Released(keys)))
    said = encode(deck).document.decode()
    assert set(leaked(world, said).values()) <= {
        "a card of a journey",
        "journey_emotion.word",
        "measure.worth_note",
        "scorecard.name",
    }
    assert "a card of a journey" in leaked(world, said).values()
    assert any(figure in said for figure in ("773377700", *PRICE_TOLD))
    assert [figure for figure in (*DISCOUNT_TOLD, *LIST_PRICE_TOLD) if figure in said] == []


def test_one_item_alone_releases_no_other(world: World) -> None:
    offered = offered_items(world.facts)
    (gap, *_) = [one for one in offered if one.item.key.startswith("gap-")]
    deck = made(world, everything(DeckTemplate.EBR, Audience.CLIENT, Released(frozenset({gap.item.key}))))
    said = encode(deck).document.decode()
    assert set(leaked(world, said).values()) == {"a card of a journey"}
    assert [figure for figure in FIGURES if figure in said] == []


def test_a_deck_for_ourselves_shows_that_the_search_finds(world: World) -> None:
    deck = made(world, everything(DeckTemplate.EBR, Audience.INTERNAL, Released(everything=True)))
    found = set(leaked(world, encode(deck).document.decode()).values())
    assert found >= {"a card of a journey", "our own milestone"}, found
