"""A spec as a file: JSON or YAML comes in, YAML goes out."""
import json
import sys

from fields import complaints
from output import Failure


def needed_spec(call):
    if not call.flag("spec"):
        raise Failure(f"({call.command.replace(' ', '.')}.spec) command is missing required arguments")
    return read(call.flag("spec"))


def read(name):
    spec = parsed(text_of(name))
    for complaint in complaints(spec):
        raise Failure(f"parsing app spec: {complaint}")
    return spec


def text_of(name):
    if name == "-":
        return sys.stdin.read()
    try:
        with open(name, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        raise Failure(f"opening app spec: {name} does not exist") from None
    except OSError:
        raise Failure(f"opening app spec: open {name}: permission denied") from None


def parsed(text):
    """A spec in JSON is YAML too, and quicker to read."""
    try:
        spec = json.loads(text)
    except ValueError:
        spec = None
    if isinstance(spec, dict):
        return spec
    # Imported here, as below: it takes as long as everything else together.
    import yamls
    return yamls.load(text)


def show(spec):
    import yamls
    print(yamls.dump(spec), end="")
