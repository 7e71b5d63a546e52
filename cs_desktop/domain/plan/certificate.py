"""The certificate of a confirmed result: all that stands on it, in words, and nothing internal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.common.money import money_full
from cs_desktop.common.text import changed_text
from cs_desktop.domain.deck.content import Picture
from cs_desktop.domain.plan.content import ConfirmationEntry
from cs_desktop.domain.plan.terms import day_words, target_words, value_words


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who hands the certificate out, and how that looks."""

    company: str
    accent: str
    footer: str
    language: str
    """A code of BCP 47."""
    logo: Picture | None
    """The customer's."""
    made_on: date


@dataclass(frozen=True, slots=True)
class Certificate:
    """One page that says who confirmed what."""

    issuer: Issuer
    title: str
    account: str
    objective: str
    measure: str
    result: str
    """As "41 h → 27 h"."""
    worth: str
    """In full; empty where the result is no money."""
    formula: str
    quote: str
    contact: str
    revoked: str
    """That it does not hold any more; empty where it does."""
    facts: tuple[tuple[str, str], ...]
    """What is said in pairs of a name and a text."""
    sha256: str


def certificate_of(
    entry: ConfirmationEntry,
    revoked_on: date | None,
    account: str,
    currency: str,
    evidence: str,
    issuer: Issuer,
) -> Certificate:
    """Return the certificate of an entry; `evidence` is the name of the file, empty for none."""
    result = entry.result
    current = value_words(result, _number(result, "current"), currency)
    start = value_words(result, _number(result, "baseline"), currency)
    made = [
        (tr("Confirmed by"), entry.contact_name),
        (tr("Confirmed on"), day_text(entry.day)),
        (tr("Result as of"), day_words(result.get("current_on"))),
        (tr("Baseline"), _dated(start, result.get("baseline_on"))),
        (tr("Target"), _dated(target_words(result, currency), result.get("due"))),
        (tr("Evidence"), evidence or (tr("file on record") if entry.sha256 else "")),
    ]
    formula = str(result.get("formula") or "")
    if entry.worth is not None and entry.worth != result.get("computed"):
        formula = str(result.get("why") or "")
    return Certificate(
        issuer=issuer,
        title=tr("Confirmation of value"),
        account=account,
        objective=str(result.get("objective") or ""),
        measure=str(result.get("measure") or ""),
        result=changed_text(start, current),
        worth="" if entry.worth is None else money_full(entry.worth, currency),
        formula=formula,
        quote=entry.quote,
        contact=entry.contact_name,
        revoked="" if revoked_on is None else tr("Revoked on {day}", day=day_text(revoked_on)),
        facts=tuple((name, text) for name, text in made if text),
        sha256=entry.sha256,
    )


def _number(result: Mapping[str, object], name: str) -> float | None:
    value = result.get(name)
    return float(value) if isinstance(value, int | float) else None


def _dated(text: str, day: object) -> str:
    return tr("{value} ({day})", value=text, day=day_words(day)) if day and text != "–" else text
