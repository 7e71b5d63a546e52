"""The content check: a workspace's tables against its log, and both against what SQLite promises."""
