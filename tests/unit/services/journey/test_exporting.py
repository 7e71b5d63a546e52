"""Maps as files: each kind, a part of one, and what is refused; nothing half is ever left."""

import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import pypdfium2
import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.printing import MapFormat, MapRequest, Paper
from cs_desktop.services.journey.card_table import COLUMNS
from cs_desktop.services.journey.changing import do_gesture
from cs_desktop.services.journey.exporting import export_map, find_map, map_sketches
from tests.unit.services.journey.maps import add_map, fill_map, read_map
from tests.workspaces import add_account


@pytest.fixture
def account(ctx):
    return add_account(ctx.workspace)


@pytest.fixture
def map_id(ctx, account):
    made = add_map(ctx, account)
    fill_map(ctx, made)
    return made


def _paint(sketch):
    assert sketch.parts
    return b"PNG", 2.0


def _export(ctx, account, out, wanted=None, map_id=None):
    request = wanted or MapRequest(MapFormat(out.suffix[1:]))
    return export_map(ctx, account, map_id, request, out, _paint)


def _words(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


@pytest.mark.usefixtures("map_id")
def test_a_pdf_can_be_searched_and_has_an_outline_a_title_and_the_same_bytes_each_time(
    ctx, account, tmp_path
):
    out = tmp_path / "map.pdf"
    made = _export(ctx, account, out)
    assert (made.pages, made.warnings) == (1, ())
    (words,) = _words(out)
    for text in ("Journey", "Onboard", "Kickoff call", "Never trained", "Clinic", "Internal"):
        assert text in words
    document = pypdfium2.PdfDocument(out)
    assert [entry.get_title() for entry in document.get_toc()] == ["Journey", "Buy", "Onboard"]
    assert document.get_metadata_dict()["Title"].startswith("Journey, ")
    document.close()
    first = out.read_bytes()
    assert b"Helvetica" not in first
    _export(ctx, account, out)
    assert out.read_bytes() == first


def test_an_svg_is_whole_xml_with_text_as_text_and_its_fonts_inside(ctx, account, map_id, tmp_path):
    out = tmp_path / "map.svg"
    builder = GestureBuilder("Add")
    content = read_map(ctx, map_id)
    lane, stage = content.lanes[0].id, content.stages[0].id
    for number, title in enumerate(("株式会社サンプル", "شركة الخليج (A) 24", "a <b> & \x0b c", "e\u0301")):
        place = {"lane_id": lane, "stage_id": stage, "row": number}
        builder.add(Kind.JOURNEY_CARD, kind="touchpoint", title=title, **place)
    do_gesture(ctx, map_id, builder.made())
    _export(ctx, account, out)
    root = ET.fromstring(out.read_text(encoding="utf-8"))
    name = "{http://www.w3.org/2000/svg}"
    texts = [element.text for element in root.iter(f"{name}text")]
    assert {"Kickoff call", "Never trained", "株式会社サンプル"} <= set(texts)
    assert any(text.startswith("a <b> & ") for text in texts)
    assert root.find(f"{name}title").text.startswith("Journey, ")
    style = root.find(f"{name}style").text
    families = {element.get("font-family").split(",")[0] for element in root.iter(f"{name}text")}
    assert all(f"font-family: '{family}'" in style for family in families)
    assert "http" not in style
    turned = [element for element in root.iter(f"{name}text") if element.get("direction") == "rtl"]
    assert turned


def test_the_table_has_every_field_and_no_formula(ctx, account, map_id, tmp_path):
    out = tmp_path / "map.csv"
    content = read_map(ctx, map_id)
    gap = next(card for card in content.cards if card.title == "Never trained")
    builder = GestureBuilder("Write")
    builder.put(Kind.JOURNEY_CARD, gap.id, notes='=HYPERLINK("x")', title="-1 day, “quoted”\nand more")
    do_gesture(ctx, map_id, builder.made())
    _export(ctx, account, out)
    content = out.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["title"] for row in rows] == ["Kickoff call", "'-1 day, “quoted”\nand more", "Clinic"]
    (row,) = (row for row in rows if row["kind"] == "gap")
    assert (row["notes"], row["stage"], row["lane"], row["state"], row["leads_to"]) == (
        *('\'=HYPERLINK("x")', "Onboard", "gaps", "open"),
        "Clinic",
    )


@pytest.mark.usefixtures("map_id")
def test_a_picture_is_painted_from_shapes(ctx, account, tmp_path):
    out = tmp_path / "map.png"
    _export(ctx, account, out)
    assert out.read_bytes() == b"PNG"
    made = export_map(ctx, account, None, MapRequest(MapFormat.PNG), out, lambda _sketch: (b"PNG", 0.5))
    assert made.warnings == (
        "The map is so large that the picture is only 25% as fine as others; PDF keeps it sharp.",
    )


def test_a_selection_says_that_it_is_one(ctx, account, map_id, tmp_path):
    gap = next(card for card in read_map(ctx, map_id).cards if card.title == "Never trained")
    request = MapRequest(MapFormat.PDF, chosen=((Kind.JOURNEY_CARD, gap.id),))
    _export(ctx, account, tmp_path / "part.pdf", request)
    (words,) = _words(tmp_path / "part.pdf")
    assert "a part of the map, 2 cards" in words
    assert "Never trained" in words
    assert "Clinic" in words
    assert "Kickoff call" not in words
    assert "Gap is not covered yet" not in words


