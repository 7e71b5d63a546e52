"""The import wizard: file, kind, columns, preview, result."""
