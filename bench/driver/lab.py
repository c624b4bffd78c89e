"""What every measurement has at hand."""

import dataclasses
import time

from driver import client, contenders, load, progress


JVMS = ("service", "spring")


@dataclasses.dataclass
class Lab:
    built: object
    world: object
    seconds: int
    warm_up: int
    load_seconds: int
    idle_seconds: int

    def service(self, database="tetrix", **settings):
        return contenders.service(self.built, self.world, database, **settings)

    def warm(self, running, path):
        """Until a JIT has seen what it will see: a JVM's compilers share the core with what they compile."""
        load.warm(running.port, path, self.warm_up if running.name in JVMS else max(1, self.warm_up // 4))

    def logged(self, name):
        folder = self.built.work / "logs"
        folder.mkdir(exist_ok=True)
        file = folder / f"{name}.log"
        file.unlink(missing_ok=True)
        return file

    def await_checks(self, running, wanted, patience=240):
        """Until every check is in one of these states."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            checks = client.ask(running.port, "/api/health").json()["checks"]
            if all(status in wanted for status in checks.values()):
                return
            time.sleep(0.5)
        raise TimeoutError(f"after {patience} s the checks are {checks}")

    def await_fleet(self, running, patience=240):
        """Until the tables are there, and the instance has signed on."""
        until = time.monotonic() + patience
        while not client.ask(running.port, "/api/health/details").json()["fleet"]["known"]:
            if time.monotonic() > until:
                raise TimeoutError(f"after {patience} s the instance is not in touch with the fleet")
            time.sleep(0.5)

    def say(self, text):
        progress.say("  " + text)
