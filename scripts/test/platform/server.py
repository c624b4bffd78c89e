#!/usr/bin/env python3
"""server.py: plays DigitalOcean's API and the deployed app, on 127.0.0.1.

Usage: server.py [--port-file FILE] [--scenario JSON] [--parent PID]

Prints two ports, one a line (and writes them to FILE): the first serves both faces, the API under /v2 and the app
elsewhere; the second serves the same and can be shut (`refuse`), so that APP_URL can point at a door that closes.
Ends by itself when its parent, or the process PID, is gone. State lives in memory and is never reset by itself.

GET  /control/requests[?face=api|app]   what was asked, in order: face, operation, method, path, query, body,
                                        authorized (never the token), status, at (seconds)
GET  /control/state                     app, deployments (oldest first), secrets (what the spec of the app holds, in
                                        plaintext) and live_secrets (what the active deployment runs with)
POST /control                           switches; JSON merged into what is set, `null` puts a switch back
POST /control {"reset": {…scenario…}}   a new world at the same address, nothing recorded
POST /control {"forget_requests": true}

The same keys are taken by a scenario. First the world, which only a scenario can tell:
  {"token": "dop_v1_…"}                       the one token that is let in
  {"spec": {…}}                               live spec; SECRET values in plaintext, encrypted at once
  {"commit": "<sha>"}                         commit that the active deployment runs
  {"history": 3}                              deployments that exist at the start; the newest is ACTIVE
  {"app_id": "…"}                             else 5eed0000-0000-4000-8000-000000000001
Then where code comes from, how time passes, and what becomes of deployments:
  {"repository": "/path/of/bare.git"}         branch heads are read from here when code is pulled
  {"head": "<sha>"}                           … or this is the head, whatever the branch
  {"pace": {"polls": 2}}                      each phase is shown to that many GETs of the deployment (default 1)
  {"pace": {"seconds": 0.2}}                  … or lasts that long
  {"next": ["active"]}                        outcome of the next deployment, of the one after it, …; each of
     "active"  "build-error"  "deploy-error"  "canceled"  "superseded"  "hang", or an object with `outcome` and
     {"outcome": "hang", "in": "DEPLOYING"}                          where it hangs (default BUILDING)
     {"outcome": "deploy-error", "reason": {"code": "…", "message": "…"}}
     {"outcome": "deploy-error", "auto_rollback": false}             default: true for deploy-error only
     {"outcome": "superseded", "by_commit": "<sha>"}                 the deployment that takes its place runs this
     {"outcome": "active", "commit": "<sha>"}                        runs other code than the head
     {"outcome": "active", "while_live": {"app": {"memory": 85}}}    switches that hold while it is the live one
     {"outcome": "active", "replaced": true}                         rolled back as soon as the app is looked at
     {"outcome": "active", "phases": ["BUILDING", "UNKNOWN", "ACTIVE"]}
     {"outcome": "active", "first_progress": "absent"}               "absent" | "zero" (default: no step known yet)
  {"auto_rollback": "error"}                  what becomes of automatic rollbacks: "active" | "error" | "hang"
  {"begin": {"outcome": "hang"}}              starts a deployment that nobody here asked for
  {"logs_gone_after": 2}                      run logs of a failed deployment are refused after that many GETs of it
  {"pinned": true}                            pinned to the active deployment; or its id; false
What the API says:
  {"faults": [{"on": "get-deployment", "status": 429, "times": 2, "retry_after": 1}]}    replaces the list; each:
     on: account get-app update-app propose list-deployments create-deployment get-deployment cancel logs
         log-archive validate-rollback rollback commit-rollback revert-rollback health instances sizes size alerts, *
     status: 401 403 404 409 429 500 502 503 …  (with the API's own body), or
     kind: garbage empty html truncated reset reset-after hang ignored     (reset-after: done, then the connection is
           reset; ignored: answered with 200 and {}, and not done)
     times (for ever), skip (0: the first ones pass), retry_after, ratelimit (true: remaining is 0), message, ms (slow)
  {"pending_in_put": false}                   the answer to PUT names no deployment
  {"propose_error": "…"}                      the spec is refused with this
  {"cost": 36}                                app_cost of the proposal (else counted from the spec)
  {"rollback_invalid": "app_pinned"}          any code; {"rollback_warnings": ["image_source_missing_digest"]}
  {"replicas": {"ready": 1, "polls": 3}}      ready replicas for that many GETs of /health (without polls: for ever)
  {"component_state": "UNKNOWN"}              HEALTHY UNHEALTHY UNKNOWN
  {"memory_percent": 85, "cpu_percent": 97}   as /health tells
  {"instances": 1}                            how many list-instances names
  {"domains": {"joromi.tetrixcorp.com": {"phase": "PENDING", "step": "verify-cname", "status": "ERROR"}}}
  {"certificate_days": {"tetrixcorp.com": 9}} until it expires; "none": not told. Without a name: all
  {"run_logs": ["ERROR database gone"]}       lines added to run logs; {"build_logs": […], "deploy_logs": […]}
  {"reachable": true}                         the app's live_url is where it really listens, not its domain
  {"logs_refused": ["RUN"]}                   400 for these types; {"live_url": true} adds one to the answer
What the app says ("on" is a class: pages assets files api health, or all, or a path's beginning):
  {"app": {"health": "unhealthy"}}            healthy degraded unhealthy; {"app": {"checks": {"telnyx": "fail"}}}
  {"app": {"slow": {"pages": 3200}}}          ms per class; {"slow": {"health": {"ms": 700, "every": 3}}}
  {"app": {"remove_headers": {"pages": ["ETag"]}}}
  {"app": {"set_headers": {"api": {"Cache-Control": "public"}}}}
  {"app": {"commit": "<sha>"}}                always; {"app": {"wrong_commit": {"every": 7, "commit": "<sha>"}}}
  {"app": {"memory": 85}}                     percent in /api/health and its details; {"app": {"no_memory": true}}
  {"app": {"fail": {"status": 502, "every": 5, "on": "pages"}}}
  {"app": {"break": {"how": "reset", "every": 1, "on": "health"}}}     reset hang garbage empty html truncated
  {"app": {"refuse": true}}                   nobody listens on the second port any more
  {"app": {"replicas": 1}}                    as the payload tells
"""
import argparse
import json
import os
import signal
import sys
import threading
import time

