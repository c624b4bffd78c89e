"""The status page with three years of history against one with none."""

import contextlib
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
    labels = ("new", "years")
    with contextlib.ExitStack() as ends:
        running = [started(lab, ends, label) for label in labels]
        for one in running:
            # Read in the background once somebody looks.
            lab.warm(one, "/status")
        times, lengths = rendered(running)
    if lengths[1] < 1.5 * lengths[0]:
        raise ValueError(f"no three years in the page: {lengths[1]} bytes, {lengths[0]} without any")
    for label, millis, length in zip(labels, times, lengths):
        lab.say(f"/status, {label}: {millis:.3f} ms, {length} bytes compressed")
    return dict(zip(labels, times))


def started(lab, ends, label):
    running = ends.enter_context(lab.service(database=label).start(lab.logged(f"history-{label}")))
    running.await_ready()
    lab.await_checks(running, {"pass"})
    return running


def rendered(running):
    """Of each the median time of visits that each have the page made, and the length of the last one. Each visit to one
    is followed by one to the other: a machine's speed changes within minutes."""
    times, lengths = [[] for _ in running], [0 for _ in running]
    with contextlib.ExitStack() as ends:
        connections = [ends.enter_context(client.Connection(one.port)) for one in running]
        for visit in range(VISITS):
            time.sleep(PAUSE)
            # Who comes first after a pause finds the caches colder.
            for one in sorted(range(len(running)), reverse=visit % 2 == 1):
                millis, answer = connections[one].timed("/status", AS_A_BROWSER)
                answer.expect(200)
                times[one].append(millis)
                lengths[one] = len(answer.body)
    return [figures.median(found) for found in times], lengths
