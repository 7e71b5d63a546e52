"""The entries of the ledger in words; each says which of the two records it is."""

from collections.abc import Iterable

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.common.money import money_short
from cs_desktop.common.text import changed_text
from cs_desktop.domain.plan.content import AgreementEntry, ConfirmationEntry
from cs_desktop.domain.plan.ledger import SignOff, SignOffState, plan_sign_off
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.terms import day_words, measure_line, target_words, terms_of, value_words

Entry = AgreementEntry | ConfirmationEntry


def about(entry: Entry, currency: str) -> str:
    """Return in a line what an entry is about, and which record it is."""
    if entry.revokes_id is not None:
        return tr("Revoked: {reason}", reason=entry.reason)
    if isinstance(entry, ConfirmationEntry):
        text = tr("Value confirmed: {result}", result=result_line(entry, currency))
        return text if entry.worth is None else f"{text}, {money_short(entry.worth, currency)}"
    objectives = entry.terms.get("objectives", ())
    if entry.terms.get("whole"):
        return tr("Agreed on the plan, version {version}", version=entry.terms.get("version", ""))
    return tr("Agreed on “{objective}”", objective=objectives[0]["text"] if objectives else "")


def result_line(entry: ConfirmationEntry, currency: str) -> str:
    """Return a result that was confirmed: "Planner hours 41 h → 27 h"."""
    result = entry.result
    start, now = (value_words(result, result.get(name), currency) for name in ("baseline", "current"))
    name = str(result.get("measure", ""))
    return tr("{name} {change}", name=name, change=changed_text(start, now, name))


def whole_text(entry: Entry, currency: str, evidence: str) -> str:
    """Return all that an entry says, a line each."""
    lines = [tr("“{text}”", text=entry.quote)] if entry.quote else []
    if isinstance(entry, AgreementEntry):
        for objective in entry.terms.get("objectives", ()):
            lines.append(str(objective["text"]))
            lines += [f"  {measure_line(measure, currency)}" for measure in objective["measures"]]
    elif entry.revokes_id is None:
        lines += _result_lines(entry, currency)
        if evidence:
            lines.append(evidence)
    if entry.reason:
        lines.append(tr("Revoked: {reason}", reason=entry.reason))
    day = day_text(entry.made_at.date())
    if entry.made_by:
        lines.append(tr("Entered by {name} on {day}", name=entry.made_by, day=day))
    else:
        lines.append(tr("Entered on {day}", day=day))
    return "\n".join(lines)


def _result_lines(entry: ConfirmationEntry, currency: str) -> list[str]:
    result = entry.result
    source = result.get("source") or tr("entered by hand")
    lines = [
        result_line(entry, currency),
        tr("As of {day}, {source}", day=day_words(result.get("current_on")), source=source),
        tr("Target {target}", target=target_words(result, currency)),
    ]
    if entry.worth is not None:
        lines.append(tr("Worth {amount}", amount=money_short(entry.worth, currency)))
        if result.get("formula"):
            lines.append(tr("Formula: {formula}", formula=result["formula"]))
    if result.get("why"):
        lines.append(tr("Why not the formula's: {reason}", reason=result["why"]))
    return lines


def plan_sign_off_text(shown: PlanShown) -> tuple[SignOffState, str]:
    """Return where agreement on the whole plan stands, in itself and in words."""
    assert shown.content is not None
    state = plan_sign_off(shown.content, shown.currency)
    version = shown.content.head.version
    if state.state is SignOff.NONE:
        return state, tr("Not agreed on yet")
    day = day_text(state.day)
    if state.state is SignOff.ASKED:
        return state, tr("Asked on {day}", day=day)
    if state.state is SignOff.SIGNED:
        return state, tr("Version {version}, signed {day}", version=version, day=day)
    count = len(state.changes)
    changed = trn("{count} change since", "{count} changes since", count)
    return state, tr("Version {version}, {changes}", version=version, changes=changed)


def changes_text(state: SignOffState) -> str:
    """Return what was changed since the agreement, and what to do; empty where nothing was."""
    if not state.changes:
        return ""
    changes = "; ".join(change.text for change in state.changes)
    return tr("Changed since agreed: {changes}. Ask to agree anew.", changes=changes)


def sign_off_letter(shown: PlanShown, objective_ids: Iterable[int], contact: str) -> str:
    """Return the text of an e-mail that asks a contact to agree on objectives; nothing internal is in it."""
    content = shown.content
    if content is None:
        return ""
    wanted = set(objective_ids)
    lines = [tr("Dear {name},", name=contact) if contact else tr("Hello,"), ""]
    lines += [tr("this is what we would like to agree on with {account}:", account=shown.account), ""]
    outcome = content.head.outcome or shown.outcome
    if outcome:
        lines += [tr("Desired outcome: {outcome}", outcome=outcome), ""]
    number = 0
    for one in terms_of(content)["objectives"]:
        if one["id"] in wanted:
            number += 1
            lines.append(f"{number}. {one['text']}")
            lines += [f"   {measure_line(measure, shown.currency)}" for measure in one["measures"]]
    lines += ["", tr("Please answer this message with “agreed”, or tell us what should be different.")]
    return "\n".join(lines)
