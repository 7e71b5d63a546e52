"""For whom a file is: asked wherever one is made."""

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.deck.content import Audience
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import ChoiceBox

_WORDS = {
    Audience.CLIENT: marked("The client"),
    Audience.INTERNAL: marked("Ourselves, marked Internal"),
}


class AudienceBox(ChoiceBox):
    """The audiences, that which is usual first."""

    def __init__(self, theme: Theme, usual: Audience) -> None:
        self._audiences = sorted(_WORDS, key=lambda one: one is not usual)
        super().__init__(theme, [tr(_WORDS[one]) for one in self._audiences])

    @property
    def audience(self) -> Audience:
        """Return which is chosen."""
        return self._audiences[self.currentIndex()]
