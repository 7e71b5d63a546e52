"""How each kind of slide is laid out, one module each; nothing here knows the file that comes of it."""
