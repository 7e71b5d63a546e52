"""Decks to draw: one like the design, one with everything too long, one with nothing in it."""

from dataclasses import replace
from datetime import date, timedelta

from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Event, Series, Threshold, Zone
from cs_desktop.domain.deck.content import Deck
from cs_desktop.domain.deck.figures import appendix
from cs_desktop.domain.deck.slides import (
    ASK,
    DID_NOT,
    WORKED,
    Align,
    Block,
    Cell,
    ChartPanel,
    ChartsSlide,
    Column,
    FiguresSlide,
    JourneyGap,
    JourneySlide,
    JourneyStage,
    KeyFigure,
    MeasureRow,
    MeasuresSlide,
    MessageSlide,
    Milestone,
    MilestoneState,
    ObjectiveRow,
    ObjectivesSlide,
    OwnPeopleSlide,
    OwnPerson,
    OwnTableSlide,
    PeopleSlide,
    Person,
    PointsSlide,
    Row,
    Side,
    Slide,
    SummarySlide,
    TableSlide,
    TitleSlide,
)
from cs_desktop.domain.figures import Figure, Status, Unit

DAY = date(2026, 10, 27)
PLAN = "Success plan v3, agreed April 14, 2026"


def figure(
    label: str, value: float | None, unit: Unit = Unit.SHARE, *, note: str = "", status: Status = Status.NONE
) -> Figure:
    """Return a figure with formula, source and date."""
    formula = f"what the plan defines as {label.lower()}, over the last four weeks"
    reason = "" if value is not None else "nobody was asked in this period"
    return Figure(label, value, unit, formula, PLAN, DAY, "USD", reason, note, status)


def key(label: str, value: float | None, unit: Unit, note: str, status: Status, word: str) -> KeyFigure:
    """Return a key figure."""
    return KeyFigure(figure(label, value, unit, note=note, status=status), word=word)


def weeks(
    count: int, start: float, end: float, wave: float = 0.012
) -> tuple[tuple[date, ...], tuple[float, ...]]:
    """Return weekly days up to DAY and values that rise with small waves."""
    days = tuple(DAY - timedelta(weeks=count - 1 - i) for i in range(count))
    steps = max(count - 1, 1)
    return days, tuple(
        start + (end - start) * i / steps + wave * ((i * 7) % 5 - 2) * (0 < i < steps) for i in range(count)
    )


def usage_chart() -> ChartSpec:
    """Return a line with target and events."""
    days, values = weeks(28, 0.38, 0.71)
    return ChartSpec(
        ChartKind.LINE,
        "Weekly active planners",
        "Share of 186 planners, April to October",
        (Series("Weekly active planners", values, days),),
        Axis(Unit.SHARE),
        thresholds=(Threshold(0.8, "Target 80% by November 30"),),
        events=(Event(date(2026, 8, 18), "Depot 4 live"), Event(date(2026, 9, 22), "Outage, 3 h")),
        source="Product usage by week",
        as_of=DAY,
    )


def shift_chart() -> ChartSpec:
    """Return two bars of which one is the key figure."""
    return ChartSpec(
        ChartKind.BAR,
        "The same, by shift",
        "Week of October 19",
        (
            Series("Day shift", (0.9, None), role=SeriesRole.CONTEXT),
            Series("Night shift", (None, 0.22)),
        ),
        Axis(Unit.SHARE),
        Axis(categories=("Day shift", "Night shift")),
        source="Product usage by week",
        as_of=DAY,
    )


def health_chart() -> ChartSpec:
    """Return a line before bands."""
    days, values = weeks(28, 49, 68, 1.1)
    return ChartSpec(
        ChartKind.LINE,
        "Health score",
        "Points of 100, April to October",
        (Series("Health", tuple(round(v) for v in values), days, SeriesRole.SECOND),),
        Axis(Unit.NUMBER, from_zero=False),
        zones=(
            Zone(70, 100, "Healthy, 70 and up", Status.GOOD),
            Zone(0, 50, "At risk, under 50", Status.RISK),
        ),
        source="Health model v5",
        as_of=DAY,
    )


