"""Who an account is before its story begins."""

from dataclasses import dataclass

from cs_desktop.services.demo.chance import Rng, Subject, between, pick_weighted, stream, whole
from cs_desktop.services.demo.library import CastEntry, Industry, Library, Region, slug
from cs_desktop.services.demo.names import SCRIPT_EVERY, CompanyName, company_name
from cs_desktop.services.demo.options import Horizon
from cs_desktop.services.demo.stories import STORIES, Story, weighted

ENTERPRISE, MID_MARKET, SMB = "Enterprise", "Mid-market", "SMB"
SEGMENTS = ((ENTERPRISE, 0.22), (MID_MARKET, 0.4), (SMB, 0.38))
_ARR = {ENTERPRISE: (240_000, 1_100_000), MID_MARKET: (85_000, 390_000), SMB: (11_000, 88_000)}
"""ARR of the first term, in major units."""
_TERMS = {
    ENTERPRISE: ((12, 0.65), (24, 0.25), (36, 0.1)),
    MID_MARKET: ((12, 0.85), (24, 0.15)),
    SMB: ((12, 1.0),),
}
_FAMILY = 30
"""Of so many accounts in a row, two are daughters of a third."""
_PARENT, _DAUGHTERS = 24, (25, 27)
_LAST_DAY = 26


@dataclass(frozen=True, slots=True)
class Profile:
    """An account as its story finds it. Months are those of `Horizon`; ARR in major units."""

    number: int
    name: str
    slug: str
    industry: Industry
    region: Region
    segment: str
    story: Story
    parent: int | None
    """Number of the parent account."""
    joined: int
    day: int
    """Day within the month on which its terms begin, from 0."""
    term: int
    """Months."""
    products: tuple[str, ...]
    arr: int
    potential: float
    ramp: float
    warmth: float
    pressure: float
    overbuy: float
    season: float
    value_cap: float
    cast: CastEntry | None

    @property
    def external_id(self) -> str:
        """Return the id by which scripts name it."""
        return f"C-{self.number + 1:05d}"

    @property
    def domain(self) -> str:
        """Return its domain, of the kind that nobody can own."""
        return f"{self.slug}.example"


def profile_of(library: Library, seed: int, number: int, horizon: Horizon) -> Profile:
    """Return the profile of the account of that number, which no other account has a part in."""
    rng = stream(seed, Subject.PROFILE, number)
    cast = library.cast[number] if number < len(library.cast) else None
    drawn = _company(library, seed, number)
    story = STORIES[cast.story] if cast else _story(rng, number)
    segment = cast.segment if cast else pick_weighted(rng, SEGMENTS)
    low, high = _ARR[segment]
    # The square makes small ones common and large ones rare.
    arr = cast.arr if cast else int(low + (high - low) * rng.random() ** 2) // 100 * 100
    term = pick_weighted(rng, _TERMS[segment])
    if cast or story.joined or story.blows:
        # A term of one year, so that the story gets to its end.
        term = 12
    joined = _joined(rng, story, horizon)
    products = _products(rng, story, segment)
    return Profile(
        number=number,
        name=drawn.name,
        slug=drawn.slug,
        industry=drawn.industry,
        region=drawn.region,
        segment=segment,
        story=story,
        parent=cast.parent if cast else _parent(library, number),
        joined=cast.joined if cast and cast.joined is not None else joined,
        day=whole(rng, 0, _LAST_DAY),
        term=term,
        products=cast.products if cast else products,
        arr=arr,
        potential=between(rng, story.potential),
        ramp=between(rng, story.ramp),
        warmth=between(rng, story.warmth),
        pressure=between(rng, story.pressure),
        overbuy=between(rng, story.overbuy),
        season=between(rng, story.season),
        value_cap=between(rng, story.value_cap),
        cast=cast,
    )


def _company(library: Library, seed: int, number: int) -> CompanyName:
    if number < len(library.cast):
        entry = library.cast[number]
        region = library.region(entry.region)
        return CompanyName(
            entry.name, entry.slug or slug(entry.name), library.industry(entry.industry), region
        )
    own = company_name(library, seed, number)
    parent = _parent(library, number)
    if parent is None:
        return own
    mother = company_name(library, seed, parent)
    suffix = own.region.suffixes[number % len(own.region.suffixes)]
    return CompanyName(f"{mother.name} {suffix}", f"{mother.slug}-{number}", mother.industry, own.region)


def _parent(library: Library, number: int) -> int | None:
    """Return the number of the parent, which is always smaller."""
    block, place = divmod(number, _FAMILY)
    parent = block * _FAMILY + _PARENT
    if place not in _DAUGHTERS or parent < len(library.cast) or _is_in_script(parent):
        return None
    return None if _is_in_script(number) else parent


def _is_in_script(number: int) -> bool:
    return number % SCRIPT_EVERY == SCRIPT_EVERY - 1


def _story(rng: Rng, number: int) -> Story:
    story = pick_weighted(rng, weighted())
    # A family of companies needs a mother that pays.
    return STORIES["steady"] if story.prospect and number % _FAMILY == _PARENT else story


def _joined(rng: Rng, story: Story, horizon: Horizon) -> int:
    """Return the month in which it joins: two of three before the first month shown."""
    chance, luck = rng.random(), rng.random()
    if story.joined:
        low, high = story.joined
        return horizon.months + low + int(luck * (high - low + 1))
    if chance < 0.66:
        return -1 - int(luck * 36)
    return int(luck * max(horizon.months - 1, 1))


def _products(rng: Rng, story: Story, segment: str) -> tuple[str, ...]:
    core = "classic" if story.classic else "plan"
    extra = {ENTERPRISE: (0.75, 0.45), MID_MARKET: (0.5, 0.2), SMB: (0.2, 0.05)}[segment]
    mobile, insights = rng.random() < extra[0], rng.random() < extra[1]
    return (core, *(["mobile"] if mobile else []), *(["insights"] if insights else []))
