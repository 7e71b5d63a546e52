"""The certificate: what stands on it, in any script, and nothing internal."""

from dataclasses import replace
from datetime import date

import pytest

from cs_desktop.domain.plan.certificate import Issuer, certificate_of
from cs_desktop.domain.plan.confirming import proposals, result_of
from cs_desktop.reports.plan.certificate import draw_certificate
from tests.unit.domain.plan.ledgers import confirmation, plan, shown

ISSUER = Issuer("Corvane", "#2355C4", "Corvane 2026", "en", None, date(2026, 10, 13))


def _entry(**values):
    (proposal,) = proposals(shown(plan()))
    result = result_of(proposal, 4_200_000, "")
    return confirmation(7, 4_200_000, result=result, sha256="ab" * 32, **values)


def test_it_says_who_confirmed_what():
    made = certificate_of(_entry(), None, "Halden Freight", "USD", "mail.txt", ISSUER)
    assert (made.result, made.worth) == ("41 h → 27 h", "$42,000.00")
    assert ("Confirmed by", "Ana, COO") in made.facts
    assert ("Target", "22 h (Dec 31, 2026)") in made.facts
    assert ("Evidence", "mail.txt") in made.facts
    assert "secret" not in str(made)
    assert "me" not in [text for _name, text in made.facts]
    assert (
        certificate_of(_entry(), date(2026, 10, 1), "H", "USD", "", ISSUER).revoked
        == "Revoked on Oct 1, 2026"
    )


def test_another_amount_is_told_with_its_reason():
    result = {**_entry().result, "why": "One depot"}
    made = certificate_of(replace(_entry(), worth=5, result=result), None, "H", "USD", "", ISSUER)
    assert (made.worth, made.formula) == ("$0.05", "One depot")


@pytest.mark.parametrize(
    "quote", ["A" * 2000, "毎朝十四時間が戻ってきました。", "وفرنا أربع عشرة ساعة", "", "a\nb"]
)
def test_it_is_drawn_in_any_script(quote):
    made = certificate_of(_entry(quote=quote), None, "Ḥ" * 300, "USD", "x" * 255, ISSUER)
    drawn = draw_certificate(made)
    assert drawn.content.startswith(b"%PDF")
    assert drawn.content == draw_certificate(made).content
    assert not drawn.missing_glyphs
