"""Lists of people to choose one of, each of whom is known by an id."""

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox

from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox

LONGEST = 60
"""Characters of a name in the list."""


class NameBox(ChoiceBox):
    """A list of people; the first choice is nobody."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, [tr("Nobody")])
        self._ids: list[int | None] = [None]
        # The longest name would make the box wider than the panel.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    @property
    def chosen(self) -> int | None:
        """Return the id of who is chosen; None for nobody."""
        return self._ids[max(self.currentIndex(), 0)]

    def choose(self, wanted: int | None) -> None:
        """Choose somebody by their id; who is not in the list is nobody."""
        self.setCurrentIndex(self._ids.index(wanted) if wanted in self._ids else 0)

    def offer(self, names: Mapping[int, str]) -> None:
        """Offer these; who was chosen stays so."""
        if [None, *names] == self._ids and [self.itemText(i) for i in range(1, self.count())] == [
            shortened(name, LONGEST) for name in names.values()
        ]:
            return
        chosen = self.chosen
        self._ids = [None, *names]
        self.clear()
        self.addItems([tr("Nobody"), *(shortened(name, LONGEST) for name in names.values())])
        self.choose(chosen)


class MemberBox(NameBox):
    """The team; until one chooses otherwise it stands on whom it began with, else on the user themselves."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._wanted: int | None = None
        self._picked = self._known = False
        self.activated.connect(self._pick)

    @property
    def is_mine(self) -> bool:
        """Return whether it stands for the user, though who of the team that is has not been read yet."""
        return self._wanted is None and not self._known

    def begin(self, wanted: int | None) -> None:
        """Begin with somebody; with None for the user."""
        self._wanted, self._picked, self._known = wanted, False, False
        self.choose(wanted)

    def offer_team(self, names: Mapping[int, str], me: int | None) -> None:
        """Offer the team, one of whom is the user."""
        self.offer(names)
        self._known = True
        if not self._picked:
            self.choose(self._wanted if self._wanted is not None else me)

    def _pick(self) -> None:
        self._picked = True
