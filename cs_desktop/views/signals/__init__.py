"""Signals: which are open, the rules behind them, and how right these were."""
