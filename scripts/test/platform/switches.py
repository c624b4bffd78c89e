"""Merging of switches, and counting of "every Nth" and "the first N times"."""
import fnmatch


def merge(into, changes):
    """RFC 7386: objects are merged, null removes, anything else replaces."""
    for key, value in changes.items():
        if value is None:
            into.pop(key, None)
        elif isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        elif isinstance(value, dict):
            into[key] = merge({}, value)
        else:
            into[key] = value
    return into


class Counters:
    """Tells whether it is a request's turn."""

    def __init__(self):
        self.counts = {}

    def every(self, name, n):
        self.counts[name] = self.counts.get(name, 0) + 1
        return self.counts[name] % max(1, int(n)) == 0


class Faults:
    """Rules by operation; the first that has something left to say says it."""

    def __init__(self):
        self.rules = []

    def replace(self, rules):
        self.rules = [dict(rule) for rule in rules or []]

    def take(self, operation):
        for rule in self.rules:
            if not fnmatch.fnmatchcase(operation, rule.get("on", "*")):
                continue
            if rule.get("skip", 0) > 0:
                rule["skip"] -= 1
                continue
            if "times" in rule:
                if rule["times"] <= 0:
                    continue
                rule["times"] -= 1
            return rule
        return None
