"""Lets ``python -m portal`` run the command line."""

from portal.cli import main

if __name__ == "__main__":
    main()
