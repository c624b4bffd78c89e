"""Load by wrk, from the other core."""

import dataclasses
import json
import pathlib
import subprocess

from driver import cores

CONNECTIONS = 64

REPORT = pathlib.Path(__file__).with_name("wrk.lua")


class LoadFailed(Exception):
    pass


@dataclasses.dataclass(frozen=True)
class Load:
    seconds: float
    per_second: float


def apply(port, path, seconds, connections=CONNECTIONS):
    """Asks as fast as it is answered; an answer of 400 and above is an error."""
    try:
        return read(wrk(port, path, seconds, connections))
    except LoadFailed as failed:
        raise LoadFailed(f"{path} at {port}: {failed}") from None


def warm(port, path, seconds):
    """The same, but what is cold may be as slow as it likes."""
    wrk(port, path, seconds, CONNECTIONS)


def wrk(port, path, seconds, connections):
    command = cores.on(cores.OTHERS) + [
        "wrk", "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s", "--timeout", "10s",
        "--header", "Host: tetrixcorp.com", "--script", str(REPORT), f"http://127.0.0.1:{port}{path}",
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def read(output):
    """What wrk's last line says."""
    told = json.loads(output.strip().splitlines()[-1])
    if told["broken"] or not told["requests"] or told["refused"]:
        raise LoadFailed(f"not every request was answered as it should: {told}")
    seconds = told["micros"] / 1e6
    return Load(seconds, told["requests"] / seconds)
