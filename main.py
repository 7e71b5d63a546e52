"""Start CS Desktop: the window, or a command where one is given."""

import sys

from cs_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
