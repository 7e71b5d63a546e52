"""The walks through the program that the pictures are taken on, a module a topic.

A module has one function, `stops(on)`, which returns its stops in order; `views.screenshots` names them.
"""