sys.dont_write_bytecode = True  # nothing is left behind

from handler import Faces, serve, unknown_in


def parse(arguments):
    parser = argparse.ArgumentParser(description="plays DigitalOcean's API and the deployed app")
    parser.add_argument("--port-file", help="where to write the two ports")
    parser.add_argument("--scenario", type=json.loads, default={}, help="switches as JSON")
    parser.add_argument("--parent", type=int, help="ends when this process does")
    return parser.parse_args(arguments)


def end_with(parent):
    """A test that is killed cannot stop its server."""
    own = os.getppid()
    while True:
        time.sleep(0.3)
        try:
            os.kill(parent or own, 0)
        except ProcessLookupError:
            os._exit(0)
        if parent is None and os.getppid() != own:
            os._exit(0)


def publish(ports, file):
    text = "".join(f"{port}\n" for port in ports)
    print(text, end="", flush=True)
    if file:
        # Whoever waits for the file must never read half of it.
        with open(file + ".part", "w", encoding="utf-8") as out:
            out.write(text)
        os.replace(file + ".part", file)


def main(arguments):
    options = parse(arguments)
    unknown = unknown_in(options.scenario)
    if unknown:
        print(f"unknown switch: {', '.join(unknown)}", file=sys.stderr)
        return 2
    faces = Faces(options.scenario)
    threading.Thread(target=end_with, args=(options.parent,), daemon=True).start()
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    main_server = serve(faces, "both")
    faces.world.base_url = f"http://127.0.0.1:{main_server.server_address[1]}"
    faces.open_door()
    publish([main_server.server_address[1], faces.door_port], options.port_file)
    try:
        main_server.serve_forever(poll_interval=0.05)
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
