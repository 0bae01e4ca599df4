"""Calls boto3 for the tests: one JSON object per line in, one out.

In: {"id", "service", "method", "arguments", "options": {endpoint_url, region_name, aws_access_key_id, …}}
Out: {"id", "result"} or {"id", "error": {"code", "message", "status"}}
Bytes are {"$base64": text} both ways, times are ISO 8601.
"""
import base64
import concurrent.futures
import datetime
import json
import sys
import threading

import boto3
import botocore.config
import botocore.exceptions

clients = {}
creating = threading.Lock()
writing = threading.Lock()


def client(service, options):
    key = (service, json.dumps(options, sort_keys=True))
    with creating:
        if key not in clients:
            clients[key] = boto3.client(
                service, config=botocore.config.Config(
                    retries={"total_max_attempts": 2}, s3={"addressing_style": "path"},
                    max_pool_connections=32), **options)
        return clients[key]


def decoded(value):
    if isinstance(value, dict):
        if set(value) == {"$base64"}:
            return base64.b64decode(value["$base64"])
        return {name: decoded(inner) for name, inner in value.items()}
    return [decoded(inner) for inner in value] if isinstance(value, list) else value


def encoded(value):
    if isinstance(value, dict):
        return {str(name): encoded(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [encoded(inner) for inner in value]
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    if hasattr(value, "read"):
        value = value.read()
    if isinstance(value, bytes):
        return {"$base64": base64.b64encode(value).decode()}
    return value


def answer(line):
    request = json.loads(line)
    try:
        method = getattr(client(request["service"], request["options"]), request["method"])
        reply = {"id": request["id"], "result": encoded(method(**decoded(request["arguments"])))}
    except botocore.exceptions.ClientError as error:
        response = error.response
        reply = {"id": request["id"], "error": {
            "code": response.get("Error", {}).get("Code", ""), "message": response.get("Error", {}).get("Message", ""),
            "status": response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)}}
    except Exception as error:
        reply = {"id": request["id"], "error": {"code": type(error).__name__, "message": str(error), "status": 0}}
    with writing:
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()


with concurrent.futures.ThreadPoolExecutor(16) as pool:
    for line in sys.stdin:
        pool.submit(answer, line)
