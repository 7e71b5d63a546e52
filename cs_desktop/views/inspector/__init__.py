"""One account beside the table: what one wants to know before one opens it."""
