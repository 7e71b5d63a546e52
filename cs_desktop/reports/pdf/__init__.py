"""Slides as PDF pages, drawn by reportlab: `render_pdf(deck, path)`."""

from cs_desktop.reports.pdf.render import RenderReport, first_pages, render_pdf

__all__ = ["RenderReport", "first_pages", "render_pdf"]
