"""What an editor knows of its stored text, against the slow way: the list of all that was sent."""

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.stored_text import StoredText

STEPS = st.lists(st.one_of(st.text(max_size=3), st.booleans()), max_size=30)


@given(STEPS)
def test_the_stored_text_is_that_of_the_last_good_answer(steps: list[str | bool]) -> None:
    stored = StoredText("start")
    waiting: list[str] = []
    good = ["start"]
    for step in steps:
        if isinstance(step, str):
            stored.send(step)
            waiting.append(step)
        elif waiting and step:
            stored.taken()
            good.append(waiting.pop(0))
        elif waiting:
            waiting.pop(0)
            assert stored.refused() is (not waiting)
        assert stored.known == good[-1]
        assert stored.newest == (waiting or good)[-1]
