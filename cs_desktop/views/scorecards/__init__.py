"""Scorecards in the Library: the list, measures and their curves, caps and rules, trial, versions."""
