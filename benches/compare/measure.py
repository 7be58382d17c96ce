"""How long a command takes, and how much memory: from the start of its process to its end."""

import os
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


LIMIT = 600  # seconds, after which a command is given up


class Failed(Exception):
    """A command ended with a fault, or made nothing."""


@dataclass
class Command:
    """What is run: in which folder, with which changes to the environment."""

    words: list
    folder: Path
    environment: dict = None

    def shown(self):
        return " ".join(str(word) for word in self.words)


def seconds(command):
    """The wall time of one run."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        code = _run(command, command.words, said)
        taken = time.perf_counter() - start
        _refuse(command, code, said)
    return taken


def peak_mib(command):
    """The peak memory of the largest process of one run, as GNU time has it, and the seconds that it took about.

    Its own small process stands between: without it, the peak of a small program would be that of this Python.
    """
    with tempfile.NamedTemporaryFile("r") as peak, tempfile.TemporaryFile() as said:
        words = ["/usr/bin/time", "-f", "%M", "-o", peak.name, *command.words]
        start = time.perf_counter()
        code = _run(command, words, said)
        taken = time.perf_counter() - start
        _refuse(command, code, said)
        return int(peak.read().split()[-1]) / 1024, taken


def _run(command, words, said):
    """The exit code. What isn't done in time is stopped, with all that it started."""
    process = subprocess.Popen(
        [str(word) for word in words],
        cwd=command.folder,
        env={**os.environ, **(command.environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        return process.wait(LIMIT)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise Failed(f"not done in {LIMIT} s: `{command.shown()}`") from None


def _refuse(command, code, said):
    if code != 0:
        said.seek(0)
        words = said.read().decode(errors="replace").strip()
        raise Failed(f"exit code {code} of `{command.shown()}`: {words[-600:]}")
