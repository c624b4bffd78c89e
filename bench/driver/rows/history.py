"""The status page with three years of history against one with none."""

from driver import client, load
from driver.row import Comparison
from driver.target import at_most

NAME = "history"

COMPARISONS = [
    Comparison("history-page", "/status with 3 years of history against none, median", "years", "new", "ms",
               at_most(1.2)),
]


def measure(lab):
    lab.world.ask("three-years", "years")
    samples = {}
    for label in ("new", "years"):
        with lab.service(database=label).start(lab.logged(f"history-{label}")) as running:
            running.await_ready()
            lab.await_checks(running, {"pass"})
            # Read in the background once somebody looks.
            lab.warm(running, "/status")
            samples[label] = load.apply(running.port, "/status", lab.seconds, connections=1).median_millis
            length = len(client.ask(running.port, "/status").body)
        lab.say(f"/status, {label}: {samples[label]:.3f} ms, {length} bytes")
    return samples
