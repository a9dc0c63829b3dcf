"""The command line: finds the commands, reads the arguments, says mistakes as sentences."""

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence

from openiep.config import commands
from openiep.config import environment as config


def command_modules() -> dict[str, str]:
    """Every command as typed, in alphabetical order, and the name of its module.

    `start_school` is typed `start-school`; `import_` bears its mark because Python keeps the word.
    """
    names = (module.name for module in pkgutil.iter_modules(commands.__path__))
    return {name.rstrip("_").replace("_", "-"): name for name in sorted(names)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused, 2 the call's words are off."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openiep.config.settings")
    parser = argparse.ArgumentParser(prog="openiep", description="Individual Education Plans.")
    choices = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    modules = {}
    for name, module_name in command_modules().items():
        module = importlib.import_module(f"{commands.__name__}.{module_name}")
        modules[name] = module
        summary = (module.__doc__ or "").strip().splitlines()[0]
        module.add_arguments(choices.add_parser(name, help=summary, description=summary))
    chosen = parser.parse_args(arguments)
    try:
        return int(modules[chosen.command].run(chosen))
    except config.SettingWrong as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
