"""The stacks of undo and redo, from the log and as a running window holds them."""

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.undoing import REMEMBERED, Step, UndoStacks, stacks_of


def _names(stacks: UndoStacks) -> tuple[list[str], list[str]]:
    return [step.label for step in stacks.undo], [step.label for step in stacks.redo]


def test_a_day_s_work_by_hand():
    # Edit A, B, C; undo C and B; redo B; edit D.
    log = [Step(1, "A"), Step(2, "B"), Step(3, "C")]
    assert _names(stacks_of(log)) == (["A", "B", "C"], [])
    log += [Step(4, "Undo: C", 3), Step(5, "Undo: B", 2)]
    assert _names(stacks_of(log)) == (["A"], ["C", "B"])
    log += [Step(6, "Redo: B", 5)]
    assert _names(stacks_of(log)) == (["A", "B"], ["C"])
    # What Ctrl+Z would revert now is the redo, not B itself.
    assert stacks_of(log).undo[-1].change_set_id == 6
    log += [Step(7, "D")]
    assert _names(stacks_of(log)) == (["A", "B", "D"], [])


def test_the_revert_of_an_older_step_stands_in_its_place_as_an_edit():
    log = [Step(1, "A"), Step(2, "B"), Step(3, "Undo: A", 1)]
    assert _names(stacks_of(log)) == (["B", "Undo: A"], [])


def test_the_revert_of_someone_else_s_step_is_an_edit():
    assert _names(stacks_of([Step(1, "A"), Step(9, "Undo: Theirs", 77)])) == (["A", "Undo: Theirs"], [])


def test_what_is_taken_back_later_joins_its_undo():
    # The undo left something alone; that was taken back afterwards: two steps to redo, and none to undo.
    log = [Step(1, "A"), Step(2, "Undo: A", 1), Step(3, "Undo: A", 1)]
    assert _names(stacks_of(log)) == ([], ["A", "A"])
    log += [Step(4, "Redo: A", 3), Step(5, "Redo: A", 2)]
    assert _names(stacks_of(log)) == (["A", "A"], [])


def test_a_step_that_could_not_be_undone_is_dropped():
    stacks = stacks_of([Step(1, "A"), Step(2, "B")])
    stacks.drop(2)
    assert _names(stacks) == (["A"], [])


def test_only_so_many_steps_are_remembered():
    stacks = stacks_of(Step(number, str(number)) for number in range(1000))
    assert len(stacks.undo) == REMEMBERED
    assert stacks.undo[-1].label == "999"


def test_a_step_taken_in_twice_counts_once():
    assert _names(stacks_of([Step(1, "A"), Step(1, "A")])) == (["A"], [])


class _Window:
    """A slow, obvious desk: every state it was in, so that undo is going back and redo forward."""

    def __init__(self) -> None:
        self.log: list[Step] = []
        self.done: list[tuple[str, int]] = []
        self.undone: list[tuple[str, int]] = []

    def _write(self, label: str, undo_of: int | None = None) -> int:
        self.log.append(Step(len(self.log) + 1, label, undo_of))
        return len(self.log)

    def edit(self, name: str) -> None:
        self.done.append((name, self._write(name)))
        self.undone = []

    def undo(self) -> None:
        if self.done:
            name, last = self.done.pop()
            self.undone.append((name, self._write(f"Undo: {name}", last)))

    def redo(self) -> None:
        if self.undone:
            name, last = self.undone.pop()
            self.done.append((name, self._write(f"Redo: {name}", last)))


@given(moves=st.lists(st.sampled_from("eeuuurr"), max_size=60))
def test_the_log_leads_to_the_stacks_of_the_window_that_wrote_it(moves):
    window = _Window()
    for number, move in enumerate(moves):
        if move == "e":
            window.edit(f"edit {number}")
        elif move == "u":
            window.undo()
        else:
            window.redo()
    stacks = stacks_of(window.log)
    assert [(s.label, s.change_set_id) for s in stacks.undo] == window.done
    assert [(s.label, s.change_set_id) for s in stacks.redo] == window.undone
