"""How long a health answer takes while all four dependencies accept and never answer."""

from driver import load
from driver.row import Comparison
from driver.target import at_most

NAME = "hanging"

COMPARISONS = [
    Comparison("hanging-p99", "/api/health, p99 with all four dependencies hanging against all well", "hanging",
               "well", "ms", at_most(1.2)),
]

# As many as a busy day has, not as many as the core can bear: then every answer would wait for the others.
CONNECTIONS = 8


def measure(lab):
    with lab.service().start(lab.logged("hanging")) as running:
        running.await_ready()
        lab.await_checks(running, {"pass"})
        lab.warm(running, "/api/health")
        well = p99(lab, running)
        lab.world.hang()
        try:
            lab.await_checks(running, {"fail"})
            hanging = p99(lab, running)
        finally:
            lab.world.recover()
        lab.await_checks(running, {"pass"})
        # What the machine does meanwhile falls on both.
        well = min(well, p99(lab, running))
    lab.say(f"p99 {well:.2f} ms well, {hanging:.2f} ms hanging")
    return {"well": well, "hanging": hanging}


def p99(lab, running):
    return load.apply(running.port, "/api/health", lab.seconds, CONNECTIONS, refusals=True).p99_millis
