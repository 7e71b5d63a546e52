"""The page that explains an account's health."""
