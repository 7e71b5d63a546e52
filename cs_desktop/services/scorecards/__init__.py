"""Scorecards as people work on them: drafts, versions, and what a draft would change."""
