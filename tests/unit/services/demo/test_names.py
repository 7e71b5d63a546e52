from itertools import pairwise

from cs_desktop.services.demo.chance import Subject, stream
from cs_desktop.services.demo.library import slug
from cs_desktop.services.demo.names import company_name, persons
from cs_desktop.services.demo.profiles import profile_of
from tests.unit.services.demo.worlds import library, world


def test_no_two_companies_share_a_name_or_an_address() -> None:
    found = [company_name(library(), 7, number) for number in range(25_000)]

    assert len({company.name for company in found}) == 25_000
    assert len({company.slug for company in found}) == 25_000


def test_no_two_accounts_share_a_name() -> None:
    found = [profile_of(library(), 7, number, world().horizon) for number in range(2000)]

    assert len({profile.name for profile in found}) == 2000
    assert len({profile.domain for profile in found}) == 2000
    assert len({profile.external_id for profile in found}) == 2000


def test_some_companies_write_their_name_in_their_own_letters() -> None:
    names = "".join(company_name(library(), 7, number).name for number in range(200))

    for script, (low, high) in {"Han": ("一", "鿿"), "Arabic": ("ء", "ي"), "Greek": ("Α", "ω")}.items():
        assert any(low <= letter <= high for letter in names), script


def test_another_seed_brings_other_names() -> None:
    assert company_name(library(), 7, 100) != company_name(library(), 8, 100)


def test_addresses_hold_plain_letters_only() -> None:
    rng = stream(7, Subject.PEOPLE)
    for region in library().regions:
        for person in persons(rng, library(), region, 40):
            plain = person.address.replace(".", "").replace("-", "")
            assert plain.isascii(), person
            assert plain.isalpha(), person


def test_people_of_one_account_have_different_names() -> None:
    found = persons(stream(7, Subject.PEOPLE), library(), library().region("Middle East"), 30)

    assert len({person.name for person in found}) == 30


def test_a_slug_folds_accents() -> None:
    assert slug("Jörg Mühlbauer & Søn, Óscar") == "joerg-muehlbauer-son-oscar"


def test_a_parent_comes_before_its_daughters_and_names_them() -> None:
    profiles = [profile_of(library(), 7, number, world().horizon) for number in range(200)]
    daughters = [profile for profile in profiles if profile.parent is not None]

    assert len(daughters) > 5
    for daughter in daughters:
        assert daughter.parent is not None
        mother = profiles[daughter.parent]
        assert mother.number < daughter.number
        assert daughter.name.startswith(mother.name)
        assert mother.parent is None


def test_the_words_of_industries_and_the_stems_repeat_nowhere() -> None:
    words = sorted(word for industry in library().industries for word in industry.words)
    stems = sorted(library().stems)

    assert all(a != b for a, b in pairwise(words))
    assert all(a != b for a, b in pairwise(stems))
    assert not {entry.name.split()[0] for entry in library().cast} & set(stems)
