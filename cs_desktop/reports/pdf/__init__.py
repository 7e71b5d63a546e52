"""Slides as PDF pages, drawn by reportlab."""
