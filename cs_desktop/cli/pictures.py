"""Pictures of the program by the program: screenshots."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from cs_desktop.cli.parts import FILE, say
from cs_desktop.common.language import ENGLISH_CODE, NAMES
from cs_desktop.common.paths import PROFILE_VARIABLE
from cs_desktop.common.settings import Settings
from cs_desktop.common.settings_file import save_settings


@click.command()
@click.argument("folder", type=FILE)
@click.option("--theme", type=click.Choice(["light", "dark"]), default=None, help="Both if not given.")
@click.option("--size", default="1440x900", show_default=True, help="Width x height in pixels.")
@click.option(
    "--text", "text_size", type=click.Choice(["100", "115", "130"]), default="100", help="Size of text."
)
@click.option(
    "--language", type=click.Choice(list(NAMES)), default=ENGLISH_CODE, help="English if not given."
)
@click.option("--until", metavar="SCREEN", default="", help="The last screen; all of them if not given.")
def screenshots(
    folder: Path, theme: str | None, size: str, text_size: str, language: str, until: str
) -> None:
    """Render every screen into FOLDER as PNG, without a display."""
    from cs_desktop.app import screenshots as render  # noqa: PLC0415 - Qt is loaded for this command alone

    # A profile of its own: what this user has set and opened before is no part of the pictures.
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        os.environ[PROFILE_VARIABLE] = profile
        save_settings(Settings(language=language))
        pictures = render(folder, theme, size, int(text_size), until)
    for picture in pictures:
        say(str(picture))
