"""Subscriptions by hand: new ones, dated changes of them, why something was lost, renewals."""
