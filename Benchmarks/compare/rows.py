"""What a user meets besides rules over large objects: many small ones, all events as documents, the start, memory."""

import gzip
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import checked
import folder
import process
from data.generate import Options, generate
from dialects import elastic
from folder import Objects
from rules import RULES
from spread import Spread, ratio
from versus import Result

# At the most; fewer where there are few records at all.
SMALL_OBJECTS = 100_000
# Of the objects that become documents; the text of all of them would fill the disk.
DOCUMENT_OBJECTS = 40


class Rows:
    def __init__(self, sluice: str, objects: Objects, work: Path, rounds: int, rules: list[Path], counter: list[str]):
        self.sluice, self.objects, self.work, self.rounds, self.counter = sluice, objects, work, rounds, counter
        work.mkdir(parents=True, exist_ok=True)
        elastic.write(RULES, work / "table")
        self.rules = rules
        self.lines: list[str] = []
        self.json: dict = {}

    def detect(self, target: Path, lanes: int, rules: list[Path], output: str | None = None) -> process.Cost:
        arguments = [argument for path in rules for argument in ("--rules", str(path))]
        command = [self.sluice, "detect", "--lanes", str(lanes), "--summary", "none", "--no-progress", *arguments]
        return process.run([*command, str(target)], lanes, output)

    def add(self, name: str, value: str, **numbers) -> None:
        print(f"{name}: {value}", file=sys.stderr, flush=True)
        self.lines.append(f"| {name} | {value} |")
        self.json[name] = numbers

    def small_objects(self) -> None:
        count = min(SMALL_OBJECTS, max(100, self.objects.records // 6))
        made = self.work / f"small-{count}"
        if not (made / "summary.json").exists():
            shutil.rmtree(made, ignore_errors=True)
            generate(made, Options(5 * count, 5, 2, 0.0005))
        flat = folder.gather(made, self.work / f"small-flat-{count}", self.counter)
        checked.check(self.sluice, RULES, [self.work / "table"], flat.folder, self.work)
        costs = [self.detect(made / "AWSLogs", 1, [self.work / "table"]) for _ in range(self.rounds)]
        wall, cpu = Spread.of([c.wall for c in costs]), Spread.of([c.cpu for c in costs])
        self.add(
            f"{flat.count:,} objects of five records, one core",
            f"{flat.count / wall.median:,.0f} objects/s by the clock, {flat.count / cpu.median:,.0f} per second of the "
            f"processor; wall {wall.text()} s; {max(c.memory for c in costs) / 1e6:,.0f} MB",
            wall=asdict(wall), cpu=asdict(cpu), objects=flat.count)

    def documents(self, level: int) -> None:
        few = checked.sample(self.objects.folder, self.work / "few", DOCUMENT_OBJECTS)
        source = folder.gather(few, self.work / "few-flat", self.counter)
        out, text = self.work / "documents", self.work / "documents.jsonl"
        pipeline = self.work / "documents.yaml"
        pipeline.write_text(f"""name: documents
source:
  file: {{ paths: [{json.dumps(str(source.folder))}] }}
stages:
  - decompress: {{}}
  - parse: {{ format: cloudtrail }}
  - route: {{ tag: "cloud.aws.cloudtrail.{{service}}" }}
sinks:
  - file: {{ from: events, path: {json.dumps(str(out) + "/{tag}.jsonl.gz")}, compression_level: {level} }}
""")
        runs, packs = [], []
        for number in range(self.rounds):
            shutil.rmtree(out, ignore_errors=True)
            command = [self.sluice, "run", "--lanes", "1", "--summary", "none", "--no-progress", str(pipeline)]
            runs.append(process.run(command))
            if number == 0:
                with open(text, "wb") as target:
                    for path in sorted(out.rglob("*.gz")):
                        subprocess.run(["gzip", "-dc", str(path)], check=True, stdout=target)
                with open(text, "rb") as file:
                    found = sum(1 for line in file if json.loads(line)["event"]["dataset"])
                if found != source.records:
                    raise SystemExit(f"{found:,} documents of {source.records:,} records")
            packs.append(process.run(f"gzip -1 < {text} > {self.work}/packed.gz"))
        size = text.stat().st_size
        packed = sum(path.stat().st_size for path in out.rglob("*.gz"))
        wall = ratio([c.wall for c in packs], [c.wall for c in runs])
        cpu = ratio([c.cpu for c in packs], [c.cpu for c in runs])
        speed = Spread.of([c.cpu for c in runs])
        self.add(
            f"all events to ECS documents, by tag, compressed at level {level}, one core",
            f"{wall.text()} of the speed of `gzip -1` by the clock, {cpu.text()} by processor time; "
            f"{size / speed.median / 1e6:,.0f} MB of documents/s, {source.records / speed.median:,.0f} records/s; "
            f"{size / packed:.1f} times smaller ({size / (self.work / 'packed.gz').stat().st_size:.1f} by gzip -1)",
            wall=asdict(wall), cpu=asdict(cpu), document_bytes=size, records=source.records)
        text.unlink()

    def start(self) -> None:
        made = self.work / "planted"
        shutil.rmtree(made, ignore_errors=True)
        generate(made, Options(500, 500, 3, 1.0))
        # A binary finds the rules that it comes with when it lies in its checkout; --sluice may name another place.
        environment = {"SLUICE_RULES": str(Path(__file__).resolve().parents[2] / "pipelines/rules"), **os.environ}
        for name, rules in {"the rules that are shipped": [], "the rules that were named": self.rules}.items():
            if name == "the rules that were named" and not rules:
                continue
            arguments = [argument for path in rules for argument in ("--rules", str(path))]
            times = []
            for _ in range(max(10, self.rounds)):
                start = time.perf_counter()
                process_ = subprocess.Popen(
                    [self.sluice, "detect", "--summary", "none", *arguments, str(made / "AWSLogs")],
                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
                first = process_.stdout.read(1)
                times.append(time.perf_counter() - start)
                process_.stdout.close()
                process_.wait()
                if first != b"{":
                    raise SystemExit(f"no alert came of {name}")
            spread = Spread.of([1_000 * value for value in times])
            self.add(f"start to the first alert, {name}", f"{spread.text(0)} ms", milliseconds=asdict(spread))

    def memory(self) -> None:
        huge = self.work / f"huge-{self.objects.bytes}"
        if not (huge / "one.json.gz").exists():
            shutil.rmtree(huge, ignore_errors=True)
            huge.mkdir()
            with gzip.open(huge / "part", "wb", compresslevel=1) as target:
                target.write(b'{"Records":[')
                for number, path in enumerate(sorted(self.objects.folder.glob("*.json.gz"))):
                    inner = gzip.open(path).read().strip().removeprefix(b'{"Records":[').removesuffix(b"]}")
                    target.write((b"," if number else b"") + inner)
                target.write(b"]}")
            (huge / "part").rename(huge / "one.json.gz")
        rules = self.rules or [self.work / "table"]
        for name, target in [("the folder", self.objects.folder), ("all of it in one object", huge)]:
            costs = [self.detect(target, lanes, rules) for lanes in (1, 2)]
            self.add(
                f"peak memory, {name}", ", ".join(
                    f"{cost.memory / 1e6:,.0f} MB on {lanes} lane{'s' if lanes > 1 else ''}"
                    for lanes, cost in zip((1, 2), costs)),
                bytes=[cost.memory for cost in costs])


def measure(
    sluice: str, objects: Objects, work: Path, rounds: int, rules: list[Path], counter: list[str]
) -> Result:
    rows = Rows(sluice, objects, work, rounds, rules, counter)
    rows.start()
    rows.memory()
    rows.documents(1)
    rows.documents(6)
    rows.small_objects()
    return Result("| what | measured |\n| --- | --- |\n" + "\n".join(rows.lines) + "\n", {"rows": rows.json})
