"""Whether sluice finds what a plain evaluation finds."""

import json
import shutil
import sys
from pathlib import Path

import process
from engines import alerts, differences
from rules import Rule


def sample(folder: Path, target: Path, objects: int) -> Path:
    """A folder with so many of the objects."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in sorted(folder.glob("*.json.gz"))[:objects]:
        (target / path.name).symlink_to(path.resolve())
    return target


def expected(rules: list[Rule], folder: Path, work: Path) -> set[tuple[str, str]]:
    """Rules and events, as the Python peer finds them."""
    listed, output = work / "rules.json", work / "expected.tsv"
    listed.write_text(json.dumps([rule.plain for rule in rules]))
    script = Path(__file__).resolve().parent / "peers" / "python_simdjson.py"
    process.run([sys.executable, str(script), "--folder", str(folder), "--output", str(output), "--rules", str(listed)])
    return {tuple(line.split("\t")) for line in output.read_text().splitlines()}


def check(sluice: str, rules: list[Rule], paths: list[Path], folder: Path, work: Path) -> int:
    """Ends the program when the answers differ.

    - Returns: the number of matches.
    """
    output = work / "checked.jsonl"
    arguments = [argument for path in paths for argument in ("--rules", str(path))]
    process.run([sluice, "detect", *arguments, "--summary", "none", "--no-progress", str(folder)], output=str(output))
    wanted, found = expected(rules, folder, work), set(alerts(output))
    if wanted != found:
        raise SystemExit("sluice finds something else than a plain evaluation:\n" + differences(wanted, found))
    return len(wanted)