def arr_chart() -> ChartSpec:
    """Return steps of money."""
    days = (date(2025, 9, 22), date(2025, 12, 2), date(2026, 4, 14), date(2026, 8, 17), DAY)
    return ChartSpec(
        ChartKind.STEP,
        "The subscription grew with each depot",
        "ARR in USD",
        (Series("ARR", (20_000_000, 32_000_000, 48_000_000, 64_000_000, 64_000_000), days),),
        Axis(Unit.MONEY, "USD"),
        source="Subscriptions",
        as_of=DAY,
    )


def bridge_chart() -> ChartSpec:
    """Return a waterfall."""
    return ChartSpec(
        ChartKind.BRIDGE,
        "Two expansions outweigh one reduction",
        "Change of ARR over the year, USD",
        (Series("ARR", (48_000_000, 12_000_000, 8_500_000, -4_500_000)),),
        Axis(Unit.MONEY, "USD"),
        Axis(categories=("October 2025", "Depot 4", "Night shift seats", "Reporting add-on")),
        source="Subscriptions",
        as_of=DAY,
    )


def two_lines_chart() -> ChartSpec:
    """Return two series over the same days."""
    days, opened = weeks(20, 34, 18, 2.0)
    _, closed = weeks(20, 28, 21, 1.5)
    return ChartSpec(
        ChartKind.LINE,
        "Tickets fall while use rises",
        "Tickets a week",
        (Series("Opened", opened, days), Series("Solved within the day", closed, days, SeriesRole.SECOND)),
        Axis(Unit.COUNT),
        source="Service desk",
        as_of=DAY,
    )


def milestones() -> tuple[Milestone, ...]:
    """Return the way of the design's title page."""
    return (
        Milestone("Signed", date(2025, 9, 22), MilestoneState.REACHED),
        Milestone("First depot live", date(2025, 12, 2), MilestoneState.REACHED),
        Milestone("Success plan agreed", date(2026, 4, 14), MilestoneState.REACHED),
        Milestone("Four depots live", date(2026, 8, 17), MilestoneState.REACHED),
        Milestone("97% on time", date(2026, 12, 11), MilestoneState.DUE),
        Milestone("Renewed", date(2027, 1, 31), MilestoneState.DUE),
        Milestone("Reference", date(2027, 3, 1), MilestoneState.PROPOSED),
    )


def measures() -> tuple[MeasureRow, ...]:
    """Return five measures, one of them behind."""

    def row(
        name: str,
        sub: str,
        unit: Unit,
        values: tuple[float, float, float, float],
        worth: int,
        *,
        good: bool = True,
    ) -> MeasureRow:
        baseline, current, target, expected = values
        return MeasureRow(
            name,
            sub,
            figure(name, current, unit),
            Status.GOOD if good else Status.RISK,
            "On pace" if good else "Behind",
            figure(f"{name}, baseline", baseline, unit),
            figure(f"{name}, target", target, unit),
            figure(f"{name}, planned for today", expected, unit),
            figure(f"{name}, worth", worth, Unit.MONEY) if worth else None,
        )

    return (
        row(
            "Departures leave on time",
            "share of weekly departures",
            Unit.SHARE,
            (0.895, 0.948, 0.97, 0.9415),
            0,
        ),
        row("Planner hours per depot", "hours per week", Unit.NUMBER, (41, 27, 22, 29.2), 15_100_000),
        row(
            "Overtime cost, all depots",
            "per month",
            Unit.MONEY,
            (61_200_000, 54_800_000, 52_000_000, 55_700_000),
            76_800_000,
        ),
        row("Weekly active planners", "share of 186 planners", Unit.SHARE, (0.38, 0.71, 0.80, 0.682), 0),
        row(
            "Planner satisfaction",
            "survey score out of 10",
            Unit.NUMBER,
            (5.9, 6.4, 8.0, 6.95),
            0,
            good=False,
        ),
    )


