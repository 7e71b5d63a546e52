"""Slides as PDF pages, drawn by reportlab: `render_pdf(deck, path)`."""

from cs_desktop.reports.pdf.render import RenderReport, render_pdf

__all__ = ["RenderReport", "render_pdf"]
