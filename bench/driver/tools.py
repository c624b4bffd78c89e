"""What the machine must have: Debian's packages; what is there already is left alone."""

import os
import shutil
import subprocess

from driver import progress

PACKAGES = {"wrk": "wrk", "nginx": "nginx-light", "node": "nodejs", "npm": "npm", "taskset": "util-linux", "jq": "jq"}


class ToolMissing(Exception):
    pass


def install():
    missing = sorted(package for tool, package in PACKAGES.items() if not shutil.which(tool))
    if not missing:
        return
    progress.say(f"installing {' '.join(missing)}")
    if os.geteuid() != 0:
        raise ToolMissing(f"install these, or run as root: {' '.join(missing)}")
    # In this run level no package starts a server of its own.
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    apt = ["apt-get", "-qq", "-y", "--no-install-recommends", "install", *missing]
    for command in (["apt-get", "-qq", "update"], apt):
        subprocess.run(command, env=quiet, check=True, stdout=subprocess.DEVNULL)
