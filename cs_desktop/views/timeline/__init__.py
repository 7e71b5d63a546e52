"""The timeline of an account: quick entry, minutes a week, entries, tasks."""
