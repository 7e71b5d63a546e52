"""The place Library: blueprints of plans, and measures to choose from."""
