"""What was measured on, and with."""

import datetime
import os
import pathlib
import platform
import re
import subprocess

MEASURED = ("src", "image", "Dockerfile", "pom.xml", "mvnw", ".mvn", "scripts", "bench", ":!bench/results")


def describe(built):
    return {
        "at": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        **measured(built),
        "processor": processor(),
        "cores": os.cpu_count(),
        "memoryMiB": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024**2,
        "kernel": platform.release(),
        "versions": {
            "java": first(r'version "([^"]+)"', output(str(built.java / "bin/java"), "-version")),
            "node": output("node", "--version").lstrip("v"),
            "astro": locked(built, "astro"),
            "nginx": first(r"nginx/(\S+)", output("nginx", "-v")),
            "wrk": first(r"wrk (?:debian/)?(\S+)", output("wrk", "-v")),
        },
    }


def measured(built):
    """The commit of what was built, and whether that is all of what measured it."""
    of, here = built.source, source(built.root)
    return of | {"clean": of["clean"] and of == here}


def source(root):
    """Of what is built, and what measures it."""
    git = ("git", "-C", str(root))
    return {"commit": output(*git, "rev-parse", "HEAD"), "clean": not output(*git, "status", "--porcelain", "--", *MEASURED)}


def processor():
    return first(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text()) or platform.machine()


def locked(built, package):
    lock = (built.root / "bench/peers/astro/package-lock.json").read_text()
    return first(r'"node_modules/%s": \{\s*"version": "([^"]+)"' % re.escape(package), lock)


def output(*command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return result.stdout.strip()


def first(pattern, text):
    found = re.search(pattern, text)
    return found.group(1) if found else None