@pytest.mark.usefixtures("map_id")
def test_a_customers_file_has_no_gaps_no_feelings_and_says_confidential(ctx, account, tmp_path):
    out = tmp_path / "map.pdf"
    _export(ctx, account, out, MapRequest(MapFormat.PDF, audience=Audience.CLIENT))
    (words,) = _words(out)
    assert "Kickoff call" in words
    for secret in ("Never trained", "Clinic", "Hopeful", "Planner", "Internal", "gap"):
        assert secret not in words
    _export(ctx, account, tmp_path / "map.csv", MapRequest(MapFormat.CSV, audience=Audience.CLIENT))
    assert "Never trained" not in (tmp_path / "map.csv").read_text(encoding="utf-8")


def test_a_selection_for_a_customer_has_nothing_that_stays_inside_and_is_never_the_whole_map(
    ctx, account, map_id, tmp_path
):
    content = read_map(ctx, map_id)
    cards = {card.title: (Kind.JOURNEY_CARD, card.id) for card in content.cards}
    gaps = next(lane for lane in content.lanes if lane.kind == "gaps")
    inside = (cards["Never trained"], cards["Clinic"], (Kind.JOURNEY_LANE, gaps.id))
    for kind in (MapFormat.PDF, MapFormat.SVG, MapFormat.PNG, MapFormat.CSV):
        out = tmp_path / f"map.{kind}"
        with pytest.raises(KnownError, match="Nothing of the selection may leave for the client"):
            _export(ctx, account, out, MapRequest(kind, chosen=inside, audience=Audience.CLIENT))
        with pytest.raises(KnownError, match="not on the map any more"):
            _export(ctx, account, out, MapRequest(kind, chosen=((Kind.JOURNEY_CARD, 99),)))
        assert not out.exists()
    some = MapRequest(MapFormat.CSV, chosen=(*inside, cards["Kickoff call"]), audience=Audience.CLIENT)
    made = _export(ctx, account, tmp_path / "map.csv", some)
    assert made.warnings == ("3 chosen parts are not for the client and were left out.",)
    rows = csv.DictReader(io.StringIO((tmp_path / "map.csv").read_text(encoding="utf-8-sig"), newline=""))
    assert [row["title"] for row in rows] == ["Kickoff call"]


@pytest.mark.usefixtures("map_id")
def test_what_is_not_asked_for_is_not_there(ctx, account, tmp_path):
    bare = MapRequest(MapFormat.PDF, title=False, day=False, legend=False, brand=False)
    _export(ctx, account, tmp_path / "map.pdf", bare)
    (words,) = _words(tmp_path / "map.pdf")
    for text in ("Internal", "2026", "open gap", "milestones"):
        assert text not in words


def test_a_long_map_takes_tiles_or_says_that_one_page_makes_it_small(ctx, account, map_id, tmp_path):
    builder = GestureBuilder("Add")
    for place in range(30):
        builder.add(Kind.JOURNEY_STAGE, name=f"Stage {place}", position=2 + place)
    do_gesture(ctx, map_id, builder.made())
    tiled = _export(ctx, account, tmp_path / "t.pdf", MapRequest(MapFormat.PDF, Paper.A4_TILES))
    pages = _words(tmp_path / "t.pdf")
    # 32 stages of 163, labels of 106 and margins of 56 are 5,378 units, 3,137 points where titles have 7:
    # four lying A4 show 4 × 757 + 28 = 3,056 of them (267 mm each and the last centimetre).
    assert tiled.pages == len(pages) == 5
    for text in ("Sheet A5 of 1 × 5", "Journey · Halden Freight · Oct 13, 2026", "Internal"):
        assert text in pages[-1]
    assert "Kickoff call" in pages[0]
    assert "Kickoff call" not in pages[-1], "what a sheet does not show is not on it"
    small = _export(ctx, account, tmp_path / "s.pdf", MapRequest(MapFormat.PDF, Paper.A4))
    assert small.warnings[0].startswith("Titles are 1.8 points small on this page")
    sketches = map_sketches(ctx, account, None, MapRequest(paper=Paper.A3_TILES), lambda *_: None)
    # Three lying A3 show 3 × 1,106 + 28 points.
    assert len(sketches) == 3


@pytest.mark.usefixtures("map_id")
def test_maps_are_found_by_name(ctx, account):
    other = add_map(ctx, account, "Renewal")
    assert find_map(ctx, account, None) is None
    assert find_map(ctx, account, " renewal ") == other
    with pytest.raises(KnownError, match="No map is called x; the account's maps: Journey, Renewal"):
        find_map(ctx, account, "x")
    add_map(ctx, account, "Renewal")
    with pytest.raises(KnownError, match="Several maps"):
        find_map(ctx, account, "Renewal")


def test_what_cannot_be_written_is_refused_and_leaves_nothing(ctx, account, tmp_path):
    out = tmp_path / "map.pdf"
    with pytest.raises(KnownError, match="no journey map yet"):
        _export(ctx, account, out)
    map_id = add_map(ctx, account)
    fill_map(ctx, map_id)
    with pytest.raises(KnownError, match="does not exist"):
        _export(ctx, account, tmp_path / "none" / "map.pdf")
    out.mkdir()
    with pytest.raises(KnownError, match="cannot be written"):
        _export(ctx, account, out)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.pdf", "team.csdesk"]


@pytest.mark.usefixtures("map_id")
def test_a_cancelled_export_leaves_no_file(ctx, account, tmp_path):
    class StoppedError(Exception):
        pass

    def stop(done, _whole, _phase):
        if done >= 30:
            raise StoppedError

    request = replace(MapRequest(), format=MapFormat.PDF)
    with pytest.raises(StoppedError):
        export_map(ctx, account, None, request, tmp_path / "map.pdf", _paint, stop)
    assert not (tmp_path / "map.pdf").exists()
