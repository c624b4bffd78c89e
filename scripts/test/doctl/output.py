"""What doctl prints: JSON, tables, errors, notices."""
import json
import os
import sys


class Failure(Exception):
    """Ends the call; the message is what doctl says."""


def json_wanted(call):
    return call.flag("output", os.environ.get("DIGITALOCEAN_OUTPUT", "text")) == "json"


def tell(call, failure):
    """With -o json errors go to stdout, and stderr stays empty."""
    if json_wanted(call):
        print(compact({"errors": [{"detail": str(failure)}]}))
    else:
        print(f"Error: {failure}", file=sys.stderr)


def notice(text):
    print(f"Notice: {text}", file=sys.stderr)


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def print_json(value):
    print(json.dumps(value, ensure_ascii=False, indent=2))


def at(value, path):
    """What stands at a path of keys, None where there is nothing."""
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def print_table(call, rows, columns):
    """`columns`: a path by each name, or a function of the row."""
    names = call.flag("format").split(",") if call.flag("format") else list(columns)
    for name in names:
        if name not in columns:
            # Guess at the words; that it is an error is known.
            raise Failure(f'unknown column "{name}"')
    if not call.flag("no-header"):
        print("\t".join(names))
    for row in rows or []:
        print("\t".join(cell(row, columns[name]) for name in names))


def cell(row, column):
    value = column(row) if callable(column) else at(row, column)
    if value is None or value is False:
        return ""
    text = value if isinstance(value, str) else compact(value)
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
