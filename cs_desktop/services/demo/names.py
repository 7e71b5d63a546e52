"""Names of invented companies and people: never two companies alike, however many there are."""

from dataclasses import dataclass

from cs_desktop.services.demo.chance import Rng, Subject, pick, pick_weighted, stream
from cs_desktop.services.demo.library import Industry, Library, People, Region, Script, slug

SCRIPT_EVERY = 24
"""One account in so many writes its name in its own script."""


@dataclass(frozen=True, slots=True)
class CompanyName:
    """What a company is called, what it does and where."""

    name: str
    slug: str
    industry: Industry
    region: Region


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name and the part of their address before the @."""

    name: str
    address: str


def company_name(library: Library, seed: int, number: int) -> CompanyName:
    """Return the name of the account of that number; another number never has the same."""
    if number % SCRIPT_EVERY == SCRIPT_EVERY - 1:
        turn = number // SCRIPT_EVERY
        script = library.scripts[turn % len(library.scripts)]
        return _in_script(library, script, turn // len(library.scripts), seed)
    return _in_latin(library, seed, number)


def _in_latin(library: Library, seed: int, number: int) -> CompanyName:
    """Walk through all pairs of stem and word; after the last pair a second stem joins the first."""
    stems = library.stems
    words = [(industry, word) for industry in library.industries for word in industry.words]
    rng = stream(seed, Subject.NAMES)
    order = rng.permutation(len(stems))
    offsets = rng.integers(len(words), size=len(stems))
    lap, place = divmod(number, len(stems))
    stem = int(order[place])
    # 37 has no factor in common with the number of words, so each lap brings another word.
    industry, word = words[(int(offsets[stem]) + 37 * lap) % len(words)]
    further = lap // len(words)
    second = f" {stems[(stem + further) % len(stems)]}" if further else ""
    name = f"{stems[stem]}{second} {word}"
    region = pick_weighted(stream(seed, Subject.NAMES, number + 1), [(r, r.share) for r in library.regions])
    return CompanyName(name, slug(name), industry, region)


def _in_script(library: Library, script: Script, turn: int, seed: int) -> CompanyName:
    """Walk through all pairs of stem and industry, then number them."""
    shift = int(stream(seed, Subject.NAMES).integers(len(library.industries)))
    lap, place = divmod(turn, len(script.stems))
    stem, latin = script.stems[place]
    round_, step = divmod(lap, len(library.industries))
    industry = library.industries[(shift + place + step) % len(library.industries)]
    pattern = script.further if round_ else script.pattern
    name = pattern.format(stem=stem, word=getattr(industry, script.name), number=round_ + 1)
    address = f"{latin}-{slug(industry.name)}" + (f"-{round_ + 1}" if round_ else "")
    return CompanyName(name, address, industry, library.region(script.region))


def person(rng: Rng, people: People, *, family_first: bool = False) -> Person:
    """Return a person's name; `family_first` where that is how it is written."""
    given, family = pick(rng, people.given), pick(rng, people.family)
    name = f"{family[0]} {given[0]}" if family_first else f"{given[0]} {family[0]}"
    return Person(name, f"{given[1]}.{family[1]}")


def persons(rng: Rng, library: Library, region: Region, number: int) -> list[Person]:
    """Return several people of a region, no two with one name."""
    people = library.people[region.people]
    found: dict[str, Person] = {}
    while len(found) < number:
        one = person(rng, people, family_first=region.people == "japanese")
        found.setdefault(one.name, one)
    return list(found.values())
