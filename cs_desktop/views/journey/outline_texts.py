"""What the outline of a map says of each of its parts, in the user's words."""

from collections import defaultdict

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.journey.content import Card, Emotion, Lane, MapMilestone, Stage
from cs_desktop.domain.journey.metrics import value_told
from cs_desktop.domain.journey.milestones import day_of
from cs_desktop.domain.journey.outline import Heap, OutlineNode, text_of
from cs_desktop.domain.journey.setting import NOT_KNOWN
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.ties import uncovered
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.domain.vocabulary import word_text

_KINDS = {
    Kind.JOURNEY_STAGE: marked("Stage"),
    Kind.JOURNEY_LANE: marked("Lane"),
    Kind.MILESTONE: marked("Milestone"),
    Kind.JOURNEY_EMOTION: marked("Feeling"),
    Kind.JOURNEY_PERSONA: marked("Persona"),
}
_HEAPS = {Heap.UNPLACED: marked("Not placed"), Heap.PERSONAS: marked("Personas")}


class OutlineTexts:
    """Knows who the owners are and what the links join, so that no row has to look for it."""

    def __init__(self, shown: JourneyShown | None = None) -> None:
        self._owners = dict(shown.owners) if shown else {}
        self._joined: dict[int, list[str]] = defaultdict(list)
        self._personas: dict[int, str] = {}
        self._heard = dict(shown.heard) if shown else {}
        self._readings = dict(shown.readings) if shown else {}
        self._uncovered: frozenset[int] = frozenset()
        content = shown.content if shown else None
        if content is None:
            return
        self._uncovered = frozenset(gap.id for gap in uncovered(content))
        self._personas = {one.id: one.name for one in content.personas}
        cards = content.cards_by_id
        objectives = {one.id: one.text for one in shown.objectives} if shown else {}
        for link in content.links:
            if link.target_id is None:
                self._joined[link.source_id].append(objectives.get(link.objective_id or 0, tr("Objective")))
            elif link.source_id in cards and link.target_id in cards:
                self._joined[link.source_id].append(cards[link.target_id].title)
                self._joined[link.target_id].append(cards[link.source_id].title)

    def facts(self) -> object:
        """Return what the texts depend on besides the parts, to know whether it has changed."""
        return self._owners, dict(self._joined), self._personas, self._heard, self._readings, self._uncovered

    def title(self, node: OutlineNode) -> str:
        """Return what a row is called."""
        part = node.part
        if isinstance(part, Heap):
            return tr(_HEAPS[part])
        if isinstance(part, Emotion):
            persona = self._personas.get(part.persona_id, "")
            return tr("{persona}: {word}", persona=persona, word=part.word) if part.word else persona
        return text_of(part) or tr("Untitled")

    def kind(self, node: OutlineNode) -> str:
        """Return what a row is a row of."""
        if isinstance(node.part, Card):
            return word_text(node.part.kind)
        return tr(_KINDS[node.kind]) if node.kind in _KINDS else ""

    def state(self, node: OutlineNode) -> str:
        """Return how far a part has come, how it felt, or what was measured."""
        match node.part:
            case Card(kind=CardKind.METRIC):
                return value_told(node.part, self._readings.get(node.part.id))
            case Card(kind=CardKind.MOMENT, mood=None):
                return tr("To come")
            case Card(kind=CardKind.MOMENT, mood=int(mood)):
                return _signed(mood, 0)
            case Card(id=gap) if gap in self._uncovered:
                return tr("without a bridge")
            case Card():
                return word_text(node.part.state) if node.part.state else ""
            case Emotion():
                return self._feeling(node.part)
            case MapMilestone():
                return tr("Reached") if node.part.reached_on else tr("Not reached")
            case Lane(folded=True):
                return tr("Folded")
            case _:
                return trn("{count} part", "{count} parts", below(node)) if node.children else ""

    def _feeling(self, felt: Emotion) -> str:
        heard = self._heard.get(felt.stage_id)
        if heard is None:
            return _signed(felt.value, 1)
        surveys = tr("Surveys: {answers}", answers=f"{_signed(heard.value, 1)}, {tr('n {n}', n=heard.n)}")
        return f"{_signed(felt.value, 1)} ({surveys})"

    def evidence(self, node: OutlineNode) -> str:
        """Return how well a card is known to be so."""
        if not isinstance(node.part, Card) or node.part.kind in NOT_KNOWN:
            return ""
        return word_text(node.part.evidence)

    def owner(self, node: OutlineNode) -> str:
        """Return who looks after a part, or whose it is."""
        if isinstance(node.part, Card):
            return self._owners.get(node.part.owner_id or 0, "")
        return word_text(node.part.party) if isinstance(node.part, MapMilestone) else ""

    def due(self, node: OutlineNode) -> str:
        """Return the day that counts for a part."""
        match node.part:
            case Card():
                day = node.part.closed_on or node.part.due
            case MapMilestone():
                day = day_of(node.part)
            case Stage():
                day = node.part.starts_on
            case _:
                day = None
        return day_text(day) if day else ""

    def links(self, node: OutlineNode) -> str:
        """Return what a card is linked with."""
        return ", ".join(self._joined.get(node.id, ())) if isinstance(node.part, Card) else ""

    def all_of(self, node: OutlineNode) -> str:
        """Return all that is said of a row, to look for words in it; of a group only its name."""
        if _is_group(node):
            return self.title(node)
        notes = node.part.notes if isinstance(node.part, Card) else ""
        said = (self.title, self.kind, self.state, self.evidence, self.owner, self.due, self.links)
        return "\n".join([*(say(node) for say in said), notes])


def _signed(value: float, decimals: int) -> str:
    return f"{'+' if value > 0 else ''}{number_text(value, decimals)}"


def below(node: OutlineNode) -> int:
    """Return how many parts stand below a row, groups not counted."""
    return sum(below(child) if child.children else not _is_group(child) for child in node.children)


def _is_group(node: OutlineNode) -> bool:
    return isinstance(node.part, Stage | Lane | Heap)
