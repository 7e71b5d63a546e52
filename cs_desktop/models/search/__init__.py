"""The index of all words that people typed into a workspace: a file of its own in the user's cache.

It is made from the workspace and can always be made again. It says where words stand, never what stands
there: what is shown is read from the workspace, so nothing shown is ever older than that.
"""
