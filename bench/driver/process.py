"""A contender as a process on the measured core: started, waited for, looked at, ended."""

import os
import pathlib
import random
import signal
import socket
import subprocess
import time

from driver import client, cores

PATIENCE = 300
PAUSE = 0.01


class NeverReady(Exception):
    pass


# Below those that Linux gives to outgoing connections: one of these would be taken before it is listened on.
PORTS = range(20000, 32000)
given = set()


def free_port():
    """One that nobody listens on, and that nobody else was given by this."""
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in given:
            given.add(port)
            return port
    raise NeverReady("no port is free")


class Running:
    """Runs between "with" and its end. What it prints goes to a file, or, if it is to run under load, through a pipe to
    a reader on the other core, as a container's does."""

    def __init__(self, name, command, port, ready, environment, folder, log=None, core=cores.MEASURED):
        self.name = name
        self.port = port
        self.ready = ready
        self.log = pathlib.Path(log or os.devnull)
        self.reader = None if log else reader()
        with open(self.log, "ab") if log else self.reader.stdin as output:
            self.begun = time.monotonic()
            self.process = subprocess.Popen(
                cores.on(core) + command,
                env=clean_environment() | environment,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def await_ready(self):
        """Seconds from the start of the process to its first 200."""
        while time.monotonic() - self.begun < PATIENCE:
            if self.process.poll() is not None:
                raise NeverReady(f"ended with {self.process.returncode}: {self.log}")
            try:
                if client.ask(self.port, self.ready).status == 200:
                    return time.monotonic() - self.begun
            except (OSError, IndexError, ValueError):
                pass  # Not yet.
            time.sleep(PAUSE)
        raise NeverReady(f"not ready after {PATIENCE} s: {self.log}")

    def resident_mib(self):
        """Of the process and of those that it started."""
        return sum(resident_kib(pid) for pid in family(self.process.pid)) / 1024

    def cpu_seconds(self):
        """What the process and those that it started have used of a processor so far."""
        return sum(cpu_ticks(pid) for pid in family(self.process.pid)) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        """With whatever it started: a worker outlives its master."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # It has ended, with all of them.
        self.process.wait()
        if self.reader:
            self.reader.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


def reader():
    """Takes what is printed and throws it away; ends when nobody is left who prints."""
    return subprocess.Popen(cores.on(cores.OTHERS) + ["cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)


def clean_environment():
    """Without whatever would configure a contender by accident."""
    foreign = ("DATABASE_", "TELNYX_", "SINCH_", "FIREBASE_", "TETRIX_", "VERIFICATION_", "ALERT_", "SPRING_", "STAFF_")
    options = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "NODE_OPTIONS", "PORT", "HOST", "MANAGEMENT_PORT")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign) and name not in options}


def family(pid):
    members = [pid]
    for member in members:
        for children in pathlib.Path(f"/proc/{member}/task").glob("*/children"):
            members += [int(child) for child in children.read_text().split()]
    return members


def cpu_ticks(pid):
    """User and system time: the 14th and 15th field, counted behind the name, which may hold anything."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def resident_kib(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0
