"""Sigma rules: YAML over raw CloudTrail paths, as sluice and Tenzir read them. JSON is YAML."""

import json
from pathlib import Path

from rules import Clause, Rule

MODIFIERS = {"is": "", "begins": "|startswith", "ends": "|endswith", "contains": "|contains"}


def _escaped(text: str) -> str:
    return "".join("\\" + c if c in "\\*?" else c for c in text)


def selection(clause: Clause) -> dict:
    if clause.operator == "exists":
        return {f"{clause.field}|exists": True}
    if clause.operator == "absent":
        return {f"{clause.field}|exists": False}
    return {clause.field + MODIFIERS[clause.operator]: [_escaped(value) for value in clause.values]}


def document(rule: Rule) -> dict:
    detection: dict = {}
    terms = []
    for number, clause in enumerate(rule.all):
        # Some readers of Sigma have no `exists: false`, so it is written as the negation of the other.
        is_absent = clause.operator == "absent"
        detection[f"all_{number}"] = selection(Clause(clause.field, "exists") if is_absent else clause)
        terms.append(("not " if is_absent else "") + f"all_{number}")
    for number, clause in enumerate(rule.none):
        detection[f"none_{number}"] = selection(clause)
        terms.append(f"not none_{number}")
    detection["condition"] = " and ".join(terms)
    return {
        "title": rule.name,
        "id": rule.id,
        "status": "test",
        "description": "One of the rules that are compared across engines.",
        "logsource": {"product": "aws", "service": "cloudtrail"},
        "detection": detection,
        "level": "low",
    }


def write(rules: list[Rule], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for rule in rules:
        (folder / f"{rule.id}.yml").write_text(json.dumps(document(rule), indent=2) + "\n")
