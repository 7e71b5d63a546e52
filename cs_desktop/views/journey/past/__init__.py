"""The past of a map: its revisions, how it was at one of them, and what differs between two."""
