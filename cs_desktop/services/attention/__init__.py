"""What is to be done: rules over frozen facts, one module a rule, each saying why now and where from."""
