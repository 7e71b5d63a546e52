"""Back-test: whether the health score saw the losses coming that there were."""
