"""The data: tables, the workspace file, the one write path with its change log, points, read queries."""
