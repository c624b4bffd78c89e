"""Requests per second on one core, warm: health and the home page, side by side."""

import contextlib
import dataclasses

from driver import client, contenders, load, process, row
from driver.row import Comparison
from driver.target import at_least

NAME = "throughput"

PER_SECOND = "requests/s"

COMPARISONS = [
    Comparison("health-astro", "/api/health against Astro's", "health", "astro health", PER_SECOND, at_least(6)),
    Comparison("health-spring", "/api/health against probes on request that take 20 ms each", "health",
               "spring health", PER_SECOND, at_least(10)),
    Comparison("health-nginx", "/api/health against the same bytes by nginx", "health", "nginx health", PER_SECOND,
               at_least(0.25)),
    Comparison("page-astro", "home page against Astro's", "page", "astro page", PER_SECOND, at_least(10)),
    Comparison("page-nginx", "home page against the same bytes by nginx", "page", "nginx page", PER_SECOND,
               at_least(0.3)),
]

HEALTH, PAGE = "/api/health", "/"

# As many as it has threads: each answer waits for four probes, so fewer would be the limit, and not the core.
OF_SPRING = 200


# A machine's speed changes within minutes: whoever is compared is asked for moments, in turn, until the time is up.
TURNS = 5


def measure(lab):
    with contextlib.ExitStack() as ends:
        asked = equals(lab, ends)
        ask_in_turn(lab, asked)
    # By itself: its compilers, at work for long, would take the core from the others. It is far behind at any speed.
    spring = contenders.spring(lab.built, lab.world)
    with spring.start() as running:
        running.await_ready()
        asked.append(Asked(running, spring.health, "spring health", OF_SPRING))
        ask_in_turn(lab, asked[-1:])
    samples = {}
    for one in asked:
        samples |= {one.label: one.per_second(), row.busy(one.label): one.busy()}
    return samples


def ask_in_turn(lab, asked):
    for one in asked:
        lab.warm(one.running, one.path)
    for _ in range(TURNS):
        for one in asked:
            one.ask(max(1, lab.seconds // TURNS))
    for one in asked:
        lab.say(f"{one.running.name} {one.path}: {one.per_second():.0f} requests/s, {one.busy():.0%} of its core")


def equals(lab, ends):
    """Those that answer the same, started on the measured core."""

    def started(contender):
        running = ends.enter_context(contender.start())
        running.await_ready()
        return running

    service = started(lab.service())
    lab.await_checks(service, {"pass"})
    answers = {HEALTH: ("health", client.ask(service.port, HEALTH)), PAGE: ("page", client.ask(service.port, PAGE))}
    astro, nginx = started(contenders.astro(lab.built)), started(contenders.nginx(lab.built, answers))
    for equal in (astro, nginx):
        assert_equal(equal, answers)
    return [
        Asked(service, HEALTH, "health"),
        Asked(astro, HEALTH, "astro health"),
        Asked(nginx, HEALTH, "nginx health"),
        Asked(service, PAGE, "page"),
        Asked(astro, PAGE, "astro page"),
        Asked(nginx, PAGE, "nginx page"),
    ]


@dataclasses.dataclass
class Asked:
    """One that is asked for one path, what has come of it so far, and which share of its core it used: where that is not
    nearly all, something else was the limit."""

    running: process.Running
    path: str
    label: str
    connections: int = load.CONNECTIONS
    requests: float = 0
    seconds: float = 0
    cpu_seconds: float = 0

    def ask(self, seconds):
        before = self.running.cpu_seconds()
        found = load.apply(self.running.port, self.path, seconds, self.connections)
        self.cpu_seconds += self.running.cpu_seconds() - before
        self.seconds += found.seconds
        self.requests += found.per_second * found.seconds

    def per_second(self):
        """Of its core's time: where the client was the limit, nobody is measured too low."""
        return self.requests / self.cpu_seconds

    def busy(self):
        return self.cpu_seconds / self.seconds


class NotEqual(Exception):
    pass


def assert_equal(running, answers):
    """Whoever sends less would be faster for no merit."""
    for path, (_, expected) in answers.items():
        length = len(client.ask(running.port, path).body)
        if not 0.95 <= length / len(expected.body) <= 1.05:
            raise NotEqual(f"{running.name} answers {path} with {length} bytes instead of {len(expected.body)}")
