"""The counterpart of EnrichComparison in Python: the same fields by geoip2, maxminddb and ua-parser (its Rust engine).

Usage: enrich.py city.mmdb asn.mmdb regexes.yaml (geo|maxminddb|agents) FILE (print|time)
"""

import sys
import time


def text(value):
    return "" if value is None else str(value)


def number(value):
    if value is None:
        return ""
    return repr(float(value))


def geo(city_path, asn_path):
    import geoip2.database
    import geoip2.errors

    city, asn = geoip2.database.Reader(city_path), geoip2.database.Reader(asn_path)

    def fields(address):
        try:
            found = city.city(address)
            place = [
                text(found.continent.name), text(found.country.iso_code), text(found.country.name),
                text(found.city.name), number(found.location.latitude), number(found.location.longitude),
            ]
        except geoip2.errors.AddressNotFoundError:
            place = [""] * 6
        try:
            system = asn.asn(address)
            return place + [text(system.autonomous_system_number), text(system.autonomous_system_organization)]
        except geoip2.errors.AddressNotFoundError:
            return place + ["", ""]

    return fields


def databases(city_path, asn_path):
    import maxminddb

    city, asn = maxminddb.open_database(city_path), maxminddb.open_database(asn_path)

    def fields(address):
        found = city.get(address) or {}
        location = found.get("location", {})
        country = found.get("country", {})
        system = asn.get(address) or {}
        return [
            found.get("continent", {}).get("names", {}).get("en", ""), country.get("iso_code", ""),
            country.get("names", {}).get("en", ""), found.get("city", {}).get("names", {}).get("en", ""),
            number(location.get("latitude")), number(location.get("longitude")),
            text(system.get("autonomous_system_number")), system.get("autonomous_system_organization", ""),
        ]

    return fields


def agents(regexes):
    from ua_parser import Parser
    from ua_parser.loaders import load_yaml
    from ua_parser.regex import Resolver

    parser = Parser(Resolver(load_yaml(regexes)))

    def version(parts):
        found = []
        for part in parts:
            if not part:
                break
            found.append(part)
        return ".".join(found)

    def fields(agent):
        found = parser.parse(agent)
        browser, system, device = found.user_agent, found.os, found.device
        return [
            browser.family if browser else "Other",
            version([browser.major, browser.minor, browser.patch, browser.patch_minor]) if browser else "",
            system.family if system else "",
            version([system.major, system.minor, system.patch, system.patch_minor]) if system else "",
            device.family if device else "Other",
        ]

    return fields


def main():
    city, asn, regexes, work, path, action = sys.argv[1:]
    make = {"geo": lambda: geo(city, asn), "maxminddb": lambda: databases(city, asn), "agents": lambda: agents(regexes)}
    fields = make[work]()
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")[:-1]
    if action == "print":
        for line in lines:
            print("\t".join(fields(line)) + "\t")
        return
    start = time.perf_counter()
    for line in lines:
        fields(line)
    print(f"{len(lines) / (time.perf_counter() - start):.0f}")


main()
