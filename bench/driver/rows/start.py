"""From the start of the process until it takes requests, on one core."""

from driver import contenders
from driver.row import Comparison
from driver.target import at_most, at_most_more

NAME = "start"

COMPARISONS = [
    Comparison("start-plain", "start to ready, image flags and cache against the same jar without", "start",
               "plain start", "s", at_most(0.4)),
    Comparison("start-astro", "start to ready against Astro's", "start", "astro start", "s", at_most_more(1.5, "s")),
]


def measure(lab):
    samples = {}
    for label, contender in (("start", lab.service()), ("plain start", contenders.plain_jar(lab.built, lab.world)),
                             ("astro start", contenders.astro(lab.built))):
        with contender.start(lab.logged(label.replace(" ", "-"))) as running:
            samples[label] = running.await_ready()
        lab.say(f"{label}: {samples[label]:.2f} s")
    return samples
