"""The gallery of shared parts, for those who make and check screens."""

from pathlib import Path

import click

from cs_desktop.cli.parts import FILE, say


@click.command()
@click.option(
    "--text", "text_size", type=click.Choice(["100", "115", "130"]), default="100", help="Size of text."
)
@click.option("--out", type=FILE, default=None, help="Write its picture as PNG here, without a display.")
def gallery(text_size: str, out: Path | None) -> None:
    """Show every shared part with its states, in both themes side by side."""
    if out is not None:
        from cs_desktop.app import picture_gallery  # noqa: PLC0415 - Qt is loaded for this command alone

        say(str(picture_gallery(out, int(text_size))))
        return
    from cs_desktop.app import show_gallery  # noqa: PLC0415 - Qt is loaded for this command alone

    raise SystemExit(show_gallery(int(text_size)))
