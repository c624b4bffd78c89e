"""The API under /v2, one function an operation. Statuses and forms as the OpenAPI document has them; what is not there
and not reported by users is marked as a guess."""
import time
import uuid

import logs
import rollback
import spec as specs
from answers import Refused, error, ok
from vault import SpecRefused

# Operation by method and path; {app} must be the one there is. The first that fits.
ROUTES = [
    ("account", "GET", ["account"]),
    ("sizes", "GET", ["apps", "tiers", "instance_sizes"]),
    ("size", "GET", ["apps", "tiers", "instance_sizes", "*"]),
    ("propose", "POST", ["apps", "propose"]),
    ("get-app", "GET", ["apps", "{app}"]),
    ("update-app", "PUT", ["apps", "{app}"]),
    ("list-deployments", "GET", ["apps", "{app}", "deployments"]),
    ("create-deployment", "POST", ["apps", "{app}", "deployments"]),
    ("get-deployment", "GET", ["apps", "{app}", "deployments", "{deployment}"]),
    ("cancel", "POST", ["apps", "{app}", "deployments", "{deployment}", "cancel"]),
    ("logs", "GET", ["apps", "{app}", "deployments", "{deployment}", "logs"]),
    ("logs", "GET", ["apps", "{app}", "deployments", "{deployment}", "components", "{component}", "logs"]),
    ("logs", "GET", ["apps", "{app}", "logs"]),
    ("logs", "GET", ["apps", "{app}", "components", "{component}", "logs"]),
    ("health", "GET", ["apps", "{app}", "health"]),
    ("instances", "GET", ["apps", "{app}", "instances"]),
    ("alerts", "GET", ["apps", "{app}", "alerts"]),
    ("validate-rollback", "POST", ["apps", "{app}", "rollback", "validate"]),
    ("rollback", "POST", ["apps", "{app}", "rollback"]),
    ("commit-rollback", "POST", ["apps", "{app}", "rollback", "commit"]),
    ("revert-rollback", "POST", ["apps", "{app}", "rollback", "revert"]),
]


class Call:
    """One request, understood."""

    def __init__(self, operation, names, query, body):
        self.operation = operation
        self.names = names
        self.query = query
        self.body = body if isinstance(body, dict) else {}


def route(method, path):
    """The operation and what stands in the places of its path; None if there is none."""
    parts = [part for part in path.split("/") if part][1:]
    for operation, verb, pattern in ROUTES:
        if verb != method or len(pattern) != len(parts):
            continue
        names = {}
        for expected, part in zip(pattern, parts):
            if expected.startswith("{") or expected == "*":
                names[expected.strip("{}")] = part
            elif expected != part:
                break
        else:
            return operation, names
    return None


def answer(world, call, authorized):
    request_id = str(uuid.uuid4())
    try:
        if not authorized:
            raise Refused(401)
        app = call.names.get("app")
        if app is not None and app != world.app_id:
            raise Refused(404)
        result = OPERATIONS[call.operation](world, call)
    except Refused as refused:
        result = error(refused.status, refused.message, request_id)
    except SpecRefused as refused:
        result = error(400, str(refused), request_id)
    result.headers.update({"ratelimit-limit": "5000", "ratelimit-remaining": "4816",
                           "ratelimit-reset": str(int(time.time()) + 3600), "x-request-id": request_id})
    return result


def deployment_of(world, call):
    deployment = world.find(call.names.get("deployment"))
    if deployment is None:
        raise Refused(404)
    return deployment


def account(world, call):
    return ok({"account": {"status": "active", "email_verified": True, "droplet_limit": 25,
                           "email": "ops@tetrixcorp.com", "uuid": "a4e16f25-cdd1-4483-b246-d77f283c9209"}})


def get_app(world, call):
    world.polled_others()
    return ok({"app": world.app_json()})


def checked(world, call, existing):
    spec = call.body.get("spec")
    if world.set.get("propose_error") and call.operation == "propose":
        raise Refused(400, world.set["propose_error"])
    specs.check(spec)
    world.vault.check(spec, existing)
    return spec


def propose(world, call):
    """Without an app_id it is judged as a new app, and encrypted values cannot be right."""
    app_id = call.body.get("app_id")
    if app_id and app_id != world.app_id:
        raise Refused(404)
    spec = checked(world, call, existing=bool(app_id))
    # Whether plaintext secrets are encrypted in this answer is not documented; they come back as they were sent,
    # which is the harder case for whoever must not print them.
    return ok({"app_name_available": True, "existing_static_apps": "0", "max_free_static_apps": "3", "spec": spec,
               "app_cost": world.set.get("cost", specs.cost(spec))})


