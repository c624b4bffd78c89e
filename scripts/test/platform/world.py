"""The app and its deployments: what exists, and how it changes."""
import copy
import subprocess
import threading
import time

from clock import stamp
from deployment import Deployment
from domains import all_domains
from recorder import Recorder
from switches import Counters, Faults, merge
from vault import Vault

APP_ID = "5eed0000-0000-4000-8000-000000000001"
TOKEN = "dop_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
FIRST_COMMIT = "1" * 40

DEFAULT_SPEC = {
    "name": "tetrix",
    "region": "fra",
    "domains": [
        {"domain": "tetrixcorp.com", "type": "PRIMARY", "minimum_tls_version": "1.2"},
        {"domain": "joromi.tetrixcorp.com", "type": "ALIAS", "minimum_tls_version": "1.2"},
        {"domain": "code-academy.tetrixcorp.com", "type": "ALIAS", "minimum_tls_version": "1.2"},
    ],
    "services": [{
        "name": "web",
        "github": {"repo": "tetrixcorp/tetrix", "branch": "main", "deploy_on_push": False},
        "dockerfile_path": "Dockerfile",
        "http_port": 8080,
        "instance_count": 2,
        "instance_size_slug": "apps-s-1vcpu-1gb",
        "envs": [
            {"key": "TETRIX_COMMIT", "scope": "RUN_TIME", "value": "${_self.COMMIT_HASH}"},
            {"key": "TELNYX_API_KEY", "scope": "RUN_TIME", "type": "SECRET", "value": "telnyx-plaintext"},
            {"key": "VERIFICATION_SECRET", "scope": "RUN_TIME", "type": "SECRET", "value": "hmac-plaintext"},
        ],
    }],
}

IMPERATIVE = ("faults", "begin", "pinned", "next")


