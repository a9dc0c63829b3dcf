"""The command line: each module in `openiep/config/commands` is one command, loaded when asked."""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence

from openiep.config import commands


def names() -> list[str]:
    """The commands there are, in alphabetical order."""
    return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status, 2 where the command line is not understood."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help") or given[0] not in names():
        asked_for_help = bool(given) and given[0] in ("-h", "--help")
        said = f"usage: openiep COMMAND ...\n\ncommands: {', '.join(names())}\n"
        (sys.stdout if asked_for_help else sys.stderr).write(said)
        return 0 if asked_for_help else 2
    command = importlib.import_module(f"openiep.config.commands.{given[0]}")
    parser = argparse.ArgumentParser(prog=f"openiep {given[0]}", description=command.__doc__)
    command.add_arguments(parser)
    return int(command.run(parser.parse_args(given[1:])))
