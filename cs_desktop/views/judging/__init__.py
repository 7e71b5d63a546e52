"""What people say of an account's health: overrides and pulses."""
