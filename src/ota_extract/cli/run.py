"""A run over one or more inputs: one line for a person where an input fails, and on with the next."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ota_extract.cli.exits import Exit
from ota_extract.errors import OtaExtractError, OutputError

PROGRAM = "ota-extract"
LONGEST_DETAIL = 200


class Run:
    """The messages and the exit status of one call of the program."""

    def __init__(self, *, quiet: bool = False, debug: bool = False) -> None:
        self.quiet = quiet
        self.debug = debug
        self.status = Exit.DONE

    @contextmanager
    def on(self, file: Path) -> Iterator[None]:
        """Do something with *file*; what goes wrong costs this file only."""
        try:
            yield
        except OtaExtractError as error:
            message = str(error)
            if not isinstance(error, OutputError):  # which names the output and not the input
                for called in (str(file), file.name, "stdin"):
                    message = message.removeprefix(f"{called}: ")
                message = f"{file}: {message}"
            self.fail(message)
        except Exception as error:
            if self.debug:
                raise
            self.fail(unexpected(error, str(file)))

    @contextmanager
    def on_program(self) -> Iterator[None]:
        """Do something that needs no input."""
        try:
            yield
        except OtaExtractError as error:
            self.fail(str(error))
        except Exception as error:
            if self.debug:
                raise
            self.fail(unexpected(error, "the run"))

    def fail(self, message: str) -> None:
        """Say *message* and remember that the run is not complete."""
        say(message)
        self.status = max(self.status, Exit.INCOMPLETE)

    def note(self, message: str) -> None:
        """Say what a person may want to know but can do without."""
        if not self.quiet:
            say(message)


def say(message: str) -> None:
    """One line on standard error."""
    if sys.stderr is not None:
        print(f"{PROGRAM}: {' '.join(message.split())}", file=sys.stderr)  # noqa: T201


def unexpected(error: BaseException, where: str) -> str:
    """The line for an error that nobody foresaw."""
    detail = f"{type(error).__name__}: {error}"
    if len(detail) > LONGEST_DETAIL:
        detail = detail[:LONGEST_DETAIL] + "…"
    return f"{where}: a fault of the program ({detail}); please report it with what --debug shows"


def put(content: str | bytes) -> None:
    """Data on standard output, text as UTF-8 whatever the terminal's settings.

    Where nobody reads on («… | head»), the run ends in peace. Raises :class:`OutputError` where it
    cannot be written.
    """
    if sys.stdout is None:
        raise OutputError("standard output: it is closed; use -o FILE")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content.encode() if isinstance(content, str) else content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _let_go_of_standard_output()
        raise SystemExit(Exit.DONE) from None
    except OSError as error:
        _let_go_of_standard_output()
        raise OutputError(
            f"standard output: it cannot be written ({error.strerror}); use -o FILE"
        ) from error


def _let_go_of_standard_output() -> None:
    """Keep Python from writing the rest at exit, which would fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
