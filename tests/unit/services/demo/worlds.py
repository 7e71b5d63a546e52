"""Simulated accounts for tests."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np

from cs_desktop.services.demo.circle import circle_of
from cs_desktop.services.demo.history import History
from cs_desktop.services.demo.library import Library, load_library
from cs_desktop.services.demo.options import Horizon
from cs_desktop.services.demo.profiles import Profile, profile_of
from cs_desktop.services.demo.run import Choice, Luck, luck_of
from cs_desktop.services.demo.surveys import Wave, waves_of
from cs_desktop.services.demo.world import World, make_world, simulate

UNTIL = date(2026, 10, 12)


@cache
def library() -> Library:
    return load_library()


@cache
def world(seed: int = 7, until: date = UNTIL, months: int = 24) -> World:
    return make_world(library(), seed, Horizon(until, months))


@cache
def histories(accounts: int, seed: int = 7, until: date = UNTIL) -> tuple[History, ...]:
    return tuple(world(seed, until).history(number) for number in range(accounts))


def profile(number: int, seed: int = 7) -> Profile:
    return profile_of(library(), seed, number, world(seed).horizon)


def lived(number: int, seed: int = 7, **forced: float) -> History:
    """Return an account's history with some choices' draws forced to one number in every month."""
    who = profile(number, seed)
    luck = luck_of(seed, who, world(seed).horizon)
    choices = [list(row) for row in luck.choices]
    for row in choices:
        for name, draw in forced.items():
            row[Choice[name]] = draw
    return simulate(who, world(seed), Luck(luck.noise, choices, luck.days))


def without_blows(number: int, seed: int = 7) -> History:
    """Return an account's history as it would be if its story had no blows."""
    who = profile(number, seed)
    calm = replace(who, story=replace(who.story, blows=()))
    return simulate(calm, world(seed), luck_of(seed, who, world(seed).horizon))


def waves(history: History, seed: int = 7) -> list[Wave]:
    if history.first_day is None:
        return []
    circle = circle_of(library(), seed, history, history.first_day)
    return list(waves_of(seed, history, circle, world(seed).horizon))


def auc(scores: list[float], lost: list[bool]) -> float:
    """Return how likely a lost account had a lower score than a kept one (ties count half), by ranks."""
    _, place, counts = np.unique(np.array(scores), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    gone = np.array(lost)
    m, n = int(gone.sum()), int((~gone).sum())
    kept_above = float(ranks[~gone].sum()) - n * (n + 1) / 2
    return kept_above / (m * n)
