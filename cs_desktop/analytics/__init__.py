"""pandas and numpy: pure functions, frames in, frozen results out, with an explicit as_of."""
