"""The command line that the peers written in Python have in common."""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


@dataclass
class Job:
    """`folder` holds nothing but the objects, *.json.gz. The output is a line of rule id, tab, event id per match."""

    folder: Path
    threads: int
    output: Path
    rules: Path | None = None
    """Other rules than the table's, as JSON."""

    @property
    def files(self) -> list[str]:
        return sorted(map(str, self.folder.glob("*.json.gz")))

    def listed(self) -> list:
        from rules import RULES, Rule

        return [Rule.of(plain) for plain in json.loads(self.rules.read_text())] if self.rules else RULES


def read() -> Job:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True, type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--output", required=True, type=Path)
    parser.add_argument("--rules", type=Path)
    return Job(**vars(parser.parse_args()))
