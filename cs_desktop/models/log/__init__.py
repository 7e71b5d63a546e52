"""The change log: recorded at flush, replayed backwards to undo."""
