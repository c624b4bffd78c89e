"""Round trips to the database while nobody asks for anything."""

import csv
import pathlib
import re
import time

from driver.row import Comparison
from driver.target import limit

NAME = "idle"

LIMIT = 20

COMPARISONS = [
    Comparison("idle-round-trips", "round trips to the database per instance and minute, idle", "round trips",
               "round trips limit", "per minute", limit("per minute")),
]

# Until what only a start needs is done.
SETTLE = 60

# Hikari asks so whether a connection that it lends still lives.
EMPTY = "(empty: does the connection live?)"


def measure(lab):
    with lab.service(database="idle").start(lab.logged("idle")) as running:
        running.await_ready()
        lab.await_checks(running, {"pass"})
        lab.await_fleet(running)
        time.sleep(SETTLE)
        folder = pathlib.Path(lab.world.ask("statements", "on"))
        seen = {file: file.stat().st_size for file in folder.glob("*.csv")}
        before = lab.world.ask("round-trips")
        time.sleep(lab.idle_seconds)
        trips = lab.world.ask("round-trips") - before
        lab.world.ask("statements", "off")
    per_minute = trips * 60 / lab.idle_seconds
    lab.say(f"{per_minute:.1f} round trips a minute, of which statements:")
    for statement, count in statements(folder, seen).items():
        lab.say(f"{count * 60 / lab.idle_seconds:6.1f}  {statement[:150]}")
    return {"round trips": per_minute, "round trips limit": LIMIT}


# Columns of PostgreSQL's csvlog.
DATABASE, MESSAGE = 2, 13


def statements(folder, seen):
    """How often each was asked, by its text; not what stood there before."""
    counts = {}
    for file in sorted(folder.glob("*.csv")):
        with open(file, newline="") as lines:
            lines.seek(seen.get(file, 0))
            for line in csv.reader(lines):
                found = re.match(r"(?:statement|execute [^:]*): (.*)", line[MESSAGE], re.S)
                if line[DATABASE] == "idle" and found:
                    text = re.sub(r"\s+", " ", found.group(1)).strip() or EMPTY
                    counts[text] = counts.get(text, 0) + 1
    return dict(sorted(counts.items(), key=lambda entry: -entry[1]))
