"""The first hundred requests after the start against warm ones: one visitor, one after the other."""

from driver import client, figures
from driver.row import Comparison
from driver.target import at_most

NAME = "first"

COMPARISONS = [
    Comparison("first-requests", "/api/health, p99 of the first 100 requests against warm", "first", "warm", "ms",
               at_most(10)),
]

REQUESTS = 100
WARM_REQUESTS = 2_000


def measure(lab):
    with lab.service().start(lab.logged("first")) as running:
        running.await_ready()
        times = one_after_the_other(running, REQUESTS)
        lab.warm(running, "/api/health")
        warm = one_after_the_other(running, WARM_REQUESTS)
    samples = {"first": figures.percentile(times, 0.99), "warm": figures.percentile(warm, 0.99)}
    lab.say(f"p99 {samples['first']:.2f} ms at first, {samples['warm']:.2f} ms warm; the very first {times[0]:.2f} ms")
    return samples


def one_after_the_other(running, requests):
    with client.Connection(running.port) as connection:
        return [healthy(connection.timed("/api/health")) for _ in range(requests)]


def healthy(timed):
    millis, answer = timed
    answer.expect(200)
    return millis
