"""What a record costs as the number of rules grows: sluice from compressed objects to alerts, on one core."""

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

import checked
import made_rules
import process
from dialects import elastic
from folder import Objects
from spread import Spread, ratio
from versus import Result

COUNTS = (1, 10, 100, 1_000, 10_000)


@dataclass(frozen=True)
class Case:
    name: str
    paths: list[Path]
    reference: str
    """The case that it is compared with."""


@dataclass(frozen=True)
class Run:
    """Seconds: of the processor, with what the kernel does, and in loading the rules by the clock."""

    processor: float
    loading: float
    alerts: int
    rules: int
    memory: int


def made(sluice: str, objects: Objects, work: Path) -> list[Case]:
    few = checked.sample(objects.folder, work / "few", 6)
    cases = []
    for hits in made_rules.HITS:
        for count in COUNTS:
            rules = made_rules.rules(count, hits)
            folder = work / f"{hits}-{count}"
            elastic.write(rules, folder)
            matches = checked.check(sluice, rules, [folder], few, work)
            print(f"{count:,} rules, {hits} hit: {matches:,} matches in six objects, as expected", flush=True)
            cases.append(Case(f"{count:,} made, {hits} hit", [folder], f"100 made, {hits} hit"))
    print()
    return cases


def measure(sluice: str, objects: Objects, work: Path, rounds: int, extra: list[Path]) -> Result:
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    cases = made(sluice, objects, work)
    reference = cases[0].reference
    cases += [Case(str(path), [path], reference) for path in extra]
    if len(extra) > 1:
        cases.append(Case("all of these", extra, reference))

    def run(case: Case) -> Run:
        output = work / "bench.json"
        paths = [argument for path in case.paths for argument in ("--rules", str(path))]
        command = [sluice, "bench", "--runs", "1", "--lanes", "1", "--format", "json", *paths, str(objects.folder)]
        process.run(command, output=str(output))
        report = json.loads(output.read_text())
        time = report["median"]
        return Run(
            time["processor_nanoseconds"] / 1e9, time["loading_nanoseconds"] / 1e9, report["alerts"], report["rules"],
            report["peak_memory"])

    runs: dict[str, list[Run]] = {case.name: [] for case in cases}
    for number in range(rounds):
        turn = number % len(cases)
        for case in cases[turn:] + cases[:turn]:
            done = run(case)
            if runs[case.name] and runs[case.name][0].alerts != done.alerts:
                raise SystemExit(f"{case.name}: {done.alerts:,} alerts in place of {runs[case.name][0].alerts:,}")
            runs[case.name].append(done)
    return _result(objects, cases, runs)


def _result(objects: Objects, cases: list[Case], runs: dict[str, list[Run]]) -> Result:
    lines = [
        "One core; processor time without the loading; medians (least–most) of rounds.", "",
        "| rules | alerts | loading s | run s | ns/record | MB/s | records/s | times 100 rules | peak MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    entries = []
    for case in cases:
        own = runs[case.name]
        times = ratio([run.processor for run in own], [run.processor for run in runs[case.reference]])
        loading, time = Spread.of([run.loading for run in own]), Spread.of([run.processor for run in own])
        memory = max(run.memory for run in own)
        lines.append(
            f"| {case.name} ({own[0].rules:,}) | {own[0].alerts:,} | {loading.median:.2f} | {time.text()} | "
            f"{time.median / objects.records * 1e9:,.0f} | {objects.bytes / time.median / 1e6:,.0f} | "
            f"{objects.records / time.median:,.0f} | {times.text()} | {memory / 1e6:,.0f} |")
        entries.append({
            "rules": case.name, "count": own[0].rules, "alerts": own[0].alerts, "loading": asdict(loading),
            "processor": asdict(time), "times_100_rules": asdict(times), "peak_bytes": memory,
        })
    return Result("\n".join(lines) + "\n", {"curve": entries})
