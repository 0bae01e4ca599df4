"""Runs ministack with a clock for SQS that goes ahead of the real one, by the seconds in a file: a test need not wait
for what comes back to a queue after half a minute.

ministack_clock.py FILE
"""
import sys
import time

import ministack.services.sqs
from ministack.app import main


class Clock:
    def __init__(self, path):
        self.path = path

    def time(self):
        try:
            with open(self.path) as file:
                return time.time() + float(file.read())
        except (OSError, ValueError):
            return time.time()

    def __getattr__(self, name):
        return getattr(time, name)


ministack.services.sqs.time = Clock(sys.argv[1])
sys.argv[1:] = []
main()
