"""What the window says when the program itself has failed somewhere."""
