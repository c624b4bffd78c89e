"""How long a health answer takes while all four dependencies accept and never answer."""

from driver import client, figures
from driver.row import Comparison
from driver.target import at_most

NAME = "hanging"

COMPARISONS = [
    Comparison("hanging-p99", "/api/health, p99 with all four dependencies hanging against all well", "hanging",
               "well", "ms", at_most(1.2)),
]

# One visitor, one request after the other: of many at once every answer would wait for the others most of all, and a
# hang that costs each a little would be hidden.
REQUESTS = 5_000


def measure(lab):
    with lab.service().start(lab.logged("hanging")) as running:
        running.await_ready()
        lab.await_checks(running, {"pass"})
        lab.warm(running, "/api/health")
        well = p99(running, 200)
        lab.world.hang()
        try:
            lab.await_checks(running, {"fail"})
            hanging = p99(running, 503)
        finally:
            lab.world.recover()
        lab.await_checks(running, {"pass"})
        # What the machine does meanwhile falls on both.
        well = min(well, p99(running, 200))
    lab.say(f"p99 {well:.2f} ms well, {hanging:.2f} ms hanging")
    return {"well": well, "hanging": hanging}


def p99(running, status):
    return figures.percentile([on_a_connection_of_its_own(running.port, status) for _ in range(REQUESTS)], 0.99)


def on_a_connection_of_its_own(port, status):
    """Since Tomcat ends a connection after a 503, each request has one, both times."""
    with client.Connection(port) as connection:
        millis, answer = connection.timed("/api/health")
    answer.expect(status)
    return millis
