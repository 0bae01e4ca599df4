"""The fields that the rules ask for, as a tree: engines with columns are told of these and of no others."""

from rules import FIELDS


def tree() -> dict:
    root: dict = {}
    for name in FIELDS:
        *parents, leaf = name.split(".")
        node = root
        for parent in parents:
            node = node.setdefault(parent, {})
        node[leaf] = None
    return root
