"""Records that a rule was made for: each clause of the rule is given a value that it holds for."""

import json

from rules import Rule


def overrides(rule: Rule) -> dict[str, str | None]:
    """Values by field; None for one that must be absent."""
    values: dict[str, str | None] = {"errorCode": None, "eventSource": "iam.amazonaws.com", "eventName": "GetUser"}
    for clause in rule.all:
        first = clause.values[0] if clause.values else "AnyValue"
        values[clause.field] = {
            "is": first, "begins": first + "x", "ends": "arn:aws:iam::aws:policy" + first, "contains": f"a-{first}-b",
            "exists": values.get(clause.field) or first, "absent": None,
        }[clause.operator]
    return values


def apply(record: dict, values: dict[str, str | None]) -> dict:
    # What the ordinary call asked for goes: the record is of another call.
    record["requestParameters"], record["responseElements"] = {}, {}
    record.pop("additionalEventData", None)
    record["userIdentity"].pop("invokedBy", None)
    for name, value in values.items():
        *parents, leaf = name.split(".")
        node = record
        for parent in parents:
            node = node.setdefault(parent, {})
        if value is None:
            node.pop(leaf, None)
        else:
            node[leaf] = value
    for key in ("requestParameters", "responseElements"):
        record[key] = record[key] or None
    return record


def text(line: str, rule: Rule) -> str:
    return json.dumps(apply(json.loads(line), overrides(rule)), separators=(",", ":"))
