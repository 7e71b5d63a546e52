"""The first screen: open, create or try a workspace."""
