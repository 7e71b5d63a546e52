"""Where accounts stand by outcome and experience, all of them at once."""
