"""How each engine is started, and how its matches are read from what it wrote."""

import csv
import json
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import process
from dialects import elastic, jq, sigma
from rules import FIELDS, RULES

HERE = Path(__file__).resolve().parent
Match = tuple[str, str]


@dataclass(frozen=True)
class Engine:
    key: str
    name: str
    run: Callable[[int], process.Cost]
    """On so many cores."""
    matches: Callable[[], Iterable[Match]]
    """Of the run before."""


def _lines(path: Path) -> Iterable[Match]:
    with open(path) as file:
        for line in file:
            rule, _, event = line.rstrip("\n").partition("\t")
            yield rule, event


def alerts(path: Path) -> Iterable[Match]:
    with open(path) as file:
        for line in file:
            alert = json.loads(line)
            rule = alert.get("kibana.alert.rule.uuid") or alert["kibana.alert.rule.rule_id"]
            yield rule, alert["event"]["id"]


def _rows(path: Path) -> Iterable[Match]:
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            yield row["rule_id"], row["event_id"]


class Bench:
    """The engines over one folder of objects."""

    def __init__(self, sluice: str, folder: Path, work: Path, python: str, tenzir: str | None):
        self.sluice, self.folder, self.work, self.python, self.tenzir = sluice, folder, work, python, tenzir
        elastic.write(RULES, work / "elastic")
        sigma.write(RULES, work / "sigma")
        (work / "rules.jq").write_text(jq.program(RULES, FIELDS))
        self.engines = [
            self._sluice("sluice", "sluice, Elastic rules", "elastic", "csv"),
            self._sluice("sluice-sigma", "sluice, Sigma rules", "sigma", "csv"),
            self._sluice("sluice-documents", "sluice, ECS documents", "elastic", "jsonl"),
            self._script("python", "Python: simdjson + libdeflate", "python_simdjson"),
            self._script("clickhouse", "ClickHouse (chdb)", "clickhouse"),
            self._script("duckdb", "DuckDB", "duck"),
            self._script("polars", "polars", "polars_frame"),
        ]
        if shutil.which("jq"):
            self.engines.append(self._jq())
        if tenzir:
            self.engines.append(self._tenzir())

    def _sluice(self, key: str, name: str, rules: str, form: str) -> Engine:
        output = self.work / f"{key}.{form}"

        def run(cores: int) -> process.Cost:
            command = [
                self.sluice, "detect", "--lanes", str(cores), "--rules", str(self.work / rules), "--format", form,
                "--summary", "none", "--no-progress", str(self.folder),
            ]
            return process.run(command, cores, str(output))

        read = _rows if form == "csv" else alerts
        return Engine(key, name, run, lambda: read(output))

    def _script(self, key: str, name: str, script: str) -> Engine:
        output = self.work / f"{key}.tsv"

        def run(cores: int) -> process.Cost:
            command = [
                self.python, "-B", str(HERE / "peers" / f"{script}.py"), "--folder", str(self.folder), "--threads",
                str(cores), "--output", str(output),
            ]
            return process.run(command, cores)

        return Engine(key, name, run, lambda: _lines(output))

    def _jq(self) -> Engine:
        parts = [self.work / f"jq.{number}.tsv" for number in range(64)]

        def run(cores: int) -> process.Cost:
            for part in parts:
                part.unlink(missing_ok=True)
            # One jq a core, each over its share of the objects.
            inflate = "igzip -dc" if shutil.which("igzip") else "gzip -dc"
            jobs = " & ".join(
                f"ls {self.folder}/*.json.gz | awk 'NR % {cores} == {number}' | xargs {inflate}"
                f" | jq -r -f {self.work}/rules.jq > {parts[number]}"
                for number in range(cores))
            return process.run(f"{jobs} & wait -n; wait", cores)

        return Engine("jq", "jq", run, lambda: [m for part in parts if part.exists() for m in _lines(part)])

    def _tenzir(self) -> Engine:
        output = self.work / "tenzir.tsv"
        pipeline = self.work / "rules.tql"
        pipeline.write_text(f"""from_file "{self.folder}/*.json.gz" {{
  decompress_gzip
  read_json
}}
unroll Records
this = Records
sigma path="{self.work}/sigma"
select rule = policy.uid, id = evidences[0].data.eventID
write_tsv
""")

        def run(cores: int) -> process.Cost:
            command = [self.tenzir, "--console-verbosity=error", "-f", str(pipeline)]
            if cores > 1:
                command.insert(1, f"--parallelism={cores}")
            return process.run(command, cores, str(output))

        return Engine(
            "tenzir", "Tenzir (sigma)", run, lambda: [m for m in _lines(output) if m != ("rule", "id")])


def differences(first: set[Match], second: set[Match], limit: int = 5) -> str:
    """What one has and the other has not, in words; empty when they are equal."""
    names = {rule.id: rule.name for rule in RULES}
    lines = []
    for sign, extra in (("missing", first - second), ("too many", second - first)):
        lines += [f"  {sign}: {names.get(rule, rule)}, event {event}" for rule, event in sorted(extra)[:limit]]
        if len(extra) > limit:
            lines.append(f"  {sign}: {len(extra) - limit:,} more")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit("this is a part of ./compare")
