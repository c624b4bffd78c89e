"""PostgreSQL and the providers, played by a process on the other core (com.tetrixcorp.bench.Dependencies)."""

import json
import subprocess

from driver import cores
from driver.process import clean_environment

MAIN = "com.tetrixcorp.bench.Dependencies"


class Ended(Exception):
    pass


class World:
    def __init__(self, java, class_path):
        # A core for all of them: a collector or a compiler with threads for more would only wait for it.
        command = [java, "-XX:+UseSerialGC", "-Xmx384m", "-cp", class_path, MAIN]
        self.process = subprocess.Popen(
            cores.on(cores.OTHERS) + command,
            env=clean_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.ask("round-trips")

    def ask(self, *words):
        self.process.stdin.write(" ".join(words) + "\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith("answer "):
                return json.loads(line[len("answer "):])
        raise Ended("the process that plays the dependencies has ended")

    def environment(self, database):
        return self.ask("environment", database)

    def hang(self):
        """All four accept, and never answer."""
        self.ask("fault", "all", "hang")
        self.ask("way", "swallow")

    def recover(self):
        self.ask("fault", "all", "normal")
        # Connections on which bytes were lost are of no use any more.
        self.ask("way", "reset")
        self.ask("way", "pass")

    def close(self):
        self.process.stdin.close()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