def summary() -> SummarySlide:
    """Return the design's executive summary."""
    return SummarySlide(
        "Halden gets the result it bought. This quarter has to make it easy to live with.",
        (
            key(
                "of departures left on time",
                0.948,
                Unit.SHARE,
                "From 89.5%, agreed target 97.0%",
                Status.GOOD,
                "On pace",
            ),
            key(
                "saved a year on overtime and planning",
                92_000_000,
                Unit.MONEY,
                "1.4 times the yearly subscription of $640K",
                Status.GOOD,
                "Confirmed",
            ),
            key(
                "of 10 for planner satisfaction",
                6.4,
                Unit.NUMBER,
                "From 5.9, agreed target 8.0",
                Status.RISK,
                "Behind",
            ),
        ),
        (
            Block(
                WORKED,
                (
                    "Four depots plan tomorrow’s runs before 4 PM.",
                    "Planner hours per depot fell from 41 to 27 a week.",
                    "Overtime is down $64K a month, confirmed by finance.",
                ),
            ),
            Block(
                DID_NOT,
                (
                    "Night-shift planners were never trained: 22% active, 90% by day.",
                    "Approving a plan takes 11 clicks. A fix is due December 4.",
                    "Satisfaction rose half a point, a quarter of the way to target.",
                ),
            ),
            Block(
                ASK,
                (
                    "Name one night-shift lead per depot by October 30.",
                    "Agree today on the four objectives on page 6.",
                    "Plan a COO briefing before January 12.",
                ),
            ),
        ),
        "Source: success plan v3 and planner survey, 38 answers, September 28, 2026.",
    )


def objectives() -> ObjectivesSlide:
    """Return the design's next objectives."""

    def row(
        name: str,
        measure: str,
        values: tuple[float, float],
        unit: Unit,
        due: date,
        ours: str,
        theirs: str,
        tag: str = "",
    ) -> ObjectiveRow:
        now, target = values
        return ObjectiveRow(
            name,
            measure,
            figure(name, now, unit),
            figure(f"{name}, target", target, unit),
            due,
            ours,
            theirs,
            tag,
        )

    return ObjectivesSlide(
        "Four measurable objectives for the fourth quarter, each with an owner on both sides",
        (
            row(
                "Departures leave on time before peak",
                "Share of weekly departures",
                (0.948, 0.97),
                Unit.SHARE,
                date(2026, 12, 11),
                "Customer success",
                "VP Operations",
            ),
            row(
                "Night-shift planners work in the plan",
                "Weekly active planners, nights",
                (0.22, 0.65),
                Unit.SHARE,
                date(2026, 12, 18),
                "Customer success",
                "Head of Planning",
            ),
            row(
                "Depots 5 and 6 go live",
                "Depots planning in Corvane",
                (4, 6),
                Unit.COUNT,
                date(2026, 11, 20),
                "Onboarding",
                "IT Manager",
            ),
            row(
                "Planners like working this way",
                "Planner satisfaction, out of 10",
                (6.4, 7.0),
                Unit.NUMBER,
                date(2026, 12, 18),
                "Customer success",
                "Head of Planning",
                "carried from Q3",
            ),
        ),
        "Each objective is scored at the review on January 12, 2027.",
        ("One night-shift lead per depot by October 30", "A COO briefing before January 12"),
    )


def journey() -> JourneySlide:
    """Return a journey of six stages with all that the slide can show."""
    names = ("Buy", "Onboard", "Adopt", "Realize value", "Renew", "Grow")
    feelings = (1.0, -1.6, 1.0, -0.6, None, 1.5)
    stages = tuple(
        JourneyStage(
            name,
            "Jul 1 – Sep 29, 2026",
            ("Every planner builds tomorrow’s plan here",),
            milestones()[place : place + 2],
            feeling,
            "Relieved",
            place % 3,
            place % 2,
            ("Kickoff call",),
            here=place == 3,
        )
        for place, (name, feeling) in enumerate(zip(names, feelings, strict=True))
    )
    gaps = tuple(
        JourneyGap(name, "Adopt, since Jun 1, 2026", bridge)
        for name, bridge in (("Night shift never trained", "Night-shift clinic, active"), ("11 clicks", ""))
    )
    return JourneySlide("Two gaps are open, one without a bridge", stages, "Source: journey map.", gaps)


def support() -> FiguresSlide:
    """Return four figures above two charts."""
    return FiguresSlide(
        "Support got faster: half the tickets are solved within the day",
        (
            key("tickets opened", 41, Unit.COUNT, "58 in the quarter before", Status.GOOD, "Better"),
            key("median time to first answer", 3.5, Unit.HOURS, "agreed: 4 hours", Status.GOOD, "Met"),
            key("solved within the agreed time", 0.88, Unit.SHARE, "agreed: 95%", Status.WATCH, "Watch"),
            key("satisfaction with support", None, Unit.SHARE, "", Status.NONE, ""),
        ),
        "Source: service desk, July to September 2026.",
        (ChartPanel(two_lines_chart(), 2), ChartPanel(bridge_chart(), 1.4)),
    )


