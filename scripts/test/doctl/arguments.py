"""A call's words and flags, told apart as Cobra does: flags may stand anywhere, and which there are depends on the words."""
from itertools import takewhile

from output import Failure


def named(text):
    """Whether each flag takes a value: a name alone is a switch, a name with = takes one."""
    return {name.rstrip("="): name.endswith("=") for name in text.split()}


GLOBAL = named("access-token= api-url= output= config= context= trace verbose interactive http-retry-max= "
               "http-retry-wait-max= http-retry-wait-min=")
SHORT = {"t": "access-token", "u": "api-url", "o": "output", "c": "config", "v": "verbose", "f": "follow"}
FLAGS = {
    "version": named(""),
    "account get": named("format= no-header"),
    "apps get": named("format= no-header"),
    "apps get-deployment": named("format= no-header"),
    "apps list-deployments": named("format= no-header"),
    "apps list-instances": named("format="),
    "apps propose": named("spec= app= format= no-header"),
    "apps update": named("spec= wait update-sources format= no-header"),
    "apps create-deployment": named("force-rebuild wait update-sources format= no-header"),
    "apps logs": named("deployment= type= tail= follow no-prefix"),
    "apps spec get": named("deployment= format="),
    "apps spec validate": named("schema-only"),
}


class WrongUsage(Exception):
    """The message is what doctl says of it."""


class Call:
    """One call, understood."""

    def __init__(self, command, words, flags):
        self.command = command
        self.words = words
        self.flags = flags

    def flag(self, name, default=""):
        return self.flags.get(name) or default

    def needed(self, count):
        """The first words after the command, which cannot do without."""
        if len(self.words) < count:
            raise Failure(f"({self.command.replace(' ', '.')}) command is missing required arguments")
        return self.words[:count]


def parse(arguments):
    words = leading_words(arguments)
    command = command_of(words)
    if command not in FLAGS:
        raise WrongUsage(f'unknown command "{" ".join(words)}" for "doctl"')
    known = GLOBAL | FLAGS[command]
    words, flags, rest = [], {}, iter(arguments)
    for argument in rest:
        if not is_flag(argument):
            words.append(argument)
            continue
        name, value = split(argument)
        if name not in known:
            written = argument.partition("=")[0]
            raise WrongUsage(f"unknown flag: {written}\nUsage:\n  doctl {command} [flags]")
        if value is None:
            value = next(rest, None) if known[name] else "true"
        if value is None:
            raise WrongUsage(f"flag needs an argument: {argument}")
        flags[name] = value
    return Call(command, words[len(command.split()):], flags)


def is_flag(argument):
    return argument.startswith("-") and argument != "-"


def split(argument):
    """A flag's name, and its value if that stands in the same word."""
    if argument.startswith("--"):
        name, sign, value = argument[2:].partition("=")
        return name, value if sign else None
    if argument[1] not in SHORT:
        raise WrongUsage(f"unknown shorthand flag: '{argument[1]}' in {argument}")
    return SHORT[argument[1]], argument[2:] or None


def leading_words(arguments):
    """What stands before the first flag, but for the global ones that stand before everything."""
    rest = list(arguments)
    while rest and is_flag(rest[0]):
        name, value = split(rest.pop(0))
        if GLOBAL.get(name) and value is None:
            rest = rest[1:]
    return list(takewhile(lambda word: not word.startswith("-"), rest))


def command_of(words):
    words = ["apps" if words[:1] in (["app"], ["a"]) else word for word in words[:1]] + words[1:]
    length = 1 if words[:1] == ["version"] else 3 if words[:2] == ["apps", "spec"] else 2
    return " ".join(words[:length])
