"""The questions that one asks at the moments of a journey, as the customer would ask them."""

from collections.abc import Iterable, Mapping
from enum import Enum
from types import MappingProxyType

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder, Ref
from cs_desktop.domain.journey.content import Card, MapContent


class Phase(Enum):
    """What a customer goes through at a moment, by the words that the names of such stages begin with."""

    BUYING = marked("buy, purchase, evaluat, sale, contract, scope, prepar")
    ONBOARDING = marked("onboard, kick, mobili, implement, configur, train, go live, launch, set up")
    RENEWAL = marked("renew, offer, close, align, prove, follow, hand over")
    ADOPTION = marked("adopt, realize, use, value, grow, deliver, diagnos, begin")

    @property
    def words(self) -> tuple[str, ...]:
        """Return the beginnings of words, in English and in the user's language."""
        both = (self.value, tr(self.value))
        return tuple(word.strip().casefold() for text in both for word in text.split(","))


QUESTIONS: Mapping[Phase, tuple[str, ...]] = MappingProxyType(
    {
        Phase.BUYING: (
            marked("How did Sales engage?"),
            marked("Was the person from Sales somebody they could relate to?"),
        ),
        Phase.ONBOARDING: (
            marked("Was it well organized, and was everybody prepared for what to expect?"),
            marked("Was it delivered on time, on budget and as well as expected?"),
            marked("Did they get everything that they were promised?"),
            marked("Was it easy to begin?"),
            marked("Are the users ready?"),
        ),
        Phase.ADOPTION: (
            marked("Is their contact here somebody they can relate to?"),
            marked("Do users enjoy it: easy to understand, pleasant to look at, sensible to work with?"),
            marked("Do they get help in time when they need support?"),
        ),
        Phase.RENEWAL: (
            marked("Did they get the outcome that they were promised, and do they agree?"),
            marked("Was the offer clear, and did it come in time?"),
            marked("Would they stay if leaving cost nothing?"),
        ),
    }
)


def phase_of(name: str, place: int, count: int) -> Phase:
    """Return the phase that a stage stands for: by its name, else by its place among `count` stages.

    The first of a long journey is buying, the next one, or the first of a short one, onboarding, the last
    one renewal, and whatever lies between them adoption.
    """
    words = name.casefold()
    found = next((phase for phase in Phase if any(_begins(words, word) for word in phase.words)), None)
    if found is not None:
        return found
    first = 1 if count > 3 else 0
    if place < first:
        return Phase.BUYING
    if place == first:
        return Phase.ONBOARDING
    return Phase.RENEWAL if place == count - 1 else Phase.ADOPTION


def _begins(name: str, beginning: str) -> bool:
    return bool(beginning) and f" {beginning}" in f" {name}"


def questions_at(content: MapContent, stage_id: int | None) -> tuple[str, ...]:
    """Return the questions that one asks in a stage, in the user's language; none without a stage."""
    place = None if stage_id is None else content.stage_places.get(stage_id)
    if place is None:
        return ()
    phase = phase_of(content.stages[place].name, place, len(content.stages))
    return tuple(tr(question) for question in QUESTIONS[phase])


def suggested(content: MapContent, card: Card) -> tuple[str, ...]:
    """Return the questions of a moment's stage that are not asked at it yet."""
    asked = {one.question.casefold() for one in content.asked.get(card.id, ())}
    return tuple(one for one in questions_at(content, card.stage_id) if one.casefold() not in asked)


def answered(content: MapContent, card_id: int) -> tuple[int, int]:
    """Return how many of a moment's questions are answered, and how many there are."""
    asked = content.asked.get(card_id, ())
    return sum(bool(one.answer.strip()) for one in asked), len(asked)


def ask_at(builder: GestureBuilder, card: Ref, questions: Iterable[str], place: int = 0) -> None:
    """Let a gesture ask questions at a moment, from a place among its questions on."""
    for number, question in enumerate(questions):
        builder.add(Kind.JOURNEY_ANSWER, card_id=card, question=question, answer="", position=place + number)


def ask(content: MapContent, card_id: int, questions: Iterable[str]) -> Gesture:
    """Return the gesture that asks more questions at a moment, after those that are asked already."""
    wanted = [one for one in (text.strip() for text in questions) if one]
    builder = GestureBuilder("Add question" if len(wanted) == 1 else f"Add {len(wanted)} questions")
    after = max((one.position for one in content.asked.get(card_id, ())), default=-1) + 1
    ask_at(builder, card_id, wanted, after)
    return builder.made()


def take_away(answer_id: int) -> Gesture:
    """Return the gesture that asks a question no more."""
    builder = GestureBuilder("Delete question")
    builder.drop(Kind.JOURNEY_ANSWER, [answer_id])
    return builder.made()
