"""Resident memory after minutes of load."""

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
    samples = {"memory limit": LIMIT_MIB}
    for label, contender in (("memory", lab.service()), ("astro memory", contenders.astro(lab.built))):
        with contender.start() as running:
            running.await_ready()
            for turn in range(TURNS):
                load.apply(running.port, ("/", "/api/health")[turn % 2], max(1, lab.load_seconds // TURNS), refusals=True)
            samples[label] = running.resident_mib()
        lab.say(f"{label}: {samples[label]:.0f} MiB")
    return samples
