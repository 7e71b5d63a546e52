"""Back-testing the health score on the workspace's own losses."""

from cs_desktop.services.backtest.running import run_backtest

__all__ = ["run_backtest"]
