"""Whole books of accounts for laws of health: scorecards by rule and version, history, lags, overrides.

`slow` walks through all of it for one account and day, as one would on paper.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

import numpy as np
from hypothesis import strategies as st

from cs_desktop.analytics.health.card_choice import NEVER, Lives, dated_words
from cs_desktop.analytics.survey_points import AnswerColumns, rated_answers
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.health.standing import Bands
from cs_desktop.domain.scorecards.book import ANY, BUILT_IN, BookCard, CardVersion, Rule, ScorecardBook
from cs_desktop.domain.scorecards.card import Axis, Measure, Scorecard
from cs_desktop.domain.vocabulary import MetricKind, OverrideReason, SurveyKind
from cs_desktop.services.health.scoring import HealthInputs
from tests.unit.analytics.health_samples import SlowHealth, scorecards, slow_health
from tests.unit.analytics.point_samples import Point, ago, columns, some_points

ACCOUNTS = (4, 1, 2, 3)
SEGMENTS = ("", "SMB", "Enterprise")
KEYS = [f"m{n}" for n in range(3)]
DAYS = (ago(7), ago(0), ago(30))
"""The days that are asked for, in no order."""
edges = st.sampled_from([day + timedelta(days=by) for day in DAYS for by in (-1, 0, 1)])
days = st.one_of(edges, st.integers(-20, 60).map(ago))
"""From 60 days before AS_OF to 20 days after; often where something just begins or ends."""
Answer = tuple[int, date, int, float]
"""Account, day, respondent (−1 for none), score from 0 to 10."""
Held = tuple[int, date, str]
"""Account, first day, word."""


@dataclass(frozen=True)
class World:
    """Everything that health is calculated from, as plain lists."""

    cards: tuple[BookCard, ...]
    points: Mapping[str, list[Point]]
    lags: Mapping[str, int]
    answers: list[Answer]
    since: Mapping[int, date]
    segments: list[Held]
    lifecycles: list[Held]
    overrides: Mapping[int, list[Override]]

    def inputs(self) -> HealthInputs:
        """Return it as the program reads it."""
        accounts = sorted(ACCOUNTS)
        since = [self.since[one].toordinal() if one in self.since else NEVER for one in accounts]
        columns_ = AnswerColumns(
            account_ids=np.array([one[0] for one in self.answers], np.int64),
            kinds=np.array([SurveyKind.NPS.value for _ in self.answers], dtype=object),
            scale_min=np.zeros(len(self.answers)),
            scale_max=np.full(len(self.answers), 10.0),
            respondents=np.array([one[2] for one in self.answers], np.int64),
            days=np.array([one[1].toordinal() for one in self.answers], np.int64),
            scores=np.array([one[3] for one in self.answers], np.float64),
        )
        return HealthInputs(
            points={key: columns(listed) for key, listed in self.points.items()},
            answers={SurveyKind.NPS.value: rated_answers(columns_, SurveyKind.NPS)},
            bands=Bands(),
            book=ScorecardBook(self.cards),
            lives=Lives(
                np.array(accounts, np.int64),
                np.array(since, np.int64),
                dated_words([(one, day.toordinal(), word) for one, day, word in self.segments]),
                dated_words([(one, day.toordinal(), word) for one, day, word in self.lifecycles]),
            ),
            lags=self.lags,
            overrides=self.overrides,
        )

    def card(self, account: int, day: date, in_force: date) -> Scorecard:
        """Ask one scorecard after the other."""
        segment, lifecycle = held(self.segments, account, day), held(self.lifecycles, account, day)
        age = (day - self.since[account]).days if account in self.since else None
        for book_card in self.cards:
            if book_card.ended_on is not None and in_force > book_card.ended_on:
                continue
            newest = None
            for version in book_card.versions:
                if version.published_on is not None and version.published_on <= in_force:
                    newest = version
            if newest is None:
                continue
            rule = newest.rule
            if rule.segment and rule.segment != segment:
                continue
            if rule.lifecycle and rule.lifecycle != lifecycle:
                continue
            if rule.age_from is not None and (age is None or age < rule.age_from):
                continue
            if rule.age_below is not None and (age is None or age >= rule.age_below):
                continue
            return newest.card
        return BUILT_IN.card

    def slow(self, account: int, day: date, in_force: date) -> tuple[SlowHealth, float | None]:
        """Return the calculated health, and the score after an override."""
        latest: dict[object, Answer] = {}
        for place, one in enumerate(sorted(self.answers, key=lambda one: one[1])):
            if one[1] <= day:
                latest[(one[0], one[2]) if one[2] >= 0 else -place - 1] = one
        nps: list[Point] = [
            (who, at, 100.0 if score >= 9 else -100.0 if score <= 6 else 0.0)
            for who, at, _, score in latest.values()
        ]
        points = {**self.points, SurveyKind.NPS.value: nps}
        found = slow_health(self.card(account, day, in_force), points, account, day, self.lags)
        score = found.calculated
        begun = date.min
        for override in self.overrides.get(account, []):
            ends = override.until if override.ended_on is None else override.ended_on - timedelta(days=1)
            if override.from_day <= day <= min(ends, override.until) and override.from_day >= begun:
                score, begun = override.score, override.from_day
        return found, score


def held(rows: list[Held], account: int, day: date) -> str:
    """Return the last word that began by then."""
    words = sorted((first, place, word) for place, (who, first, word) in enumerate(rows) if who == account)
    return next((word for first, _, word in reversed(words) if first <= day), "")


def _maybe(strategy: st.SearchStrategy[int]) -> st.SearchStrategy[int | None]:
    return st.one_of(st.none(), strategy)


_rules = st.builds(
    Rule,
    st.sampled_from(SEGMENTS),
    st.sampled_from(("", "", "7")),
    _maybe(st.integers(0, 20)),
    _maybe(st.integers(10, 40)),
)
NPS = Measure("nps", "NPS", 100, Axis.EXPERIENCE, ((-100, 0), (100, 100)), MetricKind.MEAN, 30, 30)


@st.composite
def _versions(draw: st.DrawFn, number: int) -> tuple[CardVersion, ...]:
    published = sorted(draw(st.lists(days, max_size=2)))
    made = []
    for place, day in enumerate(published):
        card = draw(scorecards())
        if draw(st.booleans()):
            halved = tuple(replace(one, weight=one.weight / 2) for one in card.measures)
            card = Scorecard(card.name, (replace(NPS, weight=50), *halved), card.caps)
        rule = draw(st.one_of(st.just(ANY), _rules))
        made.append(CardVersion(number, f"Card {number}", place + 1, day, card, rule))
    return tuple(made)


@st.composite
def _overrides(draw: st.DrawFn) -> Override:
    from_day, until = sorted((draw(days), draw(days)))
    ended = draw(st.one_of(st.none(), days))
    return Override(draw(st.integers(0, 100).map(float)), OverrideReason.OTHER, "", from_day, until, ended)


_accounts = st.sampled_from(sorted(ACCOUNTS))
worlds = st.builds(
    World,
    cards=st.tuples(_versions(11), _versions(12)).map(
        lambda both: tuple(BookCard(one[0].scorecard_id, one[0].name, one) for one in both if one)
    ),
    points=st.dictionaries(st.sampled_from(KEYS), some_points, max_size=3),
    lags=st.dictionaries(st.sampled_from(KEYS), st.integers(0, 15), max_size=2),
    answers=st.lists(
        st.tuples(st.integers(1, 2), days, st.integers(-1, 0), st.sampled_from((2.0, 7.0, 10.0))), max_size=6
    ),
    since=st.dictionaries(_accounts, days, max_size=4),
    segments=st.lists(st.tuples(_accounts, days, st.sampled_from(SEGMENTS)), max_size=5),
    lifecycles=st.lists(st.tuples(_accounts, days, st.sampled_from(("", "7"))), max_size=3),
    overrides=st.dictionaries(_accounts, st.lists(_overrides(), max_size=2), max_size=2),
)


def split(world: World, day: date) -> tuple[World, World]:
    """Return what was there on a day, and what came after it."""
    return _part(world, lambda at: at <= day), _part(world, lambda at: at > day)


def joined(past: World, future: World) -> World:
    """Return the past with the future of another world, whose rows come first wherever order says nothing."""

    def mixed(name: str) -> object:
        here, there = getattr(past, name), getattr(future, name)
        if not isinstance(here, dict):
            return there + here
        both = here.keys() | there.keys()
        return {key: there.get(key, []) + here.get(key, []) for key in both}

    cards = {card.id: card for card in past.cards}
    for card in future.cards:
        before = cards.get(card.id)
        versions = before.versions if before is not None else ()
        later = tuple(replace(one, number=one.number + len(versions)) for one in card.versions)
        cards[card.id] = BookCard(card.id, card.name, versions + later)
    names = {"points", "answers", "segments", "lifecycles", "overrides"}
    return replace(
        past,
        cards=tuple(cards[number] for number in sorted(cards)),
        **{field.name: mixed(field.name) for field in fields(World) if field.name in names},
    )


def _part(world: World, keeps: Callable[[date], bool]) -> World:
    cards = (
        replace(card, versions=tuple(one for one in card.versions if keeps(one.published_on or date.min)))
        for card in world.cards
    )
    return replace(
        world,
        cards=tuple(card for card in cards if card.versions),
        points={key: [one for one in listed if keeps(one[1])] for key, listed in world.points.items()},
        answers=[one for one in world.answers if keeps(one[1])],
        segments=[one for one in world.segments if keeps(one[1])],
        lifecycles=[one for one in world.lifecycles if keeps(one[1])],
        overrides={
            who: [one for one in listed if keeps(one.from_day)] for who, listed in world.overrides.items()
        },
    )
