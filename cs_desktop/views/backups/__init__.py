"""The panel of backups."""
