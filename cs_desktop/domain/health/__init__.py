"""Health: where an account stands, why, and what people say against it; frozen data and pure laws."""
