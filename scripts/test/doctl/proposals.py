"""doctl's commands about specs: what the API thinks of one, the app's own, and whether one is valid."""
import specs
from client import ask
from fields import known
from output import Failure, at, json_wanted, print_json, print_table


def propose(call):
    body = {"spec": specs.needed_spec(call)}
    if call.flag("app"):
        body["app_id"] = call.flag("app")
    told = ask(call, "POST", "/v2/apps/propose", body)
    # An object, where most commands print a list.
    if json_wanted(call):
        print_json(dict(told, spec=known(told.get("spec"))))
    else:
        print_table(call, [told], {"AppNameAvailable": "app_name_available", "AppCost": "app_cost"})


def spec_get(call):
    app, = call.needed(1)
    if call.flag("deployment"):
        spec = at(ask(call, "GET", f"/v2/apps/{app}/deployments/{call.flag('deployment')}"), "deployment.spec")
    else:
        spec = at(ask(call, "GET", f"/v2/apps/{app}"), "app.spec")
    form = call.flag("format", "yaml")
    if form == "json":
        print_json(known(spec))
    elif form == "yaml":
        specs.show(known(spec))
    else:
        raise Failure(f'invalid spec format "{form}", must be one of: json, yaml')


def spec_validate(call):
    """Without --schema-only it asks the server about a new app, which no spec with encrypted values can pass."""
    name, = call.needed(1)
    spec = specs.read(name)
    specs.show(spec if call.flag("schema-only") else ask(call, "POST", "/v2/apps/propose", {"spec": spec}).get("spec"))
