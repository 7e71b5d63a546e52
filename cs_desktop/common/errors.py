"""The two kinds of failure: the world's, which we explain, and ours, which we ask to be told about."""


class KnownError(Exception):
    """Something outside the program is not as it should be.

    The message is one line for the user: what is wrong and what to do about it.
    """


class InputError(KnownError):
    """What was typed is no value of its field; typing something else helps, trying again does not."""

    def __init__(self, message: str, about: str = "") -> None:
        """`about` names the field that is wrong, where a form has several."""
        super().__init__(message)
        self.about = about


class BusyError(KnownError):
    """Another program holds the file; trying again in a moment helps."""


class LastingError(KnownError):
    """What was done is reversed in another way than by undo, which the message names."""


def reason_of(error: OSError) -> str:
    """Return in a few words, to stand in brackets, why the system refused."""
    return (error.strerror or "refused").lower()


class BugError(Exception):
    """The program broke a promise of its own; the user cannot mend it and should report it."""
