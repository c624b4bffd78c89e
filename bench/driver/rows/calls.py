"""Calls to providers by 1, 8 and 32 replicas, everything ten times as fast as in production."""

import contextlib
import json
import time

from driver import client
from driver.row import Comparison
from driver.target import equal

NAME = "calls"

REPLICAS = (1, 8, 32)

PER_HOUR = "calls/h"

COMPARISONS = [
    Comparison(f"calls-{count}", f"calls to providers per hour by {count} replicas against one", f"calls of {count}",
               "calls of 1", PER_HOUR, equal(0.05))
    for count in REPLICAS[1:]
]

SPEED = 10
# Of a clock ten times as fast: an interval is 3 s.
WINDOW = 60
AT_ONCE = 4


def measure(lab):
    samples = {}
    with contextlib.ExitStack() as ends:
        running = []
        for count in REPLICAS:
            grow(lab, running, count, ends)
            before = total(lab)
            time.sleep(WINDOW)
            samples[f"calls of {count}"] = (total(lab) - before) * 3600 / WINDOW / SPEED
            lab.say(f"{count} replicas: {samples[f'calls of {count}']:.0f} calls an hour")
    return samples


def total(lab):
    return sum(lab.world.ask("calls").values())


def grow(lab, running, count, ends):
    while len(running) < count:
        fresh = [start(lab, len(running) + i, ends) for i in range(min(AT_ONCE, count - len(running)))]
        for instance in fresh:
            instance.await_ready()
        running += fresh
    until = time.monotonic() + 60
    while client.ask(running[0].port, "/api/health").json()["instance"]["replicas"] != count:
        if time.monotonic() > until:
            raise TimeoutError(f"{count} replicas do not know of each other")
        time.sleep(0.2)
    lab.await_checks(running[0], {"pass"})
    # What began before belongs to the step before.
    time.sleep(30 / SPEED)


def start(lab, number, ends):
    """Many share both cores and must not take them from each other: without the second compiler."""
    settings = {f"tetrix.health.checks.{check}.interval": "3s" for check in ("telnyx", "sinch", "firebase")}
    settings |= {f"tetrix.health.checks.{check}.deadline": "500ms" for check in ("telnyx", "sinch", "firebase")}
    settings |= {"tetrix.fleet.heartbeat": "1s", "tetrix.fleet.lease": "1800ms", "tetrix.fleet.alive": "2500ms",
                 "tetrix.fleet.term": "30s"}
    contender = lab.service(
        database="fleet", HOSTNAME=f"replica-{number}", SPRING_APPLICATION_JSON=json.dumps(settings),
        JDK_JAVA_OPTIONS="-XX:MaxRAM=512m -XX:TieredStopAtLevel=1",
    )
    return ends.enter_context(contender.start(core=number % 2))
