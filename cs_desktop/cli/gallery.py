"""The gallery of shared parts, for those who make and check screens."""

import click


@click.command()
@click.option(
    "--text", "text_size", type=click.Choice(["100", "115", "130"]), default="100", help="Size of text."
)
def gallery(text_size: str) -> None:
    """Show every shared part with its states, in both themes side by side."""
    from cs_desktop.app import show_gallery  # noqa: PLC0415 - Qt is loaded for this command alone

    raise SystemExit(show_gallery(int(text_size)))
