"""The status page with three years of history against one with none."""

import time

from driver import client, figures
from driver.row import Comparison
from driver.target import at_most

NAME = "history"

COMPARISONS = [
    Comparison("history-page", "/status with 3 years of history against none, rendered anew, median", "years", "new",
               "ms", at_most(1.2)),
]

VISITS = 40
# The page is kept for a second: who comes later has it rendered.
PAUSE = 1.1
AS_A_BROWSER = "Accept-Encoding: gzip, deflate, br\r\n"


def measure(lab):
    lab.world.ask("anew", "new")
    lab.world.ask("three-years", "years")
    samples = {}
    for label in ("new", "years"):
        with lab.service(database=label).start(lab.logged(f"history-{label}")) as running:
            running.await_ready()
            lab.await_checks(running, {"pass"})
            # Read in the background once somebody looks.
            lab.warm(running, "/status")
            samples[label], length = rendered(running)
        lab.say(f"/status, {label}: {samples[label]:.3f} ms, {length} bytes compressed")
    return samples


def rendered(running):
    """The median time of visits that each have the page made, and the length of the last one."""
    times = []
    with client.Connection(running.port) as connection:
        for _ in range(VISITS):
            time.sleep(PAUSE)
            millis, answer = connection.timed("/status", AS_A_BROWSER)
            times.append(millis)
    return figures.median(times), len(answer.body)
