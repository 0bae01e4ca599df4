"""The objects that all engines read: one flat folder of links, since not all of them walk a tree."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Objects:
    folder: Path
    count: int
    bytes: int
    """Inflated."""
    compressed: int
    records: int

    @property
    def text(self) -> str:
        size, packing = self.bytes / max(1, self.records), self.bytes / max(1, self.compressed)
        return (f"{self.count:,} objects, {self.records:,} records of {size:,.0f} bytes on average, "
                f"{self.bytes / 1e6:,.0f} MB, {packing:.1f} times as large as compressed")


def gather(source: Path, target: Path, counter: list[str]) -> Objects:
    """Links each *.json.gz below `source` into `target`, and has the records counted by `counter`, a command that is
    given the folder and prints bytes and records."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    files = sorted(path.resolve() for path in source.rglob("*.json.gz"))
    if not files:
        raise SystemExit(f"{source} has no *.json.gz")
    width = len(str(len(files)))
    for number, path in enumerate(files):
        (target / f"{number:0{width}}_{path.name}").symlink_to(path)
    counted = json.loads(subprocess.run([*counter, str(target)], check=True, stdout=subprocess.PIPE).stdout)
    return Objects(
        target, len(files), counted["bytes"], sum(path.stat().st_size for path in files), counted["records"])
