"""DuckDB: each object as one JSON value, of which from_json takes the rules' fields. (read_json with columns is several
times slower on these objects.)"""

import json

import duckdb
import job

import schema
from dialects.sql import SQL
from rules import RULES


def structure(node: dict | None):
    return "VARCHAR" if node is None else {name: structure(child) for name, child in node.items()}


def column(name: str) -> str:
    return "coalesce(r." + ".".join(f'"{part}"' for part in name.split(".")) + ", '')"


DIALECT = SQL(
    column, lambda a, b: f"starts_with({a}, {b})", lambda a, b: f"ends_with({a}, {b})",
    lambda a, b: f"contains({a}, {b})")


def main():
    work = job.read()
    connection = duckdb.connect(config={"threads": work.threads})
    mask = " | ".join(
        f"(({DIALECT.condition(rule)})::UBIGINT << {number})" for number, rule in enumerate(RULES))
    names = ", ".join(f"'{rule.id}'" for rule in RULES)
    shape = json.dumps({"Records": [structure(schema.tree())]})
    rows = connection.execute(
        f"""
        WITH records AS (
          SELECT unnest(from_json(json, '{shape}').Records) AS r
          FROM read_json_objects(
            $files, format = 'unstructured', compression = 'gzip', maximum_object_size = 1073741824)
        ), matched AS (SELECT r.eventID AS id, {mask} AS mask FROM records)
        SELECT rule, id FROM (
          SELECT id, mask, unnest([{names}]) AS rule, generate_subscripts([{names}], 1) - 1 AS bit
          FROM matched WHERE mask <> 0
        ) WHERE (mask >> bit) & 1 = 1
        """,
        {"files": work.files}).fetchall()
    with open(work.output, "w") as output:
        output.writelines(f"{rule}\t{event}\n" for rule, event in rows)


if __name__ == "__main__":
    main()
