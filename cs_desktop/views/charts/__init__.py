"""ChartSpec drawn on screen by pyqtgraph."""
