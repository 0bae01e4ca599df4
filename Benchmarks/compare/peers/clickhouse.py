"""ClickHouse in the process (chdb): JSONEachRow into an array of tuples that has the rules' fields."""

import chdb
import job

import schema
from dialects.sql import SQL
from rules import RULES


def type_of(node: dict | None) -> str:
    if node is None:
        return "String"
    return "Tuple(" + ", ".join(f"`{name}` {type_of(child)}" for name, child in node.items()) + ")"


def column(name: str) -> str:
    return "r." + ".".join(f"`{part}`" for part in name.split("."))


DIALECT = SQL(
    column, lambda a, b: f"startsWith({a}, {b})", lambda a, b: f"endsWith({a}, {b})",
    lambda a, b: f"position({a}, {b}) > 0")


def main():
    work = job.read()
    mask = " + ".join(
        f"bitShiftLeft(toUInt64({DIALECT.condition(rule)}), {number})" for number, rule in enumerate(RULES))
    names = "[" + ", ".join(f"'{rule.id}'" for rule in RULES) + "]"
    query = f"""
    SELECT {names}[arrayJoin(bitPositionsToArray(mask)) + 1] AS rule, id
    FROM (
      SELECT {mask} AS mask, r.eventID AS id
      FROM (
        SELECT arrayJoin(Records) AS r
        FROM file('{work.folder}/*.json.gz', JSONEachRow, 'Records Array({type_of(schema.tree())})')
      )
    )
    WHERE mask != 0
    SETTINGS max_threads = {work.threads}, max_parsing_threads = {work.threads}, max_query_size = 10000000,
      input_format_json_ignore_unknown_keys_in_named_tuple = 1, input_format_skip_unknown_fields = 1,
      input_format_json_defaults_for_missing_elements_in_named_tuple = 1, input_format_null_as_default = 1,
      max_ast_elements = 1000000, max_expanded_ast_elements = 1000000
    """
    work.output.write_bytes(chdb.query(query, "TSV").bytes())


if __name__ == "__main__":
    main()
