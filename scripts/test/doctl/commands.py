"""doctl's commands by name, a function each: it prints, or ends in a Failure."""
import os

from apps import create_deployment, get, get_deployment, list_deployments, list_instances, update
from client import ask
from logs import logs
from output import json_wanted, print_json, print_table
from proposals import propose, spec_get, spec_validate


def version(_):
    print(f"doctl version {os.environ.get('FAKE_DOCTL_VERSION') or '1.166.0'}-release\nGit commit hash: 5eed5eed")
    if os.environ.get("FAKE_DOCTL_NEWER"):
        print(f"release {os.environ['FAKE_DOCTL_NEWER']} is available, check it out! ")


def account(call):
    told = ask(call, "GET", "/v2/account").get("account")
    # An object, where most commands print a list.
    if json_wanted(call):
        print_json(told)
    else:
        print_table(call, [told], {"Email": "email", "Status": "status"})


COMMANDS = {
    "version": version, "account get": account, "apps get": get, "apps get-deployment": get_deployment,
    "apps list-deployments": list_deployments, "apps list-instances": list_instances, "apps propose": propose,
    "apps update": update, "apps create-deployment": create_deployment, "apps logs": logs,
    "apps spec get": spec_get, "apps spec validate": spec_validate,
}
