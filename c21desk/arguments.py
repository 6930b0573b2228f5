"""A parser of the command line that speaks the user's language in what argparse says by itself."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any, NoReturn

from c21desk.i18n import N_, _

_SAID = (
    (r"the following arguments are required: (?P<names>.+)", N_("Not given: {names}")),
    (r"unrecognized arguments: (?P<names>.+)", N_("Not understood: {names}")),
    (r"argument (?P<name>.+?): expected one argument", N_("{name} needs a value.")),
    (r"argument (?P<name>.+?): ignored explicit argument .+", N_("{name} takes no value.")),
    (
        r"argument (?P<name>.+?): invalid choice: (?P<text>.+) \(choose from (?P<choices>.+)\)",
        N_("{name} cannot be {text}. It is one of: {choices}"),
    ),
    (
        r"ambiguous option: (?P<text>.+) could match (?P<choices>.+)",
        N_("{text} is too short: it may be one of {choices}"),
    ),
)
"""What argparse says of wrong arguments (it makes sentences of them before it hands them out), and our words."""


class _Formatter(argparse.HelpFormatter):
    """Help with the usage's heading in the user's language."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """The usage; ``prefix`` stands before it."""
        super().add_usage(usage, actions, groups, _("Usage:") + " " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser with its headings, its own option and its complaints in the user's language."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **options, "add_help": False})
        self._positionals.title, self._optionals.title = _("Arguments"), _("Options")
        self.add_argument(
            "-h", "--help", action="help", default=argparse.SUPPRESS, help=_("show this help and exit")
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and leave with status 2."""
        for pattern, sentence in _SAID:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                message = _(sentence).format(**match.groupdict())
                break
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n")
