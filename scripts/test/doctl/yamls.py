"""YAML as doctl reads it, version 1.1, and prints it. PyYAML is there with Debian's yq."""
import site

from output import Failure

# Python was started without what Debian installs beside it, which takes time.
site.main()
import yaml


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """A date is a text, as in JSON."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


class Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data):
        return True


def load(text):
    try:
        return yaml.load(text, Loader)
    except (yaml.YAMLError, ValueError):
        raise Failure("parsing app spec: yaml: cannot parse") from None


def dump(value):
    return yaml.dump(value, Dumper=Dumper, sort_keys=False, allow_unicode=True, default_flow_style=False)
