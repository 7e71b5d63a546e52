"""Journey maps: read, changed gesture by gesture, made from templates, compared with what they were."""
