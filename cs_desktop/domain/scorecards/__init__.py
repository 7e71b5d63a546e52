"""Scorecards: what they say, which one holds, how they are edited and tried."""
