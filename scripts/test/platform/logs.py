"""Logs: where they are (API), and what is in them (archive, no token needed: its addresses are signed)."""
from answers import Answer, Refused, ok

TYPES = ("BUILD", "DEPLOY", "RUN", "RUN_RESTARTED")
REACHED = {"PENDING_BUILD": (), "UNKNOWN": (), "BUILDING": ("BUILD",), "PENDING_DEPLOY": ("BUILD",),
           "DEPLOYING": ("BUILD", "DEPLOY", "RUN")}


def address(world, call):
    kind = call.query.get("type", "UNSPECIFIED")
    if kind not in TYPES:
        raise Refused(400, "invalid log type")
    named = call.names.get("deployment")
    deployment = world.find(named) if named else world.active
    if deployment is None:
        raise Refused(404)
    component = call.names.get("component") or call.query.get("component_name") or ""
    services = [service["name"] for service in deployment.spec.get("services") or []]
    if component and component not in services:
        raise Refused(404, f"component {component} not found")
    refuse_what_is_not_there(world, deployment, kind)
    tail = call.query.get("tail_lines", "-1")
    url = f"{world.base_url}/log-archive/{deployment.id}/{kind}?component={component}&tail={tail}&signature=5e17"
    body = {"historic_urls": [url]}
    if world.set.get("live_url"):
        body["live_url"] = f"{world.base_url}/log-live/{deployment.id}/{kind}?token=5e17"
    return ok(body)


def refuse_what_is_not_there(world, deployment, kind):
    if kind in world.set.get("logs_refused", ()):
        raise Refused(400, gone(kind, deployment))
    last = deployment.failed_in or deployment.phase
    if kind == "RUN_RESTARTED":
        # Nothing restarted: guess that this is refused like a state that was never reached.
        raise Refused(400, f"no restarted instances found for deployment {deployment.id}")
    if not deployment.was_active and kind not in REACHED.get(last, TYPES):
        raise Refused(400, f"cannot get {kind.lower()} logs from deployment {deployment.id} in phase {last.lower()}")
    after = world.set.get("logs_gone_after")
    if kind == "RUN" and deployment.phase == "ERROR" and after is not None and deployment.polls_since_end > after:
        raise Refused(400, gone(kind, deployment))
    if kind == "RUN" and deployment.phase == "SUPERSEDED":
        raise Refused(400, gone(kind, deployment))


def gone(kind, deployment):
    """As users report it of run logs."""
    word = "running" if kind == "RUN" else kind.lower()
    return f"cannot get {word} logs from deployment {deployment.id} in phase final_cleanup"


def archive(world, path, query):
    parts = path.strip("/").split("/")
    deployment = world.find(parts[1]) if len(parts) == 3 else None
    if deployment is None:
        return Answer(404, b"no such log\n", "text/plain")
    lines = written(world, deployment, parts[2])
    try:
        tail = int(query.get("tail", -1))
    except ValueError:
        tail = -1
    lines = lines[-tail:] if tail > 0 else lines
    return Answer(200, "".join(line + "\n" for line in lines).encode(), "text/plain")


def written(world, deployment, kind):
    component = next((service["name"] for service in deployment.spec.get("services") or []), "web")
    failed = deployment.phase == "ERROR"
    if kind == "BUILD":
        lines = ["› cloning repo to /workspace", f"› checking out commit {deployment.commit}", "› building image"]
        if failed and deployment.failed_in == "BUILDING":
            lines += ["[ERROR] COMPILATION ERROR: cannot find symbol", "error building image: exit status 1"]
        else:
            lines.append("✔ build complete")
        added = "build_logs"
    elif kind == "DEPLOY":
        lines = ["› running pre-deploy jobs: none", "✔ configuration applied"]
        added = "deploy_logs"
    else:
        lines = ["Starting TetrixApplication", "Started TetrixApplication in 3.1 seconds"]
        if failed:
            lines = ["Starting TetrixApplication", "APPLICATION FAILED TO START", "DATABASE_URL is malformed",
                     "ERROR component terminated with non-zero exit code: 1"]
        added = "run_logs"
    return [f"{component} {line}" for line in lines + world.set.get(added, [])]
