"""Who of the team the user is: as they said, else by the name that the system knows them by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.services.me import match_member

TEAM = {1: "Ana Ruiz", 2: "Ben Ade Okafor", 3: "Ana Rossi", 4: "Zoë O'Neil", 5: "佐藤 健"}


@pytest.mark.parametrize(
    ("user", "member"),
    [
        ("ana.ruiz", 1),
        ("ARUIZ", 1),
        ("CORVANE\\ruiz.ana", 1),
        ("ben.okafor@corvane.example", 2),
        ("benadeokafor", 2),
        ("anar", None),
        ("zoë.o'neil", 4),
        ("佐藤健", 5),
        ("root", None),
        ("", None),
    ],
)
def test_the_system_s_name_decides_where_one_member_alone_bears_it(user, member):
    assert match_member(TEAM, "", user) == member


def test_what_the_user_said_counts_more():
    assert match_member(TEAM, "Ana Rossi", "ana.ruiz") == 3
    # Who left the team is nobody: the system's name would be a guess against what the user said.
    assert match_member(TEAM, "Cleo Hart", "ana.ruiz") is None


@given(st.dictionaries(st.integers(1, 9), st.text(max_size=12)), st.text(max_size=12), st.text(max_size=12))
def test_any_names_at_all_give_a_member_or_nobody(team, chosen, user):
    found = match_member(team, chosen, user)
    assert found is None or found in team
