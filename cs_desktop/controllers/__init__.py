"""What the user can do: actions, undo, change hub, background jobs (QtCore and QtGui only)."""
