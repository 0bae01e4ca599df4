"""What one would write by hand: libdeflate inflates an object, simdjson parses it, fields are picked when asked for."""

import multiprocessing

import job
import simdjson

from dialects import closures
from inflate import inflated

work = job.read()
BY_CALL, OTHERS = closures.index(work.listed())
parser = simdjson.Parser()


def matches(path: str) -> list[str]:
    found = []
    by_call, others = BY_CALL, OTHERS
    for record in parser.parse(inflated(path))["Records"]:
        for rule, holds in others:
            if holds(record):
                found.append(f"{rule}\t{record['eventID']}\n")
        candidates = by_call.get(record.get("eventName"))
        if candidates:
            for rule, holds in candidates:
                if holds(record):
                    found.append(f"{rule}\t{record['eventID']}\n")
    # The parser's memory is used anew only when nothing of the document before is alive.
    record = None
    return found


def main():
    with open(work.output, "w") as output:
        if work.threads == 1:
            for path in work.files:
                output.writelines(matches(path))
            return
        with multiprocessing.Pool(work.threads) as pool:
            for found in pool.imap_unordered(matches, work.files):
                output.writelines(found)


if __name__ == "__main__":
    main()
