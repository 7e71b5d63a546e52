"""Where one is and what the window looks like."""

from cs_desktop.common.language import marked
from cs_desktop.common.settings import TextSize
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Where, always, on_account

CHOICES = EVERYWHERE | Where.SETTINGS

VIEW_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.BACK, marked("Back to the portfolio"), Menu.VIEW, "Alt+Left", "arrow-left", on_account
    ),
    ActionSpec(
        ActionId.THEME_SYSTEM,
        marked("Theme of the system"),
        Menu.VIEW,
        icon="monitor",
        when=always,
        where=CHOICES,
    ),
    ActionSpec(
        ActionId.THEME_LIGHT,
        marked("Light theme"),
        Menu.VIEW,
        icon="sun",
        when=always,
        where=CHOICES,
    ),
    ActionSpec(
        ActionId.THEME_DARK,
        marked("Dark theme"),
        Menu.VIEW,
        icon="moon",
        when=always,
        where=CHOICES,
    ),
    ActionSpec(ActionId.LANGUAGE_SYSTEM, marked("Language of the system"), Menu.VIEW, where=CHOICES),
    # A language is called by its own name: one who reads no other must find it.
    ActionSpec(ActionId.LANGUAGE_ENGLISH, "English", Menu.VIEW, where=CHOICES),
    ActionSpec(ActionId.LANGUAGE_GERMAN, "Deutsch", Menu.VIEW, where=CHOICES),
    ActionSpec(
        ActionId.TEXT_LARGER,
        marked("Larger text"),
        Menu.VIEW,
        "Ctrl+Alt++",
        when=lambda now: now.ready and now.text_size < max(TextSize),
        where=CHOICES,
    ),
    ActionSpec(
        ActionId.TEXT_SMALLER,
        marked("Smaller text"),
        Menu.VIEW,
        "Ctrl+Alt+-",
        when=lambda now: now.ready and now.text_size > min(TextSize),
        where=CHOICES,
    ),
    ActionSpec(
        ActionId.TEXT_NORMAL,
        marked("Normal text"),
        Menu.VIEW,
        "Ctrl+Alt+0",
        when=lambda now: now.ready and now.text_size != TextSize.NORMAL,
        where=CHOICES,
    ),
    ActionSpec(ActionId.MENU_BAR, marked("Menu bar (Alt)"), Menu.VIEW, where=CHOICES),
)
