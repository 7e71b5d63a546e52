"""CS Desktop: customer success planning in one offline file."""

__version__ = "0.1.0"
