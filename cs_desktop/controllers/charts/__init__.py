"""Charts that compare or leave the program."""
