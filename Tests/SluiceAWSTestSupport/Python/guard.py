"""Runs a server and takes it down with all its children as soon as whoever started this script is gone.

guard.py SCRATCH LOG COMMAND...

The end of standard input is the sign: the kernel closes the other end however the starter ends. SCRATCH is removed
afterwards ('-' for none); LOG takes the server's output.
"""
import ctypes
import os
import select
import shutil
import signal
import subprocess
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent():
    # Should this script be killed outright, the kernel ends the server.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def main():
    scratch, log, *command = sys.argv[1:]
    starter = os.getppid()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    with open(log, "ab", buffering=0) as output:
        server = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
            preexec_fn=die_with_parent)
    while server.poll() is None and os.getppid() == starter:
        readable, _, _ = select.select([0], [], [], 0.5)
        if readable and not os.read(0, 4096):
            break
    try:
        os.killpg(server.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    server.wait()
    if scratch != "-":
        shutil.rmtree(scratch, ignore_errors=True)


main()
