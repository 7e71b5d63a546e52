"""The place Reviews: those of all accounts as a list, a calendar and a timeline."""
