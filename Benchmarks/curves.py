"""Prints the tables of README.md from what `swift package benchmark` printed.

Usage: python3 Benchmarks/curves.py FILE…

Several files are several runs: of each benchmark the best pass of all counts.
"""

import re
import sys

ROW = re.compile(r"^│ (JSON MB/s|k records/s|ns/record)(?: \((K|M)\))? +│ +(\d+) │")
SCALES = {None: 1, "K": 1_000, "M": 1_000_000}


def read(paths):
    """By benchmark the best time per unit, in any unit: only ratios within a group are shown."""
    best = {}
    for path in paths:
        name = None
        with open(path, encoding="utf-8") as file:
            for line in file:
                if re.match(r"^[a-z]+/.+$", line):
                    name = line.strip()
                row = ROW.match(line)
                if not row or not name:
                    continue
                value = float(row[3]) * SCALES[row[2]]
                best.setdefault((name, row[1]), []).append(value if row[1] == "ns/record" else 1 / max(value, 1e-9))
    return {key: min(values) for key, values in best.items()}


def speed(best, name, reference, metric):
    if (name, metric) not in best or (reference, metric) not in best:
        return "–"
    return text(best[reference, metric] / best[name, metric])


def cost(best, name, reference):
    if (name, "ns/record") not in best or (reference, "ns/record") not in best:
        return "–"
    return text(best[name, "ns/record"] / best[reference, "ns/record"])


def text(ratio):
    return f"{ratio:.2f}" if ratio < 1.95 and abs(ratio - 1) > 0.004 else f"{ratio:.1f}".removesuffix(".0")


def table(title, columns, rows):
    print(f"{title}\n")
    if rows[0][0] is None:
        rows = [row[1:] for row in rows]
        print("| " + " | ".join(columns) + " |\n|" + " ---: |" * len(columns))
    else:
        print("| | " + " | ".join(columns) + " |\n| --- |" + " ---: |" * len(columns))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def line(best, title, group, names, reference):
    cells = [speed(best, f"{group}/{name}", f"{group}/{reference}", "JSON MB/s") for name in names]
    table(title, names, [[None, *cells]])


def main():
    best = read(sys.argv[1:])
    windows = [f"{size} KiB" for size in (16, 64, 256, 1024, 4096)]
    sizes = ["0.9 kB", "1.6 kB", "4 kB", "16 kB", "64 kB", "256 kB"]
    for group in ("inflate", "stream"):
        columns = windows + (["level 1", "level 9"] if group == "inflate" else [])
        rows = [
            [backend] + [
                speed(best, f"{group}/{backend}, {column}", f"{group}/isal, 256 KiB", "JSON MB/s") for column in columns
            ] for backend in ("isal", "zlib")
        ]
        table(f"{group}: speed", columns, rows)
    kernels = ["plain loop", "portable", "sse2", "avx2", "avx512", "avx512_vbmi2"]
    line(best, "index: speed", "index", kernels, "plain loop")
    line(best, "walk: speed", "walk", [f"{n} paths" for n in (0, 4, 16, 48, 150)], "0 paths")
    rules = (1, 10, 100, 1000, 10000)
    table("match: time per record", ["0 %", "about 1 %", "100 %"], [
        [f"{n:,} rules"] + [cost(best, f"match/{n} rules, {hits} % hits", "match/1 rules, 0 % hits")
                            for hits in (0, 1, 100)] for n in rules])
    kinds = ["new terms", "threshold", "sequence"]
    table("state: time per event", ["few groups", "as many as events"], [
        [kind] + [cost(best, f"state/{kind}, {groups}", "state/new terms, few") for groups in ("few", "many")]
        for kind in kinds])
    values = ["repeated", "distinct", "unknown"]
    table("enrich: time per record", values, [
        [kind] + [cost(best, f"enrich/{kind}, {value}", "enrich/geo, repeated") for value in values]
        for kind in ("geo", "agent")])
    for group in ("walk", "stream"):
        line(best, f"{group}: speed, by the size of records", group, [f"records of {size}" for size in sizes],
             "records of 1.6 kB")
    line(best, "document: speed, by the size of records", "document", [f"records of {size}" for size in sizes[:4]],
         "records of 1.6 kB")
    line(best, "stream: speed, by lanes", "stream", [f"{lanes} lanes" for lanes in (1, 2, 4, 8)], "1 lanes")
    line(best, "stream: speed, by rules", "stream", [f"{n} rules" for n in rules], "1 rules")
    line(best, "stream: speed, by records in an object", "stream", [f"objects of {n}" for n in (1, 5, 50, 500, 5000)],
         "objects of 5000")
    stages = ["decompress", "parse", "route", "detect"]
    line(best, "stream: speed, up to a stage", "stream", [f"up to {stage}" for stage in stages], "up to decompress")


main()
