"""`python -m assess`: the same as the `assess` command."""

from assess.cli import main

if __name__ == "__main__":
    main()
