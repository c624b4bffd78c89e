"""doctl's commands about the app and its deployments."""
import sys
import time

from client import ask
from fields import with_known_specs
from output import Failure, at, json_wanted, notice, print_json, print_table
from specs import needed_spec

APP = {"ID": "id", "Spec.Name": "spec.name", "DefaultIngress": "default_ingress",
       "ActiveDeployment.ID": "active_deployment.id", "InProgressDeployment.ID": "in_progress_deployment.id",
       "Created": "created_at", "Updated": "updated_at"}
DEPLOYMENT = {"ID": "id", "Cause": "cause", "Progress": lambda one: f"{steps(one, 'success')}/{steps(one, 'total')}",
              "Phase": "phase", "Created": "created_at", "Updated": "updated_at"}
# The column "Name" is known, the others are guesses.
INSTANCE = {"Name": "instance_name", "Alias": "instance_alias", "ComponentName": "component_name",
            "ComponentType": "component_type"}
PANIC = "panic: runtime error: invalid memory address or nil pointer dereference"


def steps(deployment, kind):
    return at(deployment, f"progress.{kind}_steps") or 0


def show(call, rows, columns):
    """Apps and deployments go through Go structs: unknown fields of their specs are lost on the way."""
    rows = with_known_specs(rows)
    if json_wanted(call):
        print_json(rows)
    else:
        print_table(call, rows, columns)


def get(call):
    app, = call.needed(1)
    show(call, [ask(call, "GET", f"/v2/apps/{app}").get("app")], APP)


def get_deployment(call):
    app, deployment = call.needed(2)
    show(call, [ask(call, "GET", f"/v2/apps/{app}/deployments/{deployment}").get("deployment")], DEPLOYMENT)


def list_deployments(call):
    app, = call.needed(1)
    show(call, ask(call, "GET", f"/v2/apps/{app}/deployments?page=1&per_page=200").get("deployments"), DEPLOYMENT)


def list_instances(call):
    app, = call.needed(1)
    show(call, ask(call, "GET", f"/v2/apps/{app}/instances").get("instances"), INSTANCE)


def update(call):
    app, = call.needed(1)
    told = ask(call, "PUT", f"/v2/apps/{app}",
               {"spec": needed_spec(call), "update_all_source_versions": call.flag("update-sources") == "true"})
    if call.flag("wait"):
        follow(call, app, at(told, "app.pending_deployment.id") or "")
        told = ask(call, "GET", f"/v2/apps/{app}")
    notice("App updated")
    show(call, [told.get("app")], APP)


def create_deployment(call):
    app, = call.needed(1)
    told = ask(call, "POST", f"/v2/apps/{app}/deployments", {"force_build": call.flag("force-rebuild") == "true"})
    if call.flag("wait"):
        follow(call, app, at(told, "deployment.id"))
    notice("Deployment created")
    show(call, [told.get("deployment")], DEPLOYMENT)


def follow(call, app, deployment):
    """As unsafe as the original: counters alone are looked at, and zero of zero steps is a success."""
    while True:
        told = ask(call, "GET", f"/v2/apps/{app}/deployments/{deployment}").get("deployment")
        if at(told, "progress") is None:
            print(PANIC, file=sys.stderr)
            sys.exit(2)
        if steps(told, "success") == steps(told, "total"):
            return
        if steps(told, "error"):
            raise Failure(f"app deployment couldn't enter `running` state: error deploying app ({app}) "
                          f"(deployment ID: {deployment})")
        time.sleep(10)
