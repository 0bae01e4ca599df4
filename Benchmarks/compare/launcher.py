"""Runs commands for `process.py`: a line of JSON says what to run, a line of JSON says what it took.

A process of its own, which stays small: the system counts the memory of whoever started a program as that program's, up
to the moment when it is loaded, and what prepares the data and compares matches grows to hundreds of megabytes.
"""

import json
import os
import subprocess
import sys
import time


def run(task: dict) -> dict:
    with open(task["errors"], "wb") as errors, open(task["output"], "wb") as output:
        start = time.perf_counter()
        child = subprocess.Popen(
            task["arguments"], stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=task["environment"],
            preexec_fn=lambda: os.sched_setaffinity(0, task["cores"]))
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    # ru_maxrss of wait4 is of the process and the children that it has waited for.
    return {"status": child.returncode, "wall": wall, "cpu": usage.ru_utime + usage.ru_stime,
            "memory": usage.ru_maxrss * 1024}


for line in sys.stdin:
    try:
        answer = run(json.loads(line))
    except OSError as error:
        answer = {"problem": str(error)}
    print(json.dumps(answer), flush=True)