class World:
    """One app. Every method that reads or changes it holds the lock."""

    def __init__(self, scenario):
        self.lock = threading.RLock()
        self.app_id = scenario.get("app_id", APP_ID)
        self.token = scenario.get("token", TOKEN)
        self.base_url = ""
        self.switches = {}
        self.counters = Counters()
        self.faults = Faults()
        self.recorder = Recorder()
        self.vault = Vault(self.app_id)
        self.spec = self.vault.stored(scenario.get("spec", DEFAULT_SPEC))
        self.created = self.updated = time.time()
        self.deployments = []
        self.queue = []
        self.active = self.pinned = None
        self.begin_history(scenario.get("history", 3), scenario.get("commit", FIRST_COMMIT))
        self.control({key: value for key, value in scenario.items()
                      if key not in ("app_id", "token", "spec", "history", "commit")})

    def begin_history(self, length, commit):
        for number in range(1, length + 1):
            # Each older deployment ran other code, told apart at a glance: 0001, 0002, …
            code = commit if number == length else f"{number:04d}" * 10
            deployment = self.add(self.spec, code, "app spec updated", "MANUAL")
            deployment.plan = []
            self.activate(deployment)

    def control(self, changes):
        with self.lock:
            merge(self.switches, {key: value for key, value in changes.items() if key not in IMPERATIVE})
            if "faults" in changes:
                self.faults.replace(changes["faults"])
            if "next" in changes:
                wanted = changes["next"] or []
                self.queue = list(wanted) if isinstance(wanted, list) else [wanted]
            if "pinned" in changes:
                self.pin(changes["pinned"])
            if changes.get("begin"):
                self.start(self.spec, self.head(), "manual", "MANUAL", changes["begin"])

    @property
    def set(self):
        """What is switched now, and what a deployment brought with it that is bad while it is live."""
        brought = self.active.outcome.get("while_live") if self.active else None
        return merge(merge({}, self.switches), brought) if brought else self.switches

    def pin(self, which):
        self.pinned = self.active if which is True else self.find(which) if which else None

    # --- Deployments ---

    def find(self, deployment_id):
        return next((one for one in self.deployments if one.id == deployment_id), None)

    def add(self, spec, commit, cause, cause_type, outcome=None, **links):
        deployment = Deployment(len(self.deployments) + 1, copy.deepcopy(spec), commit, cause, cause_type, outcome,
                                **links)
        self.deployments.append(deployment)
        return deployment

    def start(self, spec, commit, cause, cause_type, outcome=None, **links):
        """A new deployment takes the place of whatever is on its way."""
        if outcome is None:
            outcome = self.queue.pop(0) if self.queue else "active"
        for other in self.unfinished():
            other.plan = []
            other.enter("SUPERSEDED")
        previous = {"previous_deployment_id": self.active.id if self.active else None}
        return self.add(spec, commit, cause, cause_type, outcome, **dict(previous, **links))

    def unfinished(self):
        return [one for one in self.deployments if not one.terminal]

    def head(self, branch=None):
        """The commit that a build would pull."""
        repository = self.set.get("repository")
        if repository and "head" not in self.set:
            name = branch or self.branch() or "HEAD"
            asked = subprocess.run(["git", "-C", repository, "rev-parse", "--verify", "--quiet", name],
                                   capture_output=True, text=True, check=False)
            if asked.returncode == 0:
                return asked.stdout.strip()
        return self.set.get("head", "2" * 40)

    def branch(self):
        for service in self.spec.get("services") or []:
            for source in ("github", "gitlab", "bitbucket", "git"):
                if source in service:
                    return service[source].get("branch")
        return None

    # --- Time ---

    def tick(self):
        """By the clock, where phases last a while."""
        seconds = self.set.get("pace", {}).get("seconds")
        if seconds is None:
            return
        for deployment in self.unfinished():
            while deployment.plan and not deployment.terminal and time.monotonic() - deployment.entered >= seconds:
                entered = deployment.entered + seconds
                self.advance(deployment)
                deployment.entered = entered

    def polled(self, deployment):
        """Somebody looks at a deployment: where polls are the clock, it moves on."""
        self.tick()
        if "seconds" not in self.set.get("pace", {}):
            if deployment.plan and not deployment.terminal and deployment.shown >= self.set.get("pace", {}).get(
                    "polls", 1):
                self.advance(deployment)
        if deployment.terminal:
            deployment.polls_since_end += 1
        deployment.shown += 1

    def polled_others(self, looked_at=None):
        """Deployments that nobody here asked for move on whenever anybody looks at the app."""
        self.tick()
        for deployment in self.unfinished():
            if deployment is not looked_at and deployment.outcome.get("by_itself"):
                self.polled(deployment)
        if looked_at is None and self.active and self.active.outcome.get("replaced"):
            self.replace_at_once()

    def advance(self, deployment):
        phase = deployment.plan.pop(0)
        if phase == "ACTIVE":
            self.activate(deployment)
        else:
            deployment.enter(phase)
        if phase == "ERROR" and deployment.outcome.get("auto_rollback", deployment.result == "deploy-error"):
            self.roll_back_automatically(deployment)
        if phase == "SUPERSEDED":
            commit = deployment.outcome.get("by_commit", "5" * 40)
            self.start(self.spec, commit, f"commit {commit[:7]} pushed to github.com/tetrixcorp/tetrix/tree/main",
                       "DEPLOY_ON_PUSH", {"outcome": "active", "by_itself": True})

    def activate(self, deployment):
        if self.active and self.active is not deployment:
            self.active.enter("SUPERSEDED")
        deployment.enter("ACTIVE")
        self.active = deployment

    def roll_back_automatically(self, failed):
        """The app becomes ACTIVE again under another id; the desired spec stays the bad one [inferred]."""
        good = self.active
        if good is None:
            return
        result = {"error": "deploy-error"}.get(self.set.get("auto_rollback"), self.set.get("auto_rollback", "active"))
        self.start(good.spec, good.commit, f'automated rollback after failed deployment of "{failed.id}"',
                   "AUTO_ROLLBACK", {"outcome": result, "by_itself": True, "auto_rollback": False},
                   cloned_from=good.id, previous_deployment_id=failed.id)

    def replace_at_once(self):
        """The platform has second thoughts about a deployment that was ACTIVE already."""
        bad, good = self.active, self.find(self.active.links.get("previous_deployment_id"))
        clone = self.add(good.spec, good.commit, f'automated rollback after failed deployment of "{bad.id}"',
                         "AUTO_ROLLBACK", cloned_from=good.id, previous_deployment_id=bad.id)
        clone.plan = []
        self.activate(clone)

    # --- What the control path tells ---

    def tell(self):
        with self.lock:
            return {
                "app": self.app_json(),
                "deployments": [deployment.json() for deployment in self.deployments],
                "secrets": self.vault.reveal(self.spec),
                "live_secrets": self.vault.reveal(self.active.spec) if self.active else {},
                "served_commit": self.active.commit if self.active else None,
                "switches": self.set,
            }

    def app_json(self, pending=None):
        """`pending`: the deployment that this very request made."""
        primary = next((domain["domain"] for domain in self.spec.get("domains") or []
                        if domain.get("type") == "PRIMARY"), None)
        ingress = f"https://{self.spec['name']}-uzzxn.ondigitalocean.app"
        live_domain = primary or ingress[len("https://"):]
        live_url = self.base_url if self.set.get("reachable") else f"https://{live_domain}"
        body = {
            "id": self.app_id,
            "owner_uuid": "a4e16f25-cdd1-4483-b246-d77f283c9209",
            "spec": self.spec,
            "default_ingress": ingress,
            "live_url": live_url,
            "live_url_base": live_url,
            "live_domain": live_domain,
            "created_at": stamp(self.created),
            "updated_at": stamp(self.updated),
            "last_deployment_created_at": stamp(self.deployments[-1].created) if self.deployments else stamp(0),
            "region": {"slug": "fra", "label": "Frankfurt", "flag": "germany", "continent": "Europe",
                       "data_centers": ["fra1"]},
            "tier_slug": "professional",
        }
        domains = all_domains(self)
        if domains:
            body["domains"] = domains
        if self.active:
            body["active_deployment"] = self.active.json()
        if self.pinned:
            body["pinned_deployment"] = self.pinned.json()
        for deployment in self.unfinished():
            # Which of the two names a deployment before its build is not documented; the answer to PUT is:
            # pending_deployment is "guaranteed to reflect the associated deployment".
            key = "pending_deployment" if deployment.phase == "PENDING_BUILD" else "in_progress_deployment"
            body[key] = deployment.json()
        if pending is not None:
            body["pending_deployment"] = pending.json()
        return body
