"""As many rules as are asked for, of the parts that detection rules on CloudTrail have.

They name 2,000 different calls, of which an account makes a few dozen all day; these rules are candidates for ordinary
records and fail on a later part, as most rules do.
"""

from data.kinds import KINDS
from rules import Clause, Rule

VERBS = ("Create Delete Update Put Attach Detach Disable Enable Start Stop Modify Reset Associate Disassociate Revoke "
         "Authorize Import Export Restore Cancel").split()
NOUNS = ("Cluster Gateway Pipeline Domain Connector Policy Endpoint Snapshot Replica Schema Workspace Channel Fleet "
         "Listener Member Detector Vault Portal Registry Ledger").split()
SERVICES = ("ec2 iam s3 kms rds eks ecs lambda guardduty config route53 glue athena redshift backup cloudtrail "
            "securityhub organizations sagemaker dynamodb").split()
HITS = ("none", "some")


def _calls(count: int) -> list[tuple[str, str]]:
    calls = [(kind.service, kind.name) for kind in KINDS]
    for number in range(count - len(calls)):
        noun, turn = NOUNS[number // len(VERBS) % len(NOUNS)], number // (len(VERBS) * len(NOUNS))
        verb = VERBS[(number + number // len(SERVICES)) % len(VERBS)]
        calls.append((SERVICES[number % len(SERVICES)], verb + noun + (f"V{turn + 1}" if turn else "")))
    return calls


_CALLS = _calls(2_000)


def rules(count: int, hits: str) -> list[Rule]:
    """So many rules. With `some`, the first holds for a record in sixty or so; the others hold for none, or nearly."""
    return [_rule(number, hits) for number in range(count)]


def _rule(number: int, hits: str) -> Rule:
    identifier = f"00000000-0000-4000-9000-{number:012d}"
    if number == 0 and hits == "some":
        call = (Clause("eventSource", "is", ("secretsmanager.amazonaws.com",)),
                Clause("eventName", "is", ("GetSecretValue", "BatchGetSecretValue")))
        return Rule("made: secrets read", call, (), identifier)
    # 733 has no divisor in common with the number of calls: each is named before one is named again.
    place = number * 733 % len(_CALLS)
    service, name = _CALLS[place]
    clauses = [Clause("eventSource", "is", (f"{service}.amazonaws.com",))]
    none: list[Clause] = []
    match number % 10:
        case 6:
            clauses.append(Clause("eventName", "begins", (name[:-3],)))
        case 5:
            clauses.append(Clause("eventName", "is", (name, _CALLS[(place + 1) % len(_CALLS)][1])))
        case _:
            clauses.append(Clause("eventName", "is", (name,)))
    match number % 10:
        case 7:
            clauses.append(Clause("errorCode", "is", ("AccessDenied", "Client.UnauthorizedOperation")))
        case 8:
            none.append(Clause("userIdentity.invokedBy", "is", ("cloudformation.amazonaws.com",)))
        case 9:
            clauses.append(Clause("requestParameters.bucketName", "contains", (f"needle-{number}",)))
    if number % 10 != 9:
        clauses.append(Clause("userIdentity.type", "is", ("Root",)))
    return Rule(f"made: {number}", tuple(clauses), tuple(none), identifier)
