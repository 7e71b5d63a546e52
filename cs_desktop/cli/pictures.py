"""Pictures of the program by the program: screenshots."""

from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, say


@click.command()
@click.argument("folder", type=FILE)
@click.option("--theme", type=click.Choice(["light", "dark"]), default=None, help="Both if not given.")
@click.option("--size", default="1440x900", show_default=True, help="Width x height in pixels.")
def screenshots(folder: Path, theme: str | None, size: str) -> None:
    """Render every screen into FOLDER as PNG, without a display."""
    from cs_desktop.app import screenshots as render  # noqa: PLC0415 - Qt is loaded for this command alone

    for picture in render(folder, theme, size):
        say(str(picture))
