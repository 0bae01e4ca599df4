"""Runs a command and says what it took."""

import functools
import json
import os
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path


class Failure(Exception):
    pass


@dataclass(frozen=True)
class Cost:
    wall: float
    """Seconds."""
    cpu: float
    """Of the processor, by all processes and by the kernel for them: seconds."""
    memory: int
    """The peak of the largest process, in bytes."""


def run(command: list[str] | str, cores: int = 1, output: str | None = None, environment: dict | None = None,
        accepts: tuple[int, ...] = (0,)) -> Cost:
    """Runs a command, or a line for the shell, on the first `cores` of the machine that this process may use.

    `output` is where its standard output goes: nowhere, if it is left out. Raises Failure, with the end of standard
    error, when its status is none that is accepted.
    """
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    if len(allowed) < cores:
        raise Failure(f"{cores} cores are needed, and this machine has {len(allowed)}")
    arguments = ["bash", "-o", "pipefail", "-c", command] if isinstance(command, str) else command
    with tempfile.NamedTemporaryFile() as errors:
        answer = _ask({
            "arguments": [str(argument) for argument in arguments], "cores": allowed, "output": output or os.devnull,
            "errors": errors.name, "environment": {**os.environ, **(environment or {})}})
        shown = command if isinstance(command, str) else shlex.join(arguments)
        if "problem" in answer:
            raise Failure(f"{shown[:400]}\ncan't be run: {answer['problem']}")
        if answer["status"] not in accepts:
            text = errors.read().decode(errors="replace")[-2000:]
            raise Failure(f"{shown[:400]}\nended with status {answer['status']}:\n{text}")
    return Cost(answer["wall"], answer["cpu"], answer["memory"])


@functools.cache
def _launcher() -> subprocess.Popen:
    # It ends with its standard input, when this process does.
    return subprocess.Popen(
        [sys.executable, "-I", "-S", str(Path(__file__).with_name("launcher.py"))], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True)


def _ask(task: dict) -> dict:
    launcher = _launcher()
    print(json.dumps(task), file=launcher.stdin, flush=True)
    line = launcher.stdout.readline()
    if not line:
        raise Failure("what runs the commands has ended")
    return json.loads(line)
