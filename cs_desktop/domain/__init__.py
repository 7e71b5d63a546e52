"""Frozen data that every room may hold: no Qt, no SQLAlchemy, no pandas."""
