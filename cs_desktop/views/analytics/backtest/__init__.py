"""The page Back-test."""