def commitments(count: int = 4) -> TableSlide:
    """Return a table of promises, kept and missed, with its sum."""
    states = (
        (Status.GOOD, "Met"),
        (Status.WATCH, "Partly"),
        (Status.RISK, "Missed"),
        (Status.NONE, "Dropped"),
    )
    rows = tuple(
        Row(
            (
                Cell(f"Promise {number}", "Success plan v3" if number % 2 else "", strong=True),
                Cell("Customer success"),
                Cell(figure=figure("Target", 0.5 + number / 1000)),
                Cell(figure=figure("Result", 0.4 if number % 4 else None)),
                Cell(states[number % 4][1], status=states[number % 4][0]),
            )
        )
        for number in range(count)
    )
    total = Row((Cell("In all"), Cell(), Cell(), Cell(figure=figure("Kept", 0.5)), Cell()), total=True)
    columns = (
        *(Column("Promise", 3), Column("Who", 1.5), Column("Target", 1, Align.END)),
        *(Column("Result", 1, Align.END), Column("State", 1.2)),
    )
    return TableSlide(
        "Half of what was promised is kept",
        columns,
        (*rows, total),
        "Source: success plan v3.",
        (key("of promises kept", 0.5, Unit.SHARE, "4 promises", Status.WATCH, "Watch"),),
        "What is carried forward stands among the objectives.",
    )


def points() -> PointsSlide:
    """Return a quotation above two blocks."""
    return PointsSlide(
        "Halden’s peak season begins five weeks earlier than last year",
        (
            Block("Their priorities", ("Every departure leaves on time.", "Night work without overtime.")),
            Block("What changed", ("The COO is new since June.",)),
        ),
        "Source: account plan.",
        "We bought this so that nobody works nights to make it happen.",
        "VP Operations, September 28, 2026",
    )


def people() -> tuple[Person, ...]:
    """Return eight of theirs on three levels and two of ours, one of whom has the initials of the other."""
    ours, theirs = Side.OURS, Side.THEIRS
    return (
        Person(1, "Carla Osei", "COO", "Decision maker", theirs),
        Person(2, "Wim de Vries", "VP Operations", "Sponsor", theirs, 1),
        Person(3, "Ines Duarte", "IT Director", "", theirs, 1),
        Person(4, "Karl Finke", "CFO", "Signs the renewal", theirs),
        Person(5, "Nora Lind", "Head of Planning", "Champion", theirs, 2),
        Person(6, "Hugo Brandt", "Depot 2 Manager", "User", theirs, 2),
        Person(7, "Dana Wolf", "IT Specialist", "Data import", theirs, 3),
        Person(8, "Quin Reyes", "", "", theirs),
        Person(21, "Alice Okafor", "Customer Success Manager", "", ours, None, (2, 5)),
        Person(22, "Ada Osei", "Sales", "", ours, None, (1, 2, 4)),
    )


def own_people() -> OwnPeopleSlide:
    """Return the same people with what is internal, one of whom nothing is known."""
    said = (("High", "Supports", Status.GOOD), ("Low", "Against", Status.RISK), ("", "", Status.NONE))
    people_ = tuple(
        OwnPerson(one, *said[number % 3], coverage="Alice Okafor, Oct 7" if number % 2 else "")
        for number, one in enumerate(people())
    )
    return OwnPeopleSlide("One person of influence is against us", people_, "Source: contacts.")


def deck(slides: tuple[Slide, ...] | None = None, **changes: object) -> Deck:
    """Return a deck like the design's, its appendix made of all that it shows."""
    content = slides if slides is not None else body()
    facts: dict[str, object] = {
        "title": "Executive business review",
        "subtitle": "Third quarter 2026",
        "account": "Halden Freight",
        "company": "Corvane",
        "period_name": "Q3 2026",
        "day": DAY,
        "slides": (*content, appendix(content)),
        **changes,
    }
    return Deck(**facts)  # type: ignore[arg-type]  # the keys are the fields' names


