"""Prints how many bytes and records the objects of a folder have, as simdjson sees them."""

import json
import sys
from pathlib import Path

import simdjson

sys.path.insert(0, str(Path(__file__).resolve().parent / "peers"))
from inflate import inflated  # noqa: E402

parser = simdjson.Parser()
total = {"bytes": 0, "records": 0}
for path in Path(sys.argv[1]).glob("*.json.gz"):
    data = inflated(str(path))
    total["bytes"] += len(data)
    total["records"] += len(parser.parse(data)["Records"])
print(json.dumps(total))
