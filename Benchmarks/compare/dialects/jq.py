"""A filter for jq. Prints the rule's id and the event's for each rule that holds."""

import json

from rules import Clause, Rule

# Fields become variables, so that each is looked up once in a record. `t` is the text of a value, or null.
_HEAD = """def t: if type == "string" then . else null end;
def at($object; $key): if ($object | type) == "object" then $object[$key] | t else null end;
.Records[] | . as $record
"""


def _variable(name: str) -> str:
    return "$" + name.replace(".", "_").replace("-", "_")


def _lookup(name: str) -> str:
    parent, _, key = name.rpartition(".")
    value = f"$record.{parent}" if parent else "$record"
    return f"at({value}; {json.dumps(key)})"


def _clause(clause: Clause) -> str:
    variable = _variable(clause.field)
    match clause.operator:
        case "exists":
            return f"{variable} != null"
        case "absent":
            return f"{variable} == null"
        case "is":
            tests = [f"{variable} == {json.dumps(value)}" for value in clause.values]
        case operator:
            function = {"begins": "startswith", "ends": "endswith", "contains": "contains"}[operator]
            tests = [f"({variable} | {function}({json.dumps(value)}))" for value in clause.values]
            return f"({variable} != null and ({' or '.join(tests)}))"
    return "(" + " or ".join(tests) + ")"


def program(rules: list[Rule], fields: list[str]) -> str:
    lines = [f"| {_lookup(name)} as {_variable(name)}" for name in fields]
    tests = []
    for rule in rules:
        parts = [_clause(clause) for clause in rule.all] + [f"({_clause(clause)} | not)" for clause in rule.none]
        tests.append(f"(if {' and '.join(parts)} then \"{rule.id}\" else empty end)")
    return _HEAD + "\n".join(lines) + "\n| (\n  " + ",\n  ".join(tests) + f'\n) + "\\t" + {_variable("eventID")}\n'
