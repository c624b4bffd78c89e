"""Who runs where: what is measured has one core for itself, everything else is on another."""

import os

MEASURED = 0
OTHERS = 1


class TooFewCores(Exception):
    pass


def check():
    if not {MEASURED, OTHERS} <= os.sched_getaffinity(0):
        raise TooFewCores("two cores are needed: one for what is measured, one for who asks")


def stay_with_the_others():
    """This process, and every one that it starts and does not pin elsewhere."""
    os.sched_setaffinity(0, {OTHERS})


def on(core):
    return ["taskset", "--cpu-list", str(core)]
