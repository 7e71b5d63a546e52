"""Metric points in year blocks: read, upsert, delete."""
