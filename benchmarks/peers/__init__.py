"""Scripts that do what a peer would do, each run as a whole process."""
