"""Requests per second on one core, warm: health and the home page, side by side."""

from driver import client, contenders, load, row
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


def measure(lab):
    samples = {}
    service = lab.service()
    with service.start(lab.logged("service")) as running:
        running.await_ready()
        lab.await_checks(running, {"pass"})
        answers = {HEALTH: ("health", client.ask(running.port, HEALTH)), PAGE: ("page", client.ask(running.port, PAGE))}
    samples |= both(lab, service, "health", "page")
    astro = contenders.astro(lab.built)
    samples |= both(lab, astro, "astro health", "astro page", answers)
    samples |= both(lab, contenders.nginx(lab.built, answers), "nginx health", "nginx page", answers)
    spring = contenders.spring(lab.built, lab.world)
    with spring.start() as running:
        running.await_ready()
        samples |= warm_rate(lab, running, spring.health, "spring health", OF_SPRING)
    return samples


def both(lab, contender, health, page, equal_to=None):
    with contender.start() as running:
        running.await_ready()
        if equal_to:
            assert_equal(running, equal_to)
        else:
            lab.await_checks(running, {"pass"})
        return warm_rate(lab, running, HEALTH, health) | warm_rate(lab, running, PAGE, page)


def warm_rate(lab, running, path, label, connections=load.CONNECTIONS):
    """And which share of its core whoever is measured used: where it is not nearly all, something else was the limit."""
    lab.warm(running, path)
    before = running.cpu_seconds()
    found = load.apply(running.port, path, lab.seconds, connections)
    busy = (running.cpu_seconds() - before) / found.seconds
    lab.say(f"{running.name} {path}: {found.per_second:.0f} requests/s, {busy:.0%} of its core")
    return {label: found.per_second, row.busy(label): busy}


class NotEqual(Exception):
    pass


def assert_equal(running, answers):
    """Whoever sends less would be faster for no merit."""
    for path, (_, expected) in answers.items():
        length = len(client.ask(running.port, path).body)
        if not 0.95 <= length / len(expected.body) <= 1.05:
            raise NotEqual(f"{running.name} answers {path} with {length} bytes instead of {len(expected.body)}")
