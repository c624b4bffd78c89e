"""Resident memory after minutes of load: of both at once, since no speed is read here."""

import contextlib
from concurrent import futures

from driver import contenders, load
from driver.row import Comparison
from driver.target import at_most, limit

NAME = "memory"

LIMIT_MIB = 300

COMPARISONS = [
    Comparison("memory-limit", "resident after five minutes of load", "memory", "memory limit", "MiB", limit("MiB")),
    Comparison("memory-astro", "resident after five minutes of load against Astro's", "memory", "astro memory", "MiB",
               at_most(1.6)),
]

# Health and pages take turns.
TURNS = 10


def measure(lab):
    both = {"memory": lab.service(), "astro memory": contenders.astro(lab.built)}
    samples = {"memory limit": LIMIT_MIB}
    with contextlib.ExitStack() as ends, futures.ThreadPoolExecutor(len(both)) as threads:
        running = {label: ends.enter_context(contender.start()) for label, contender in both.items()}
        for one in running.values():
            one.await_ready()
        list(threads.map(lambda one: ask_for_long(lab, one), running.values()))
        samples |= {label: one.resident_mib() for label, one in running.items()}
    for label in both:
        lab.say(f"{label}: {samples[label]:.0f} MiB")
    return samples


def ask_for_long(lab, running):
    for turn in range(TURNS):
        try:
            load.apply(running.port, ("/", "/api/health")[turn % 2], max(1, lab.load_seconds // TURNS))
        except load.LoadFailed as failed:
            raise load.LoadFailed(f"{running.name}, {failed}") from None
