"""What belongs to the whole deck: template, brand, every page, checks, what a client sees, frozen states."""
