"""polars: libdeflate inflates an object, json_decode makes a frame of the rules' fields, an expression matches."""

import os

import job

work = job.read()
os.environ["POLARS_MAX_THREADS"] = str(work.threads)

import polars as pl  # noqa: E402  (the number of threads is read at import)

import schema  # noqa: E402
from dialects.frames import condition  # noqa: E402
from inflate import inflated  # noqa: E402
from rules import RULES  # noqa: E402


def type_of(node: dict | None):
    return pl.String if node is None else pl.Struct({name: type_of(child) for name, child in node.items()})


SHAPE = pl.Struct({"Records": pl.List(type_of(schema.tree()))})
MASK = pl.lit(0, pl.UInt64)
for number, rule in enumerate(RULES):
    MASK = MASK | pl.when(condition(rule)).then(pl.lit(1 << number, pl.UInt64)).otherwise(pl.lit(0, pl.UInt64))


def main():
    with open(work.output, "w") as output:
        for path in work.files:
            objects = pl.Series("object", [inflated(path).decode()])
            records = objects.str.json_decode(SHAPE).struct.field("Records").explode().struct.unnest()
            found = records.lazy().select(pl.col("eventID"), MASK.alias("mask")).filter(pl.col("mask") != 0).collect()
            for event, mask in found.iter_rows():
                output.writelines(f"{rule.id}\t{event}\n" for number, rule in enumerate(RULES) if mask >> number & 1)


if __name__ == "__main__":
    main()