def not_pinned(world):
    if world.pinned:
        # Guess: that a pinned app takes no deployment is documented, status and words are not.
        raise Refused(409, f"app is pinned to deployment {world.pinned.id}")


def update_app(world, call):
    """The whole spec is replaced; code is pulled anew only when asked for."""
    spec = checked(world, call, existing=True)
    not_pinned(world)
    world.spec = world.vault.stored(spec)
    world.updated = time.time()
    pulled = call.body.get("update_all_source_versions", False)
    commit = world.head() if pulled or world.active is None else world.active.commit
    deployment = world.start(world.spec, commit, "app spec updated", "MANUAL")
    if world.set.get("pending_in_put", True):
        return ok({"app": world.app_json(pending=deployment)})
    body = world.app_json()
    body.pop("pending_deployment", None)
    return ok({"app": body})


def list_deployments(world, call):
    world.polled_others()
    newest_first = list(reversed(world.deployments))
    page, size = number(call.query, "page", 1), min(number(call.query, "per_page", 20), 200)
    chosen = newest_first[(page - 1) * size: page * size]
    return ok({"deployments": [deployment.json() for deployment in chosen], "links": {"pages": {}},
               "meta": {"total": len(newest_first)}})


def number(query, name, default):
    try:
        return max(1, int(query.get(name, default)))
    except ValueError:
        return default


def create_deployment(world, call):
    not_pinned(world)
    return ok({"deployment": world.start(world.spec, world.head(), "manual", "MANUAL").json()})


def get_deployment(world, call):
    deployment = deployment_of(world, call)
    world.polled(deployment)
    world.polled_others(deployment)
    return ok({"deployment": deployment.json()})


def cancel(world, call):
    deployment = deployment_of(world, call)
    if deployment.terminal:
        # Guess at status and words.
        raise Refused(400, f"cannot cancel deployment {deployment.id} in phase {deployment.phase}")
    deployment.plan = []
    deployment.enter("CANCELED")
    return ok({"deployment": deployment.json()})


def health(world, call):
    if world.active is None:
        raise Refused(404)
    components = []
    for service in world.active.spec.get("services") or []:
        desired = specs.instance_count(service)
        component = {"name": service["name"], "cpu_usage_percent": world.set.get("cpu_percent", 5.5),
                     "memory_usage_percent": world.set.get("memory_percent", 31.25), "replicas_desired": desired,
                     "replicas_ready": ready(world, desired), "state": world.set.get("component_state", "HEALTHY")}
        # Zero is not written.
        components.append({key: value for key, value in component.items() if value != 0})
    return ok({"app_health": {"components": components}})


def ready(world, desired):
    switch = world.set.get("replicas")
    if not switch:
        return desired
    if "polls" in switch:
        if switch["polls"] <= 0:
            return desired
        switch["polls"] -= 1
    return switch.get("ready", 0)


def instances(world, call):
    names = world_instances(world)
    return ok({"instances": [{"component_name": component, "component_type": "SERVICE", "instance_name": name,
                              "instance_alias": f"{component}-{index}"} for component, index, name in names]})


def world_instances(world):
    """Component, index and name of each instance of the active deployment. New deployment, new names."""
    named = []
    if world.active is None:
        return named
    for service in world.active.spec.get("services") or []:
        for index in range(world.set.get("instances", specs.instance_count(service))):
            mark = uuid.uuid5(uuid.NAMESPACE_OID, f"{world.active.id}/{service['name']}/{index}").hex
            shared = uuid.uuid5(uuid.NAMESPACE_OID, world.active.id).hex
            named.append((service["name"], index, f"{service['name']}-{shared[:10]}-{mark[:5]}"))
    return named


def alerts(world, call):
    told = [{"id": f"a0000000-0000-4000-8000-{index:012d}", "spec": alert, "phase": "ACTIVE"}
            for index, alert in enumerate(world.spec.get("alerts") or [])]
    return ok({"alerts": told})


def sizes(world, call):
    return ok({"instance_sizes": [specs.size(slug) for slug in specs.SIZES]})


def size(world, call):
    slug = call.names["*"]
    if slug not in specs.SIZES and slug not in specs.LEGACY:
        raise Refused(404)
    return ok({"instance_size": specs.size(slug)})


OPERATIONS = {
    "account": account, "get-app": get_app, "update-app": update_app, "propose": propose,
    "list-deployments": list_deployments, "create-deployment": create_deployment, "get-deployment": get_deployment,
    "cancel": cancel, "logs": logs.address, "health": health, "instances": instances, "alerts": alerts,
    "sizes": sizes, "size": size, "validate-rollback": rollback.validate, "rollback": rollback.roll_back,
    "commit-rollback": rollback.commit, "revert-rollback": rollback.revert,
}
