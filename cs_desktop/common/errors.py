"""The two kinds of failure: the world's, which we explain, and ours, which we ask to be told about."""


class KnownError(Exception):
    """Something outside the program is not as it should be.

    The message is one line for the user: what is wrong and what to do about it.
    """


class BugError(Exception):
    """The program broke a promise of its own; the user cannot mend it and should report it."""