def body() -> tuple[Slide, ...]:
    """Return one slide of each kind."""
    return (
        TitleSlide("Prepared with Halden’s VP Operations and Head of Planning", milestones()),
        summary(),
        MeasuresSlide(
            "Four of five agreed measures are on pace, worth $0.92M a year at today’s run rate",
            measures(),
            "Worth: overtime saved $64K a month; 14 planner hours a week at 4 depots, $52 an hour. "
            "Confirmed by Halden finance, October 16.",
            figure("Total, run rate", 91_900_000, Unit.MONEY),
            "Customer sign-off: measures 1 to 4 signed April 14 by VP Operations, measure 5 asked October 6.",
        ),
        ChartsSlide(
            "Adoption rose from 38% to 71%; the night shift is what keeps the account from Healthy",
            (ChartPanel(usage_chart(), 620), ChartPanel(shift_chart(), 280), ChartPanel(health_chart(), 380)),
            "Source: product usage by week, health model v5.",
        ),
        ChartsSlide(
            "The subscription grew with each depot that went live",
            (ChartPanel(arr_chart()), ChartPanel(bridge_chart())),
            "Source: subscriptions as of October 27, 2026.",
        ),
        support(),
        objectives(),
        journey(),
        commitments(),
        points(),
        PeopleSlide("Two of us look after four of them", people(), "Source: contacts."),
        own_people(),
        OwnTableSlide(commitments(3)),
        MessageSlide(
            "The outcome is not measured yet; let us agree on how",
            (
                "What you want to reach: trucks leave on time without overtime.",
                "Nothing we measure today shows that directly.",
            ),
            (
                "Say which result would make this year a success, in your own words.",
                "Choose one to three measures that would show it, with a baseline from your data.",
                "Agree on a target and a date, and on who confirms the result on your side.",
            ),
            "Source: account plan.",
        ),
    )


LONG = (
    "Nordwestdeutsche Binnenschifffahrtsgesellschaft für Massengutumschlag, Tanklagerlogistik und "
    "Hafenbetriebsführung mit beschränkter Haftung und Compagnie Kommanditgesellschaft auf Aktien, "
    "Zweigniederlassung Wilhelmshaven, vormals Gebrüder Petersen & Söhne, gegründet im Jahre 1887 zu Emden"
)
JAPANESE = "株式会社サンプル物流ホールディングス・東日本営業本部（旧「東京第一運輸」）"
ARABIC = "شركة الخليج للخدمات اللوجستية (فرع الرياض) Gulf Logistics 24/7"
HOSTILE = '<img src="/etc/hosts"/> </para> &lt;b&gt; <font size="99"> %s {0} \\n'


