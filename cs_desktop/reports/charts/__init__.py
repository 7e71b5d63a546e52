"""Charts of a ChartSpec, drawn as lines, shapes and text on a page."""
