"""Who calls, from where and with what: few sessions make all the calls, which is why trails compress so well."""

import random
from dataclasses import dataclass

ACCOUNTS = ["111122223333", "222233334444", "333344445555", "444455556666", "555566667777", "666677778888"]
REGIONS = ["us-east-1", "us-east-1", "us-east-1", "us-west-2", "eu-west-1", "eu-central-1"]
NAMES = [
    f"{first}-{second}" for first in ("orders", "checkout", "catalog", "billing", "audit", "search", "media", "ledger")
    for second in ("api", "worker", "etl", "stream", "cron")
]
AGENTS = [
    "[aws-sdk-java/2.20.160 Linux/5.10.216-204.855.amzn2.x86_64 OpenJDK_64-Bit_Server_VM/17.0.11+9-LTS Java/17.0.11 "
    "vendor/Amazon.com_Inc. md/internal exec-env/AWS_ECS_FARGATE io/sync http/Apache cfg/retry-mode/standard]",
    "Boto3/1.34.131 md/Botocore#1.34.131 ua/2.0 os/linux#6.1.92-99.174.amzn2023.x86_64 md/arch#x86_64 "
    "lang/python#3.11.9 md/pyimpl#CPython exec-env/AWS_Lambda_python3.11 cfg/retry-mode#legacy Botocore/1.34.131",
    "APN/1.0 HashiCorp/1.0 Terraform/1.8.5 (+https://www.terraform.io) terraform-provider-aws/5.54.1 "
    "(+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.30.0 os/linux lang/go#1.22.4",
    "aws-cli/2.16.12 md/awscrt#0.20.11 ua/2.0 os/linux#6.5.0-1022-aws md/arch#x86_64 lang/python#3.11.8 "
    "md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/command#s3.cp",
    "aws-sdk-go-v2/1.21.2 os/linux lang/go#1.21.5 md/GOOS#linux md/GOARCH#amd64 api/s3#1.40.0",
    "AWS Internal",
]


@dataclass(frozen=True)
class Session:
    account: str
    region: str
    identity: str
    """`userIdentity`, as JSON."""
    address: str
    agent: str
    is_service: bool


def sessions(source: random.Random, account: str, region: str, count: int) -> list[Session]:
    return [_session(source, account, region) for _ in range(count)]


def _session(source: random.Random, account: str, region: str) -> Session:
    draw = source.random()
    key = "".join(source.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", k=16))
    name = source.choice(NAMES)
    address = ".".join(map(str, (source.choice((3, 18, 34, 52, 54)), *(source.randrange(1, 255) for _ in range(3)))))
    if draw < 0.15:
        service = source.choice(("ecs", "ec2", "lambda", "config", "autoscaling", "cloudtrail")) + ".amazonaws.com"
        return Session(account, region, f'{{"type":"AWSService","invokedBy":"{service}"}}', service, service, True)
    if draw < 0.17:
        arn = f"arn:aws:iam::{account}:user/{name}"
        identity = (f'{{"type":"IAMUser","principalId":"AIDA{key}","arn":"{arn}","accountId":"{account}",'
                    f'"accessKeyId":"AKIA{key}","userName":"{name}"}}')
    else:
        arn = f"arn:aws:sts::{account}:assumed-role/{name}/{key.lower()}"
        identity = (f'{{"type":"AssumedRole","principalId":"AROA{key}:{key.lower()}","arn":"{arn}",'
                    f'"accountId":"{account}","accessKeyId":"ASIA{key}","sessionContext":{{"sessionIssuer":{{'
                    f'"type":"Role","principalId":"AROA{key}","arn":"arn:aws:iam::{account}:role/{name}",'
                    f'"accountId":"{account}","userName":"{name}"}},"webIdFederationData":{{}},"attributes":{{'
                    f'"creationDate":"2026-03-02T08:{source.randrange(10, 60)}:00Z","mfaAuthenticated":"false"}}}}}}')
    return Session(account, region, identity, address, source.choice(AGENTS), False)
