"""The content of slides as pages to read and print, on A4 or Letter: one-pagers and reports."""

from cs_desktop.reports.handout.document import HandoutFile, handout_pdf, one_pager_pdf

__all__ = ["HandoutFile", "handout_pdf", "one_pager_pdf"]
