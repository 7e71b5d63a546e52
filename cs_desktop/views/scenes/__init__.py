"""What the program's pictures show beside the sample workspace: other people, damage, conflicts, files."""
