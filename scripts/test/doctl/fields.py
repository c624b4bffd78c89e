"""What doctl's Go structs do with a spec: refuse unknown fields and wrong types, and forget what they do not know."""
import json
import os

with open(os.path.join(os.path.dirname(__file__), "..", "platform", "spec-fields.json"), encoding="utf-8") as table:
    FIELDS = json.load(table)

GO_TYPES = {bool: "bool", int: "number", float: "number", str: "string", list: "array", dict: "object"}


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


# The words of Go, and whether a value fits.
SCALARS = {
    "string": ("string", lambda value: isinstance(value, str)),
    "boolean": ("bool", lambda value: isinstance(value, bool)),
    "integer": ("int64", lambda value: is_number(value) and float(value).is_integer()),
    "number": ("float32", is_number),
}


def complaints(value, kind="app_spec", path=""):
    if value is None:
        return
    if isinstance(kind, list):
        if isinstance(value, list):
            for one in value:
                yield from complaints(one, kind[0], path)
        else:
            yield wrong(value, path, f"[]{kind[0]}")
    elif kind in FIELDS:
        if isinstance(value, dict):
            yield from complaints_of_fields(value, FIELDS[kind], path)
        else:
            yield wrong(value, path, kind)
    elif kind in SCALARS:
        wanted, fits = SCALARS[kind]
        if not fits(value):
            yield wrong(value, path, wanted)


def complaints_of_fields(value, fields, path):
    for key, one in value.items():
        if key in fields:
            yield from complaints(one, fields[key], f"{path}.{key}".removeprefix("."))
        else:
            yield f'json: unknown field "{key}"'


def wrong(value, path, wanted):
    return f"json: cannot unmarshal {GO_TYPES[type(value)]} into Go struct field AppSpec.{path} of type {wanted}"


def known(value, kind="app_spec"):
    """A spec, or a part of one, without what doctl does not know."""
    if isinstance(kind, list) and isinstance(value, list):
        return [known(one, kind[0]) for one in value]
    if isinstance(kind, str) and kind in FIELDS and isinstance(value, dict):
        return {key: known(one, FIELDS[kind][key]) for key, one in value.items() if key in FIELDS[kind]}
    return value


def with_known_specs(value):
    """An app or a deployment, and what is in it: each has a spec."""
    if isinstance(value, list):
        return [with_known_specs(one) for one in value]
    if not isinstance(value, dict):
        return value
    is_spec = isinstance(value.get("spec"), dict) and value["spec"].get("name") is not None
    return {key: known(one) if is_spec and key == "spec" else with_known_specs(one) for key, one in value.items()}
