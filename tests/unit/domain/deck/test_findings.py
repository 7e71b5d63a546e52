"""What is found before a deck leaves: each fault is told where it is, and a deck without any is fine."""

from dataclasses import replace
from datetime import date

import pytest

from cs_desktop.domain.charts.spec import ChartKind, ChartSpec, Series
from cs_desktop.domain.deck.content import Audience, Deck, PageParts, Picture, SlideMark
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign
from cs_desktop.domain.deck.findings import drawn_findings, findings_of
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.domain.deck.shown import BrandShown, DeckEntry, DeckShown, SlideShown
from cs_desktop.domain.deck.slides import ChartPanel, ChartsSlide, ObjectiveRow, ObjectivesSlide, TitleSlide
from cs_desktop.domain.figures import Status

DAY = date(2026, 10, 13)
CHART = ChartSpec(ChartKind.LINE, "Use rose", "", (Series("Use", (1.0,), (DAY,)),), source="usage", as_of=DAY)
OBJECTIVE = ObjectiveRow("Leave on time", "", None, None, None, "", "", agreed=True, keys=("objective-1",))
SOURCELESS = ChartPanel(replace(CHART, source=""))
PAGES = (
    TitleSlide(),
    ChartsSlide("Use rose by a tenth in the quarter", (ChartPanel(CHART),), ""),
    ObjectivesSlide("One objective is agreed for the next quarter", (OBJECTIVE,), ""),
)
KEYS = (SlideKey.TITLE, SlideKey.ADOPTION, SlideKey.OBJECTIVES)


def shown(**changes: object) -> DeckShown:
    """Return a deck without a fault, with fields of it, of its slides or of its pages changed."""
    values: dict[str, object] = {"slides": PAGES, "logo": Picture(b"x", 1, 1)}
    values["marks"] = tuple(SlideMark(key.value) for key in KEYS)
    of_slides = changes.pop("slide", {})
    values.update({name: value for name, value in changes.items() if name != "warnings"})
    deck = Deck("Review", "", "Halden", "Corvane", "Q3 2026", DAY, **values)  # type: ignore[arg-type] # by name
    slides = tuple(
        SlideShown(SlideDesign(key, place + 10), key.value.capitalize(), title, title, place=place)
        for place, (key, title) in enumerate(
            zip(KEYS, ("Review", *(one.title for one in deck.slides[1:])), strict=True)
        )
    )
    slides = (slides[0], replace(slides[1], **of_slides), slides[2])  # type: ignore[arg-type] # by name
    entry = DeckEntry(1, 1, "Halden", "", DeckTemplate.EBR, Audience.CLIENT, "", DAY)
    brand = BrandShown("Corvane", deck.accent, "", "")
    warnings = changes.get("warnings", ())
    return DeckShown(entry, DeckDesign(), deck, slides, brand, DAY, warnings=warnings)  # type: ignore[arg-type]


def test_a_deck_without_a_fault_is_fine() -> None:
    found = findings_of(shown())
    assert {one.status for one in found} == {Status.GOOD}
    assert [one.text for one in found] == [
        "Every title states a message",
        "Every figure and chart names its source",
    ]


@pytest.mark.parametrize(
    ("changes", "status", "said", "slide_id"),
    [
        ({"slide": {"title": "Adoption"}}, Status.WATCH, "Adoption: Names a topic", 11),
        ({"slide": {"unsupported": "The data now says: no"}}, Status.RISK, "Adoption: The data now says", 11),
        (
            {"slide": {"place": None, "absent": "Nothing was measured."}},
            *(Status.WATCH, "Adoption is left out: Nothing was measured.", 11),
        ),
        (
            {
                "slides": (
                    PAGES[0],
                    ChartsSlide("Use rose by a tenth", (ChartPanel(replace(CHART, source="")),), ""),
                    PAGES[2],
                )
            },
            *(Status.WATCH, "The chart “Use rose” names no source", 11),
        ),
        (
            {"slides": (*PAGES[:2], replace(PAGES[2], objectives=(replace(OBJECTIVE, agreed=False),)))},
            *(Status.WATCH, "Objectives: 1 objective is not agreed", 12),
        ),
        ({"accent": "#0E9F9A"}, Status.WATCH, "3.3 to 1", None),
        ({"logo": None}, Status.WATCH, "no logo of the customer", None),
        ({"confidentiality": " "}, Status.WATCH, "is empty", None),
        (
            {"marks": (SlideMark("title", "Hi"), *map(SlideMark, "ab"))},
            Status.WATCH,
            "notes of 1 slide",
            None,
        ),
        ({"warnings": ("Our logo is left out.",)}, Status.WATCH, "Our logo is left out.", None),
    ],
)
def test_each_fault_is_told_first_and_leads_to_its_slide(
    changes: dict[str, object], status: Status, said: str, slide_id: int | None
) -> None:
    found = findings_of(shown(**changes))
    faults = [one for one in found if one.status is not Status.GOOD]
    assert found[: len(faults)] == tuple(faults)
    assert [(one.status, one.slide_id) for one in faults] == [(status, slide_id)]
    assert said in faults[0].text


def test_many_slides_without_data_are_one_finding_behind_what_can_be_seen_to() -> None:
    deck = shown(logo=None)
    without = tuple(replace(one, place=None, absent="Nothing yet.") for one in deck.slides)
    *others, summed = (
        one for one in findings_of(replace(deck, slides=without)) if one.status is Status.WATCH
    )
    assert [one.text for one in others] == ["There is no logo of the customer"]
    assert (summed.text, summed.slide_id) == ("3 slides have no data yet", None)
    assert [(one.slide_id, one.text.endswith("Nothing yet.")) for one in summed.parts] == [
        (10, True),
        (11, True),
        (12, True),
    ]
    # Of two each says for itself what is missing.
    two = (deck.slides[0], *without[1:])
    texts = [one.text for one in findings_of(replace(deck, slides=two)) if not one.parts]
    assert sum("is left out" in text for text in texts) == 2


def test_what_was_written_by_hand_is_left_to_the_writer() -> None:
    design = SlideDesign(
        SlideKey.ADOPTION, 11, title="Use rose by a tenth", texts={"points": "Ours", "other": ""}
    )
    (told, *_) = findings_of(shown(slide={"design": design}))
    assert (told.status, told.text.partition(":")[0]) == (Status.NONE, "2 texts are written by hand")


def test_what_is_switched_off_is_not_missed() -> None:
    parts = PageParts(confidentiality=False, logos=False)
    found = findings_of(shown(parts=parts, logo=None, confidentiality=""))
    assert {one.status for one in found} == {Status.GOOD}


def test_what_only_the_pages_tell() -> None:
    found = drawn_findings(("\U0001f9ff",), ((4, "A very long name"),))
    assert [one.text for one in found] == [
        "No font has the character '\U0001f9ff' (U+1F9FF).",
        "Page 4: “A very long name” is cut short; it stands in full on the last pages.",
    ]
