"""How doctl was called, for tests to read; the token is left out."""
import json
import os


def record(arguments):
    log = os.environ.get("FAKE_DOCTL_LOG")
    if log:
        line = json.dumps({"args": list(without_token(arguments))}, ensure_ascii=False, separators=(",", ":"))
        with open(log, "a", encoding="utf-8", errors="surrogateescape") as out:
            out.write(line + "\n")


def without_token(arguments):
    before = None
    for argument in arguments:
        if before in ("-t", "--access-token"):
            before, argument = None, "(token)"
        elif argument.startswith("--access-token="):
            argument = "--access-token=(token)"
        elif argument.startswith("-t") and argument != "-t":
            argument = "-t(token)"
        else:
            before = argument
        yield argument
