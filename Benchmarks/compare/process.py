"""Runs a command and says what it took."""

import os
import shlex
import subprocess
import tempfile
import time
from dataclasses import dataclass


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
    with tempfile.TemporaryFile() as errors, open(output or os.devnull, "wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            arguments, stdin=subprocess.DEVNULL, stdout=out, stderr=errors,
            env={**os.environ, **(environment or {})}, preexec_fn=lambda: os.sched_setaffinity(0, allowed))
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accepts:
            errors.seek(0)
            text = errors.read().decode(errors="replace")[-2000:]
            shown = command if isinstance(command, str) else shlex.join(command)
            raise Failure(f"{shown[:400]}\nended with status {process.returncode}:\n{text}")
    # ru_maxrss of wait4 is of the process and the children that it has waited for.
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
