"""doctl apps logs: the API tells where they are, and nobody needs a token there."""
import re
import sys

from client import ask
from exchange import once
from output import Failure, at

TYPES = ("build", "deploy", "run", "run_restarted")


def logs(call):
    app, = call.needed(1)
    component = f"&component_name={call.words[1]}" if len(call.words) > 1 else ""
    # doctl looks the app up first, by id or name; here only by id.
    told = ask(call, "GET", f"/v2/apps/{app}").get("app")
    deployment = call.flag("deployment") or at(told, "active_deployment.id") or at(told, "in_progress_deployment.id")
    if not deployment:
        raise Failure(f"unable to retrieve logs; no deployment found for app {app}")
    kind = call.flag("type", "run")
    if kind not in TYPES:
        raise Failure(f"Invalid log type {kind}")
    query = f"type={kind.upper()}&follow={call.flag('follow', 'false')}&tail_lines={call.flag('tail', '-1')}{component}"
    told = ask(call, "GET", f"/v2/apps/{app}/deployments/{deployment}/logs?{query}")
    if told.get("live_url"):
        # doctl opens it as a websocket whenever there is one; nobody speaks that here.
        raise Failure("websocket: bad handshake")
    if told.get("historic_urls"):
        copy(told["historic_urls"][0], with_prefix=not call.flag("no-prefix"))
    else:
        print("Warning: No logs found for app component", file=sys.stderr)


def copy(url, with_prefix):
    """Each line begins with the component's name."""
    answer = once("GET", url)
    if answer.status is None:
        raise Failure(str(answer.trouble))
    print(answer.text if with_prefix else re.sub("^[^ \n]* ", "", answer.text, flags=re.MULTILINE), end="")
