"""The command line of ./compare."""

import argparse
import json
import os
import platform
import shutil
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

import curve
import folder
import rows
import versus
from data.generate import Options, generate

WORK = Path(os.environ["SLUICE_COMPARE_WORK"])
HERE = Path(__file__).resolve().parent


def find_sluice() -> str:
    root = HERE.parent.parent
    candidates = [root / place / "release" / "sluice" for place in (".build-release", ".build")]
    found = next((str(path) for path in candidates if path.exists()), None) or shutil.which("sluice")
    return found or sys.exit("no release build of sluice was found; run: swift build -c release --product sluice")


def data(options) -> Path:
    if options.data:
        return options.data
    target = WORK / f"data-{options.records}"
    if not (target / "summary.json").exists():
        shutil.rmtree(target, ignore_errors=True)
        print(f"making {options.records:,} records up, in {target}", file=sys.stderr)
        generate(target, Options(options.records, 2_000, 1, 0.0005))
    return target


def machine() -> dict:
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "")
    return {"processor": model, "cores": os.cpu_count(), "system": platform.platform()}


def main():
    parser = argparse.ArgumentParser(prog="compare", description="""Runs the same rules with sluice and with others over
        the same CloudTrail objects, compares what they found, and only if that is equal says how long each took.""")
    parser.add_argument("--data", type=Path, help="a folder with *.json.gz; made up, if it is left out")
    parser.add_argument("--records", type=int, default=600_000, help="of the data that is made up")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cores", default="1,2", help="numbers of cores, such as 1,2")
    parser.add_argument("--engines", help="only these: " + ", ".join(versus.KEYS))
    parser.add_argument("--sluice", help="the binary")
    parser.add_argument("--curve", action="store_true", help="sluice alone, by the number of rules")
    parser.add_argument("--rules", type=Path, action="append", default=[], metavar="PATH",
                        help="with --curve: rules beside those that are made up; may be repeated")
    parser.add_argument("--rows", action="store_true",
                        help="sluice alone: small objects, all events to compressed documents, start, memory")
    parser.add_argument("--json", type=Path, help="write the numbers to this file, too")
    options = parser.parse_args()
    try:
        cores = [int(number) for number in options.cores.split(",")]
        if options.rounds < 1 or min(cores) < 1:
            raise ValueError
    except ValueError:
        parser.error("--rounds and --cores take numbers above 0")

    sluice = options.sluice or find_sluice()
    if not shutil.which(sluice):
        sys.exit(f"--sluice {sluice}: there is no such program, or it may not be run")
    counter = [sys.executable, str(HERE / "count.py")]
    objects = folder.gather(data(options), WORK / "objects", counter)
    print(f"{objects.text}\n", flush=True)
    if options.curve:
        result = curve.measure(sluice, objects, WORK / "curve", options.rounds, options.rules)
    elif options.rows:
        result = rows.measure(sluice, objects, WORK / "rows", options.rounds, options.rules, counter)
    else:
        chosen = options.engines.split(",") if options.engines else None
        result = versus.measure(sluice, objects, WORK / "versus", options.rounds, cores, chosen)
    print(result.markdown)
    if options.json:
        document = {
            "date": date.today().isoformat(), "machine": machine(),
            "objects": {key: value for key, value in asdict(objects).items() if key != "folder"}, **result.json,
        }
        options.json.write_text(json.dumps(document, indent=2, default=str) + "\n")


if __name__ == "__main__":
    main()
