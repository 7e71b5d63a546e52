"""Agreements and confirmations of value: entered, refused, taken back by a new entry, never undone."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cs_desktop.common.errors import InputError, KnownError, LastingError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.plan.ledger import SignOff, confirmed_value, sign_off_of
from cs_desktop.domain.plan.signing import NewAgreement, NewConfirmation
from cs_desktop.models.deleting import delete_rows
from cs_desktop.models.tables import Contact, Measure, Objective, SuccessPlan
from cs_desktop.services import attached, attachments
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.history import revert
from cs_desktop.services.plan.ledger import agree, confirm, load_ledger, load_ledgers
from cs_desktop.services.plan.revoking import revoke_agreement, revoke_confirmation
from cs_desktop.services.plan.showing import load_plan
from tests.workspaces import TODAY, add_account, context, dump


class Story:
    """An account with a draft plan, one objective, one measure, and two contacts."""

    def __init__(self, workspace):
        self.ctx = context(workspace)
        self.account = add_account(workspace)

        def work(tx):
            plan = SuccessPlan(id=tx.new_id(), account_id=self.account, name="Plan", status="draft")
            tx.session.add(plan)
            tx.session.flush()
            objective = Objective(id=tx.new_id(), plan_id=plan.id, text="Mornings back")
            tx.session.add(objective)
            tx.session.flush()
            measure = Measure(
                id=tx.new_id(),
                objective_id=objective.id,
                name="Hours",
                kind="lower",
                baseline=41.0,
                target=22.0,
                current=27.0,
                unit="h",
                worth_value=50_000,
            )
            ana = Contact(id=tx.new_id(), account_id=self.account, name="Ana", title="COO")
            gone = Contact(id=tx.new_id(), account_id=self.account, name="Ben", left_on=date(2026, 1, 1))
            tx.session.add_all([measure, ana, gone])
            return plan.id, objective.id, measure.id, ana.id, gone.id

        ids = workspace.write("Story", work).value
        self.plan, self.objective, self.measure, self.ana, self.ben = ids

    def page(self):
        return load_plan(self.ctx, self.account)

    def agreement(self, **values):
        usual = NewAgreement(self.plan, None, self.ana, TODAY, "Agreed")
        return agree(self.ctx, replace(usual, **values))

    def confirmation(self, **values):
        # $500 × 14 h, once, all of it ours = $7,000.
        usual = NewConfirmation(self.plan, self.measure, self.ana, TODAY, 27.0, "Yes", 700_000)
        return confirm(self.ctx, replace(usual, **values))

    def change(self, **values):
        def work(tx):
            for name, value in values.items():
                setattr(tx.session.get(Measure, self.measure), name, value)

        return self.ctx.workspace.write("Change", work).change


@pytest.fixture
def story(workspace):
    return Story(workspace)


def test_agreeing_on_the_plan_makes_a_version(story):
    story.agreement()
    content = story.page().content
    assert (content.head.status, content.head.version) == ("agreed", 1)
    (entry,) = content.agreements
    assert (entry.contact_name, entry.quote, entry.terms["version"]) == ("Ana, COO", "Agreed", 1)
    assert sign_off_of(content, story.objective, "USD").state is SignOff.SIGNED
    assert load_ledger(story.ctx, story.account).has_agreed_plan
    story.change(target=24.0)
    assert sign_off_of(story.page().content, story.objective, "USD").state is SignOff.CHANGED
    # What is agreed on anew is another version.
    story.agreement()
    content = story.page().content
    assert content.head.version == content.agreements[-1].terms["version"] == 2


def test_agreeing_on_one_objective_leaves_the_plan_a_draft(story):
    story.agreement(objective_id=story.objective)
    head = story.page().content.head
    assert (head.status, head.version) == ("draft", 1)
    assert not load_ledger(story.ctx, story.account).has_agreed_plan


def test_who_has_left_cannot_agree_nor_anybody_tomorrow(story):
    before = dump(story.ctx.workspace)
    with pytest.raises(InputError, match=r"Ben left on Jan 1, 2026; choose somebody who was still there\."):
        story.agreement(contact_id=story.ben)
    with pytest.raises(InputError, match="lies ahead"):
        story.agreement(day=TODAY + timedelta(days=1))
    with pytest.raises(KnownError, match="objective was deleted"):
        story.agreement(objective_id=12)
    assert dump(story.ctx.workspace) == before
    # While still there one could.
    story.agreement(contact_id=story.ben, day=date(2025, 12, 31))


def test_the_result_is_kept_as_it_was(story):
    story.confirmation()
    story.change(current=23.0, name="Other")
    (entry,) = story.page().content.confirmations
    assert (entry.result["measure"], entry.result["current"], entry.result["target"]) == ("Hours", 27.0, 22.0)
    assert entry.result["formula"] == "$500 × 14 h × once = $7,000"
    assert load_ledgers(story.ctx)[story.account].value == 700_000


def test_evidence_is_kept_by_its_hash(story, tmp_path):
    paper = tmp_path / "mail.txt"
    paper.write_text("We save 14 hours")
    story.confirmation(evidence=paper, quote="")
    (entry,) = story.page().content.confirmations
    assert entry.sha256 == hashlib.sha256(b"We save 14 hours").hexdigest()
    assert attached.content_of(story.ctx, entry.sha256) == b"We save 14 hours"
    with pytest.raises(KnownError, match=r"mail\.txt is the evidence of a confirmation of value"):
        attachments.remove(story.ctx, entry.attachment_id)


def test_a_confirmation_needs_words_or_evidence_and_a_reason_for_another_amount(story):
    before = dump(story.ctx.workspace)
    with pytest.raises(InputError, match="attach the evidence"):
        story.confirmation(quote=" ")
    with pytest.raises(InputError, match="why the value is not"):
        story.confirmation(worth=1)
    assert dump(story.ctx.workspace) == before
    story.confirmation(worth=1, why="They counted one depot only")
    assert load_ledger(story.ctx, story.account).value == 1


def test_two_windows_that_confirm_at_once(story):
    story.confirmation()
    with pytest.raises(KnownError, match="Ana, COO confirmed this meanwhile"):
        story.confirmation()
    (first,) = story.page().content.confirmations
    with pytest.raises(KnownError, match="confirmed this very result"):
        story.confirmation(seen=frozenset({first.id}), worth=0)
    with pytest.raises(KnownError, match="The result is another by now"):
        story.confirmation(seen=frozenset({first.id}), value=26.0)
    # From 27 to 25 h it is 2 h × $500 more.
    story.change(current=25.0)
    story.confirmation(seen=frozenset({first.id}), value=25.0, worth=100_000)
    assert load_ledger(story.ctx, story.account).value == 800_000


def test_revoking_is_an_entry_with_a_reason(story):
    story.agreement()
    story.confirmation()
    content = story.page().content
    with pytest.raises(InputError, match="Enter why"):
        revoke_confirmation(story.ctx, content.confirmations[0].id, " ")
    revoke_confirmation(story.ctx, content.confirmations[0].id, "Counted twice")
    revoke_agreement(story.ctx, content.agreements[0].id, "Wrong contact")
    after = story.page().content
    assert after.head.status == "draft"
    assert after.head.version == 1
    assert [entry.reason for entry in after.confirmations] == ["", "Counted twice"]
    assert after.confirmations[0] == content.confirmations[0]
    assert confirmed_value(after.confirmations) == 0
    assert load_ledgers(story.ctx) == {}
    with pytest.raises(KnownError, match="revoked already"):
        revoke_confirmation(story.ctx, content.confirmations[0].id, "Again")
    with pytest.raises(KnownError, match="takes another one back"):
        revoke_agreement(story.ctx, after.agreements[1].id, "Again")


@pytest.mark.parametrize("what", ["agreement", "confirmation"])
def test_undo_refuses_and_says_what_to_do(story, what):
    change = getattr(story, what)()
    (entry,) = getattr(story.page().content, f"{what}s")
    before = dump(story.ctx.workspace)
    with pytest.raises(LastingError, match="revoke it in the ledger, with a reason"):
        revert(story.ctx, change.change_set_id)
    place = (Kind(what if what == "agreement" else "value_confirmation"), entry.id, "")
    with pytest.raises(LastingError):
        revert(story.ctx, change.change_set_id, anyway=frozenset({place}))
    assert dump(story.ctx.workspace) == before


def test_an_account_goes_and_comes_back_with_its_ledger(story):
    story.agreement()
    story.confirmation()
    before = dump(story.ctx.workspace)
    gone = delete_accounts(story.ctx, [story.account])
    back = revert(story.ctx, gone.change_set_id)
    assert dump(story.ctx.workspace) == before
    assert back.change is not None
    revert(story.ctx, back.change.change_set_id)
    assert load_ledgers(story.ctx) == {}


def test_a_contact_who_is_deleted_keeps_the_name_in_the_entry(story):
    story.agreement()

    def work(tx):
        delete_rows(tx, {"contact": [story.ana]})

    story.ctx.workspace.write("Delete", work)
    (entry,) = story.page().content.agreements
    assert (entry.contact_id, entry.contact_name) == (None, "Ana, COO")
