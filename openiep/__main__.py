"""`openiep` and `python -m openiep`: the command line."""

import sys

from openiep.config.cli import main

if __name__ == "__main__":
    sys.exit(main())
