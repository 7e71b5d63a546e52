"""What one does with journey maps."""
