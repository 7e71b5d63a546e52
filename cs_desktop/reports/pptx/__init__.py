"""Slides as a presentation that can be edited, made by python-pptx: `render_pptx(deck, path)`."""

from cs_desktop.reports.pptx.render import SlidesReport, render_pptx

__all__ = ["SlidesReport", "render_pptx"]
