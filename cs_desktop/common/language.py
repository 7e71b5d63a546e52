"""The words of the window in the user's language.

Every text that a person reads goes through `tr` or `trn` where it is shown. A text that stands in a table
made at import goes through `marked` there, and through `tr` where it is shown. The English text is the key.
"""


def tr(text: str, /, **values: object) -> str:
    """Return a text in the user's language, its {names} filled in."""
    return text.format(**values) if values else text


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the text for one or for many, {count} and other {names} filled in.

    `count` is written with thousands separators.
    """
    return (one if count == 1 else many).format(count=f"{count:,}", **values)


def marked(text: str) -> str:
    """Return the text as it is: it is translated where it is shown."""
    return text
