"""Secrets as App Platform keeps them: plaintext goes in, EV[…] comes out, and only this app's EV is taken back."""
import base64
import copy
import hashlib

COMPONENT_KINDS = ("services", "workers", "jobs", "static_sites", "functions")


class SpecRefused(Exception):
    """The message is what the API says of the spec."""


def places(spec):
    """Every list of variables: its path in messages, its component (empty: the app's own), the list."""
    yield "envs", "", spec.get("envs") or []
    for kind in COMPONENT_KINDS:
        for index, component in enumerate(spec.get(kind) or []):
            yield f"{kind}.{index}.envs", component.get("name", ""), component.get("envs") or []


def is_secret(variable):
    return variable.get("type") == "SECRET"


def is_encrypted(value):
    return isinstance(value, str) and value.startswith("EV[")


class Vault:
    """Knows the plaintext of what it encrypted, so that a test can see what the app would really get."""

    def __init__(self, app_id):
        self.app_id = app_id
        self.plaintexts = {}

    def encrypt(self, plaintext):
        seed = hashlib.sha256(f"{self.app_id}/{len(self.plaintexts)}/{plaintext}".encode()).digest()
        value = "EV[1:{}:{}]".format(base64.b64encode(seed[:12]).decode(), base64.b64encode(seed[12:]).decode())
        self.plaintexts[value] = plaintext
        return value

    def check(self, spec, existing):
        for path, _, variables in places(spec):
            for index, variable in enumerate(variables):
                value = variable.get("value")
                if not (is_secret(variable) and is_encrypted(value)):
                    continue
                if not existing:
                    # As users report it of POST /v2/apps/propose without an app_id.
                    raise SpecRefused(f'errors validating app spec; first error in field "{path}.{index}.value": '
                                      "secret env value must not be encrypted before app is created")
                if value not in self.plaintexts:
                    # Guess: that EV is only good for its own app is known, the sentence is not.
                    raise SpecRefused(f'errors validating app spec; first error in field "{path}.{index}.value": '
                                      "encrypted secret env value does not belong to this app")

    def stored(self, spec):
        """The spec as it is kept: plaintext encrypted, EV as it came, and an empty value simply empty."""
        kept = copy.deepcopy(spec)
        for _, _, variables in places(kept):
            for variable in variables:
                if not is_secret(variable) or is_encrypted(variable.get("value")):
                    continue
                if variable.get("value"):
                    variable["value"] = self.encrypt(variable["value"])
                else:
                    variable.pop("value", None)
        return kept

    def reveal(self, spec):
        """What each component would get: component → key → plaintext, null where the secret is lost."""
        revealed = {}
        for _, component, variables in places(spec):
            for variable in variables:
                if is_secret(variable):
                    plaintext = self.plaintexts.get(variable.get("value"))
                    revealed.setdefault(component, {})[variable.get("key")] = plaintext
        return revealed
