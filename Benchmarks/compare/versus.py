"""sluice against others, with the same rules over the same objects."""

import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import process
from engines import Bench, differences
from folder import Objects
from rules import RULES
from spread import Spread, ratio

KEYS = ["sluice", "sluice-sigma", "sluice-documents", "python", "clickhouse", "duckdb", "polars", "jq", "tenzir"]
# What takes longer than this many times sluice's time takes part in two rounds only.
SLOW = 12


@dataclass(frozen=True)
class Result:
    markdown: str
    json: dict


def _inflate(objects: Objects, cores: int) -> process.Cost:
    tool = "igzip -dc" if shutil.which("igzip") else "gzip -dc"
    share = -(-objects.count // (4 * cores))
    return process.run(f"ls {objects.folder}/*.json.gz | xargs -P {cores} -n {share} {tool}", cores)


def measure(
    sluice: str, objects: Objects, work: Path, rounds: int, cores: list[int], chosen: list[str] | None
) -> Result:
    work.mkdir(parents=True, exist_ok=True)
    tenzir = Path(sys.executable).parent / "tenzir"
    bench = Bench(sluice, objects.folder, work, sys.executable, str(tenzir) if tenzir.exists() else None)
    engines = [engine for engine in bench.engines if not chosen or engine.key in chosen or engine.key == "sluice"]
    # First of all: whether they find the same.
    expected = None
    failed = False
    slow = set()
    least: dict[int, float] = {}
    for count in cores:
        for engine in engines:
            cost = engine.run(count)
            found = set(engine.matches())
            expected = found if expected is None else expected
            least.setdefault(count, cost.wall)
            if cost.wall > SLOW * least[count]:
                slow.add(engine.key)
            if found != expected:
                failed = True
                print(f"{engine.name} on {count}, finds something else than {engines[0].name}:", file=sys.stderr)
                print(differences(expected, found), file=sys.stderr)
            else:
                print(f"{engine.name} on {count}: {len(found):,} matches, the same", file=sys.stderr, flush=True)
    if failed:
        raise SystemExit("the matches differ, so there are no numbers")
    if not expected:
        raise SystemExit("no rule holds for any record, so there is nothing to compare")

    runs: dict[tuple[str, int], list[process.Cost]] = {}
    for number in range(rounds):
        for count in cores:
            runs.setdefault(("inflate", count), []).append(_inflate(objects, count))
            # Each round begins with another one.
            turn = number % len(engines)
            for engine in engines[turn:] + engines[:turn]:
                if engine.key in slow and number >= 2:
                    continue
                runs.setdefault((engine.key, count), []).append(engine.run(count))
                if set(engine.matches()) != expected:
                    raise SystemExit(f"{engine.name} found something else in round {number + 1}")
        print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
    return _result(objects, engines, runs, cores, len(expected))


def _result(objects, engines, runs, cores, matches) -> Result:
    names = {"inflate": "inflating alone (igzip)", **{engine.key: engine.name for engine in engines}}
    lines = [
        f"{matches:,} matches of {len(RULES)} rules, the same from each. Medians (least–most); times sluice: of the "
        "same round.", ""]
    entries = []
    for count in cores:
        lines += [
            f"| {count} core{'s' if count > 1 else ''} | wall s | MB/s | records/s | times sluice | processor s | "
            "times sluice | peak MB | runs |", "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]
        own = runs["sluice", count]
        for key in names:
            costs = runs[key, count]
            wall, cpu = Spread.of([c.wall for c in costs]), Spread.of([c.cpu for c in costs])
            times = ratio([c.wall for c in costs], [c.wall for c in own])
            cpu_times = ratio([c.cpu for c in costs], [c.cpu for c in own])
            memory = max(cost.memory for cost in costs)
            lines.append(
                f"| {names[key]} | {wall.text()} | {objects.bytes / wall.median / 1e6:,.0f} | "
                f"{objects.records / wall.median:,.0f} | {times.median:.2f} | {cpu.median:.2f} | "
                f"{cpu_times.median:.2f} | {memory / 1e6:,.0f} | {len(costs)} |")
            entries.append({
                "engine": key, "name": names[key], "cores": count, "wall": asdict(wall), "cpu": asdict(cpu),
                "mb_per_second": objects.bytes / wall.median / 1e6,
                "records_per_second": objects.records / wall.median,
                "wall_times_sluice": asdict(times), "cpu_times_sluice": asdict(cpu_times), "peak_bytes": memory,
                "runs": [asdict(cost) for cost in costs],
            })
        lines.append("")
    return Result("\n".join(lines), {"matches": matches, "results": entries})
