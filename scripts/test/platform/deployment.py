"""One deployment: its phase, its progress, and what is still to come."""
import hashlib
import time

from clock import stamp

TERMINAL = ("ACTIVE", "SUPERSEDED", "ERROR", "CANCELED")

PLANS = {
    "active": ["BUILDING", "PENDING_DEPLOY", "DEPLOYING", "ACTIVE"],
    "build-error": ["BUILDING", "ERROR"],
    "deploy-error": ["BUILDING", "PENDING_DEPLOY", "DEPLOYING", "ERROR"],
    "canceled": ["BUILDING", "CANCELED"],
    "superseded": ["BUILDING", "SUPERSEDED"],
    "hang": ["BUILDING", "PENDING_DEPLOY", "DEPLOYING"],
}

REASONS = {
    "build-error": {
        "code": "BuildJobExitNonZero",
        "message": "Your build job failed because it returned a non-zero exit code. See the logs for details.",
    },
    # The code is known from users' reports, the sentence is a guess.
    "deploy-error": {
        "code": "DeployContainerHealthChecksFailed",
        "message": "Your deploy failed because your container did not respond to health checks.",
    },
}

# How many of the steps are done in a phase, per service; see leaves().
DONE = {"UNKNOWN": 0, "PENDING_BUILD": 0, "BUILDING": 1, "PENDING_DEPLOY": 2, "DEPLOYING": 4}


class Deployment:
    """What happens to it is decided when it is made; time or polls bring it about."""

    def __init__(self, number, spec, commit, cause, cause_type, outcome=None, **links):
        outcome = {"outcome": outcome or "active"} if not isinstance(outcome, dict) else outcome
        self.id = f"{number:08d}-0000-4000-8000-{number:012d}"
        self.number = number
        self.spec = spec
        self.commit = outcome.get("commit", commit)
        self.cause = cause
        self.cause_type = cause_type
        self.links = {key: value for key, value in links.items() if value}
        self.outcome = outcome
        self.result = outcome.get("outcome", "active")
        self.plan = list(outcome.get("phases") or PLANS[self.result])
        if self.result == "hang":
            where = outcome.get("in", "BUILDING")
            self.plan = self.plan[: self.plan.index(where) + 1] if where in self.plan else []
        if links.get("cloned_from"):
            # A clone has been built before. [inferred: no documentation of its phases]
            self.plan = [phase for phase in self.plan if phase != "BUILDING"]
        self.phase = "PENDING_BUILD"
        self.failed_in = None
        self.was_active = False
        self.shown = 0
        self.polls_since_end = 0
        self.created = self.updated = time.time()
        self.entered = time.monotonic()

    @property
    def terminal(self):
        return self.phase in TERMINAL

    def reason(self):
        default = REASONS.get(self.result, REASONS["deploy-error"])
        return dict(default, **self.outcome.get("reason", {}))

    def enter(self, phase):
        if phase in ("ERROR", "CANCELED", "SUPERSEDED") and not self.terminal:
            self.failed_in = self.phase
        self.phase = phase
        self.was_active = self.was_active or phase == "ACTIVE"
        self.shown = 0
        self.updated = time.time()
        self.entered = time.monotonic()

    def json(self):
        services = self.spec.get("services", [])
        body = {
            "id": self.id,
            "spec": self.spec,
            "services": [self.component(service) for service in services],
            "phase_last_updated_at": stamp(self.updated),
            "created_at": stamp(self.created),
            "updated_at": stamp(self.updated),
            "cause": self.cause,
            "cause_details": {"type": self.cause_type},
            "phase": self.phase,
            "tier_slug": "professional",
        }
        body.update(self.links)
        progress = self.progress()
        if progress is not None:
            body["progress"] = progress
        return body

    def component(self, service):
        if "image" in service:
            digest = service["image"].get("digest") or "sha256:" + hashlib.sha256(self.id.encode()).hexdigest()
            return {"name": service["name"], "source_image_digest": digest}
        return {"name": service["name"], "source_commit_hash": self.commit}

    def progress(self):
        fresh = self.phase == "PENDING_BUILD" and self.shown <= 1 and not self.links.get("cloned_from")
        if fresh:
            # Counters of zero are not written: of a deployment that was just created, nothing is known.
            return None if self.outcome.get("first_progress") == "absent" else {}
        statuses = self.statuses()
        build = {"name": "build", "steps": [leaf("initialize", statuses[0]),
                                            group("components", self.each(lambda name: leaf(
                                                name, statuses[1], name, "Building service")))]}
        deploy = {"name": "deploy", "steps": [leaf("initialize", statuses[2]),
                                              group("components", self.each(lambda name: dict(group(name, [
                                                  leaf("deploy", statuses[3], name, "Deploying service"),
                                                  leaf("wait", statuses[4], name, "Waiting for service")]),
                                                  component_name=name))),
                                              leaf("finalize", statuses[5])]}
        steps = [group("build", build["steps"]), group("deploy", deploy["steps"])]
        if self.phase == "ERROR":
            explain(steps, self.reason())
        counts = count(steps)
        progress = {f"{status.lower()}_steps": n for status, n in counts.items() if n}
        progress["total_steps"] = sum(counts.values())
        progress["steps"] = steps
        progress["summary_steps"] = [{"name": step["name"], "status": step["status"]} for step in steps]
        return progress

    def each(self, make):
        return [make(service["name"]) for service in self.spec.get("services", [])]

    def statuses(self):
        """Of the six steps: two of the build, four of the deployment."""
        if self.phase == "ACTIVE" or self.phase == "SUPERSEDED" and self.was_active:
            return ["SUCCESS"] * 6
        phase = self.failed_in if self.terminal else self.phase
        done = DONE.get(phase, 0)
        if self.phase == "ERROR":
            mark = "ERROR"
        else:
            mark = "RUNNING" if phase in ("BUILDING", "DEPLOYING") and not self.terminal else "PENDING"
        return ["SUCCESS"] * done + [mark] + ["PENDING"] * (5 - done)


def leaf(name, status, component=None, message=None):
    step = {"name": name, "status": status}
    if component:
        step["component_name"] = component
        step["message_base"] = message
    return step


def group(name, steps):
    found = {step["status"] for step in steps}
    for status in ("ERROR", "RUNNING"):
        if status in found:
            return {"name": name, "status": status, "steps": steps}
    if found == {"SUCCESS"}:
        status = "SUCCESS"
    else:
        status = "RUNNING" if "SUCCESS" in found else "PENDING"
    return {"name": name, "status": status, "steps": steps}


def count(steps):
    counts = {"PENDING": 0, "RUNNING": 0, "SUCCESS": 0, "ERROR": 0}
    for step in steps:
        if "steps" in step:
            for status, n in count(step["steps"]).items():
                counts[status] += n
        else:
            counts[step["status"]] += 1
    return counts


def explain(steps, reason):
    for step in steps:
        if "steps" in step:
            explain(step["steps"], reason)
        elif step["status"] == "ERROR":
            step["reason"] = reason
