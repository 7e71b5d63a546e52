"""Success plans as files for the customer."""
