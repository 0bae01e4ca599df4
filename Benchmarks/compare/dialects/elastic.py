"""Elastic's detection rules: TOML with a KQL query over ECS fields, as sluice reads them."""

import json
from pathlib import Path

from rules import Clause, Rule

ECS = {
    "eventSource": "event.provider",
    "eventName": "event.action",
    "errorCode": "aws.cloudtrail.error_code",
    "awsRegion": "cloud.region",
    "sourceIPAddress": "source.address",
    "userAgent": "user_agent.original",
    "userIdentity.type": "aws.cloudtrail.user_identity.type",
    "userIdentity.arn": "aws.cloudtrail.user_identity.arn",
    "userIdentity.invokedBy": "aws.cloudtrail.user_identity.invoked_by",
}
PAYLOADS = {
    "requestParameters.": "aws.cloudtrail.flattened.request_parameters.",
    "responseElements.": "aws.cloudtrail.flattened.response_elements.",
    "additionalEventData.": "aws.cloudtrail.flattened.additional_eventdata.",
}


def ecs(name: str) -> str:
    if name in ECS:
        return ECS[name]
    for raw, flattened in PAYLOADS.items():
        if name.startswith(raw):
            return flattened + name.removeprefix(raw)
    raise KeyError(name)


def _unquoted(text: str) -> str:
    return "".join("\\" + c if c in '\\():<>"*{} ' else c for c in text)


def kql(clause: Clause) -> str:
    name = ecs(clause.field)
    match clause.operator:
        case "exists":
            return f"{name}: *"
        case "absent":
            return f"not {name}: *"
        case "is":
            values = [json.dumps(value) for value in clause.values]
        case "begins":
            values = [_unquoted(value) + "*" for value in clause.values]
        case "ends":
            values = ["*" + _unquoted(value) for value in clause.values]
        case "contains":
            values = ["*" + _unquoted(value) + "*" for value in clause.values]
    return f"{name}: " + (values[0] if len(values) == 1 else "(" + " or ".join(values) + ")")


def query(rule: Rule) -> str:
    parts = ['event.dataset: "aws.cloudtrail"', *map(kql, rule.all), *(f"not {kql(clause)}" for clause in rule.none)]
    return "\n    and ".join(parts)


def toml(rule: Rule) -> str:
    return f"""[metadata]
creation_date = "2026/11/22"
maturity = "production"
updated_date = "2026/11/22"

[rule]
author = ["benchmark"]
description = "One of the rules that are compared across engines."
from = "now-9m"
index = ["logs-aws.cloudtrail-*"]
language = "kuery"
name = {json.dumps(rule.name)}
risk_score = 21
rule_id = "{rule.id}"
severity = "low"
timestamp_override = "event.ingested"
type = "query"

query = '''
{query(rule)}
'''
"""


def write(rules: list[Rule], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for rule in rules:
        (folder / f"{rule.id}.toml").write_text(toml(rule))