def long_body(text: str = LONG) -> tuple[Slide, ...]:
    """Return one slide of each kind, with the text wherever a text can stand."""
    days, values = weeks(28, -0.3, 0.9)
    chart = ChartSpec(
        ChartKind.LINE,
        text,
        text,
        (Series(text, values, days), Series(text, values[::-1], days, SeriesRole.SECOND)),
        Axis(Unit.MONEY, "CHF"),
        thresholds=(Threshold(0.5, text), Threshold(-0.1, text)),
        events=tuple(Event(days[i], text) for i in range(3, 27, 4)),
        zones=(Zone(0.4, 1.0, text, Status.WATCH),),
        source=text,
        as_of=DAY,
    )
    bars = ChartSpec(
        ChartKind.BAR,
        text,
        text,
        (
            Series(text, (12345678900, -5, None, 0)),
            Series(text, (1, 2, 3, -987654321000), role=SeriesRole.RISK),
        ),
        Axis(Unit.MONEY, "CHF"),
        Axis(categories=(text, text, text, text)),
    )
    panels = tuple(ChartPanel(spec) for spec in (chart, bars, bridge_chart(), chart))
    big = Figure(text, -123456789012345, Unit.MONEY, text, text, DAY, "XOF", note=text, status=Status.WATCH)
    keys = tuple(KeyFigure(big, text, text) for _ in range(11))
    row = MeasureRow(text, text, big, Status.WATCH, text, big, big, big, big, text, text)
    milestone = Milestone(text, DAY, MilestoneState.DUE)
    stage = JourneyStage(
        text, text, (text,) * 4, (milestone,) * 4, 2.0, text, 12345, 12345, (text,) * 6, target=-2.0
    )
    cell = Cell(text, text, status=Status.WATCH, strong=True)
    number = Cell("", text, big)
    table = TableSlide(
        text,
        (Column(text), Column(text, 0.1), Column(text, 1, Align.END), Column(text, 0, Align.END)),
        (Row((cell, cell, number, cell)),) * 12 + (Row((cell, cell, number, number), total=True),),
        text,
        keys,
        text,
    )
    known = tuple(
        OwnPerson(
            Person(i, text, text, text, Side.OURS if i % 5 == 4 else Side.THEIRS, i // 2, tuple(range(9))),
            *(text, text, Status.RISK, text),
        )
        for i in range(30)
    )
    objective = ObjectiveRow(text, text, big, big, DAY, text, text, text)
    return (
        TitleSlide(
            text,
            tuple(Milestone(text, DAY + timedelta(days=30 * i), MilestoneState.MISSED) for i in range(-8, 9)),
        ),
        SummarySlide(text, keys, tuple(Block(text, (text,) * 4) for _ in range(4)), text),
        MeasuresSlide(text, (row,) * 13, text, big, text),
        ChartsSlide(text, panels, text),
        FiguresSlide(text, keys, text, panels),
        FiguresSlide(text, keys[:3], text),
        FiguresSlide(text, keys, text),
        ObjectivesSlide(text, (objective,) * 8, text, (text,) * 3),
        ObjectivesSlide(text, (objective,), text, (text,) * 9),
        JourneySlide(text, (stage,) * 9, text, (JourneyGap(text, text, text),) * 4),
        table,
        OwnTableSlide(replace(table, columns=table.columns[:1], rows=(Row((cell,)),) * 9)),
        PointsSlide(text, (Block(text, (text,) * 5),) * 4, text, text, text),
        PointsSlide(text, (Block(text, (text,)),), text),
        PeopleSlide(text, tuple(one.person for one in known), text),
        OwnPeopleSlide(text, known, text),
        MessageSlide(text, (text,) * 9, (text,) * 12, text),
    )


def long_deck(text: str = LONG) -> Deck:
    """Return a deck whose every text is the given one."""
    return deck(
        long_body(text),
        title=text,
        subtitle=text,
        account=text,
        company=text,
        period_name=text,
        confidentiality=text,
        footer=text,
    )


def empty_deck() -> Deck:
    """Return a deck whose every text and list is empty."""
    empty = ChartSpec(ChartKind.LINE, "", "", (Series("", (None, None), (DAY, DAY)),))
    slides = (
        TitleSlide(),
        SummarySlide("", (), (), ""),
        SummarySlide("", (), (Block("", ()), Block("", ("",))), ""),
        MeasuresSlide("", (), ""),
        ChartsSlide("", (), ""),
        ChartsSlide("", (ChartPanel(empty, 0), ChartPanel(ChartSpec(ChartKind.BAR, "", "", ()))), ""),
        FiguresSlide("", (), ""),
        ObjectivesSlide("", (), ""),
        ObjectivesSlide("", (ObjectiveRow("", "", None, None, None, "", ""),), "", ("",)),
        JourneySlide("", (), ""),
        JourneySlide("", (JourneyStage("", ""),), "", (JourneyGap("", "", ""),)),
        JourneySlide("", (JourneyStage("", "", target=0.0),), ""),
        TableSlide("", (), (), ""),
        TableSlide("", (Column(""), Column("", 0)), (Row((Cell(), Cell())),), "", (), " "),
        PointsSlide("", (), ""),
        PointsSlide("", (Block("", ()), Block("", ("",))), "", " ", ""),
        PeopleSlide("", (), ""),
        PeopleSlide("", (Person(1, "", "", "", Side.OURS), Person(1, "", "", "", Side.THEIRS, 1)), ""),
        OwnPeopleSlide("", (OwnPerson(Person(1, "", "", "", Side.THEIRS)),), ""),
        OwnTableSlide(TableSlide("", (Column(""),), (), "")),
        MessageSlide("", ()),
    )
    return deck(slides, title="", subtitle="", account="", company="", period_name="", confidentiality="")
