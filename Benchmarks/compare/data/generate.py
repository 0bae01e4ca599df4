"""Writes a folder of CloudTrail objects, and beside it what they hold."""

import argparse
import bisect
import gzip
import itertools
import json
import multiprocessing
import random
import re
import sys
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from data import planted  # noqa: E402
from data.kinds import KINDS  # noqa: E402
from data.sessions import ACCOUNTS, NAMES, REGIONS, Session, sessions  # noqa: E402
from rules import RULES  # noqa: E402

START = datetime(2026, 3, 2, 9, tzinfo=timezone.utc)
TOKEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
ERRORS = ["AccessDenied", "NoSuchEntityException", "ThrottlingException", "ResourceNotFoundException", "NoSuchKey"]


@dataclass(frozen=True)
class Options:
    records: int
    objects_of: int
    seed: int
    planted_rate: float


@dataclass(frozen=True)
class Summary:
    objects: int
    records: int
    bytes: int
    compressed: int
    planted: int


class Writer:
    """Writes the records of one object."""

    texts = {
        kind: [re.split(r"~(.)", text) if text else None for text in
               (kind.parameters, kind.response, kind.additional, kind.resources)]
        for kind in KINDS
    }
    steps = list(itertools.accumulate(kind.weight for kind in KINDS))

    def __init__(self, seed: str):
        self.random = random.Random(seed)
        self.buckets = [f"acme-{name}-{place}" for name in NAMES[::3] for place in ("data", "logs", "assets")]
        self.prefixes = [f"year=2026/month=03/day=02/hour={hour:02}/{name}" for hour in range(4) for name in NAMES[::4]]

    def uuid(self) -> str:
        digits = f"{self.random.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

    def value(self, letter: str, session: Session) -> str:
        source = self.random
        match letter:
            case "h":
                return f"{source.getrandbits(68):017x}"
            case "u":
                return self.uuid()
            case "n":
                return str(source.randrange(1_000))
            case "t":
                return "".join(source.choices(TOKEN, k=76))
            case "b":
                return self.bucket
            case "k":
                return f"{source.choice(self.prefixes)}/part-{source.randrange(100_000):05}.parquet"
            case "K":
                return f"arn:aws:kms:{session.region}:{session.account}:key/{source.choice(self.keys)}"
            case "a":
                return session.account
            case "r":
                return session.region
            case "f":
                return self.name
            case "i":
                return f"arn:aws:iam::{session.account}:role/{self.name}"
        raise KeyError(letter)

    def fill(self, parts: list[str], session: Session) -> str:
        if len(parts) == 1:
            return parts[0]
        return "".join(self.value(part, session) if place % 2 else part for place, part in enumerate(parts))

    def record(self, session: Session, time: datetime) -> str:
        source = self.random
        kind = KINDS[bisect.bisect(self.steps, source.randrange(self.steps[-1]))]
        parameters, response, additional, resources = self.texts[kind]
        error = source.choice(ERRORS) if source.random() < 0.03 else None
        parts = [
            f'{{"eventVersion":"1.11","userIdentity":{session.identity},"eventTime":"{time:%Y-%m-%dT%H:%M:%SZ}",'
            f'"eventSource":"{kind.service}.amazonaws.com","eventName":"{kind.name}","awsRegion":"{session.region}",'
            f'"sourceIPAddress":"{session.address}","userAgent":"{session.agent}",'
        ]
        if error:
            parts.append(f'"errorCode":"{error}","errorMessage":"The call of {kind.name} was refused: {error}",')
        parts.append(f'"requestParameters":{self.fill(parameters, session)},"responseElements":'
                     f'{"null" if error else self.fill(response, session)},')
        if additional:
            parts.append(f'"additionalEventData":{self.fill(additional, session)},')
        parts.append(f'"requestID":"{self.uuid()}","eventID":"{self.uuid()}","readOnly":{str(kind.read_only).lower()},')
        if resources:
            parts.append(f'"resources":{self.fill(resources, session)},')
        parts.append(f'"eventType":"AwsApiCall","managementEvent":{str(not kind.data).lower()},'
                     f'"recipientAccountId":"{session.account}",')
        if session.is_service:
            parts.append(f'"sharedEventID":"{self.uuid()}",')
        parts.append(f'"eventCategory":"{"Data" if kind.data else "Management"}"')
        if not session.is_service:
            parts.append(f',"tlsDetails":{{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256",'
                         f'"clientProvidedHostHeader":"{kind.service}.{session.region}.amazonaws.com"}}')
        return "".join(parts) + "}"

    def object(self, records: int, start: datetime, planted_rate: float) -> tuple[str, str, int]:
        """An object, the account it is of with its region, and how many records of it were planted."""
        source = self.random
        account, region = source.choice(ACCOUNTS), source.choice(REGIONS)
        actors = sessions(source, account, region, 24)
        self.keys = [self.uuid() for _ in range(6)]
        lines, plants = [], 0
        left = 0
        for number in range(records):
            # Sessions call in bursts, about the same things.
            if left == 0:
                left = source.randrange(1, 30)
                session = source.choice(actors)
                self.bucket, self.name = source.choice(self.buckets), source.choice(NAMES)
            left -= 1
            line = self.record(session, start + timedelta(seconds=300 * number // records))
            if source.random() < planted_rate:
                line = planted.text(line, source.choice(RULES))
                plants += 1
            lines.append(line)
        return '{"Records":[' + ",".join(lines) + "]}", f"{account}/{region}", plants


def write(work: tuple[Path, int, int, Options]) -> Summary:
    folder, number, records, options = work
    writer = Writer(f"{options.seed}/{number}")
    start = START + timedelta(minutes=5 * (number // 4))
    text, place, plants = writer.object(records, start, options.planted_rate)
    account, region = place.split("/")
    name = f"{account}_CloudTrail_{region}_{start:%Y%m%dT%H%MZ}_{number:016}.json.gz"
    target = folder / "AWSLogs" / account / "CloudTrail" / region / f"{start:%Y/%m/%d}"
    target.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    packed = gzip.compress(data, 6, mtime=0)
    (target / name).write_bytes(packed)
    return Summary(1, records, len(data), len(packed), plants)


def generate(folder: Path, options: Options) -> Summary:
    """Fills a folder, which may not hold anything else."""
    folder.mkdir(parents=True, exist_ok=True)
    work, left, source = [], options.records, random.Random(options.seed)
    while left > 0:
        # Objects differ in size, as those of a trail do.
        size = options.objects_of
        if size >= 1_000:
            size = int(size * source.lognormvariate(0, 0.5))
        work.append((folder, len(work), min(max(size, 1), left), options))
        left -= work[-1][2]
    with multiprocessing.Pool() as pool:
        parts = pool.map(write, work, chunksize=max(1, min(64, len(work) // 8)))
    total = Summary(*(sum(values) for values in zip(*(asdict(part).values() for part in parts))))
    (folder / "summary.json").write_text(json.dumps({**asdict(options), **asdict(total)}, indent=2) + "\n")
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="a new folder")
    parser.add_argument("--records", type=int, default=600_000)
    parser.add_argument("--objects-of", type=int, default=2_000, help="records of an object, about")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--planted-rate", type=float, default=0.0005, help="the share of records made for a rule")
    options = vars(parser.parse_args())
    folder = options.pop("out")
    if folder.exists() and any(folder.iterdir()):
        parser.error(f"{folder} is not empty")
    total = generate(folder, Options(**options))
    print(f"{total.objects:,} objects, {total.records:,} records of {total.bytes / total.records:,.0f} bytes, "
          f"{total.bytes / 1e6:,.0f} MB, {total.bytes / total.compressed:.1f} times as large as compressed; "
          f"{total.planted:,} planted")


if __name__ == "__main__":
    main()
