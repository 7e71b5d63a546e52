"""Text set in lines: styles, shaped lines, wrapping and fitting into a box."""
