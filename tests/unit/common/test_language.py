"""Texts for people: names filled in, one and many told apart."""

from cs_desktop.common.language import marked, tr, trn


def test_names_are_filled_in_and_braces_without_values_stay():
    assert tr("Open {name}", name="Halden {Freight}") == "Open Halden {Freight}"
    assert tr("{ as typed }") == "{ as typed }"


def test_one_and_many():
    assert trn("{count} account", "{count} accounts", 1) == "1 account"
    assert trn("{count} account", "{count} accounts", 0) == "0 accounts"
    assert (
        trn("{count} account of {name}", "{count} accounts of {name}", 1200, name="Ana")
        == "1,200 accounts of Ana"
    )


def test_what_is_marked_stays_as_it_is():
    assert marked("Portfolio") == "Portfolio"
