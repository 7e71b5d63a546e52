"""One module a slide: each makes it from the facts, or says why there is nothing to make it from."""
