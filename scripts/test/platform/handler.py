"""Takes requests off the wire, tells the two faces apart, and applies the faults that are switched on."""
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

import answers
import api
import logs
import tetrix
import wire
from world import World


class Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def handle_error(self, request, client_address):
        """A client that went away is nobody's trouble; BaseServer would print it."""


class Faces:
    """The world, and the second door to it, which can be shut."""

    def __init__(self, scenario):
        self.world = World(scenario)
        self.door = None
        self.door_port = 0
        self.guard = threading.Lock()

    def begin(self, scenario):
        """Another world at the same address."""
        world = World(scenario)
        world.base_url = self.world.base_url
        self.world = world

    def open_door(self):
        with self.guard:
            if self.door is None:
                self.door = serve(self, "both", self.door_port)
                self.door_port = self.door.server_address[1]
                threading.Thread(target=self.door.serve_forever, args=(0.05,), daemon=True).start()

    def shut_door(self):
        with self.guard:
            if self.door is not None:
                self.door.shutdown()
                self.door.server_close()
                self.door = None

    def follow_switches(self):
        if self.world.set.get("app", {}).get("refuse"):
            self.shut_door()
        else:
            self.open_door()


def serve(faces, name, port=0):
    handler = type(f"Handler_{name}", (Handler,), {"faces": faces})
    return Server(("127.0.0.1", port), handler)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # Headers and body leave in one piece.
    wbufsize = -1
    timeout = 30
    faces = None

    def log_message(self, *_):
        """Quiet: what was asked is recorded."""

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except (wire.Broken, ConnectionError, TimeoutError):
            self.close_connection = True

    def do(self):
        address = urlsplit(self.path)
        path, query = unquote(address.path), dict(parse_qsl(address.query, keep_blank_values=True))
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        world = self.faces.world
        if path == "/control" or path.startswith("/control/"):
            wire.send(self, self.control(path, query, body))
            return
        is_api = path == "/v2" or path.startswith(("/v2/", "/log-archive/", "/log-live/"))
        authorized = self.headers.get("Authorization") == f"Bearer {world.token}"
        entry = world.recorder.add("api" if is_api else "app", self.command, path, query, body, authorized)
        if is_api:
            self.ask_api(world, path, query, body, authorized, entry)
        else:
            self.ask_app(world, path, entry)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do

    # --- The API ---

    def ask_api(self, world, path, query, body, authorized, entry):
        found = ("log-archive", {}) if path.startswith("/log-") else api.route(self.command, path)
        if found is None:
            entry["status"] = 404
            wire.send(self, answers.error(404))
            return
        operation, names = found
        entry["operation"] = operation
        with world.lock:
            world.tick()
            fault = world.faults.take(operation) or {}
            if "status" in fault:
                result = refusal(fault)
            elif fault.get("kind") in ("reset", "hang"):
                # It never got there.
                result = answers.Answer(0)
            elif fault.get("kind") == "ignored":
                # Promised, and not done.
                result = answers.ok({})
            elif operation == "log-archive":
                result = logs.archive(world, path, query)
            else:
                result = api.answer(world, api.Call(operation, names, query, parsed(body)), authorized)
        entry["status"] = result.status or None
        time.sleep(fault.get("ms", 0) / 1000)
        wire.send(self, result, fault.get("kind"))

    # --- The app ---

    def ask_app(self, world, path, entry):
        with world.lock:
            world.tick()
            switch = world.set.get("app", {})
            result = tetrix.answer(world, self.command, path, self.headers)
            failing, breaking = switch.get("fail"), switch.get("break")
            if failing and self.turn(world, "fail", failing, path):
                result = answers.Answer(failing.get("status", 502), wire.GATEWAY, "text/html")
            breakage = breaking["how"] if breaking and self.turn(world, "break", breaking, path) else None
            change_headers(switch, path, result)
            delay = sum(milliseconds(world, on, slow) for on, slow in switch.get("slow", {}).items()
                        if tetrix.concerns(on, path))
        entry["operation"] = tetrix.path_class(path)
        entry["status"] = result.status
        time.sleep(delay / 1000)
        if switch.get("refuse"):
            # A connection from before the door was shut.
            wire.reset(self)
        wire.send(self, result, breakage)

    @staticmethod
    def turn(world, name, switch, path):
        return tetrix.concerns(switch.get("on", "all"), path) and world.counters.every(name, switch.get("every", 1))

    # --- The control path ---

    def control(self, path, query, body):
        world = self.faces.world
        if self.command == "GET" and path == "/control/requests":
            return answers.ok(world.recorder.told(query.get("face")))
        if self.command == "GET" and path == "/control/state":
            with world.lock:
                world.tick()
            return answers.ok(world.tell())
        changes = parsed(body)
        if self.command != "POST" or path != "/control" or not isinstance(changes, dict):
            return answers.error(400, "POST /control takes one JSON object; GET /control/requests and /control/state")
        if "reset" in changes:
            return self.reset(changes["reset"] or {})
        unknown = sorted(set(changes) - SWITCHES)
        if unknown:
            return answers.error(400, f"unknown switch: {', '.join(unknown)}")
        if changes.pop("forget_requests", False):
            world.recorder.clear()
        world.control(changes)
        self.faces.follow_switches()
        return answers.ok({"switches": world.set})

    def reset(self, scenario):
        unknown = unknown_in(scenario)
        if unknown:
            return answers.error(400, f"unknown switch: {', '.join(unknown)}")
        self.faces.begin(scenario)
        self.faces.follow_switches()
        return answers.ok({"switches": self.faces.world.set})


# A switch that is misspelt would leave a test without its fault.
SWITCHES = {"app", "auto_rollback", "begin", "build_logs", "certificate_days", "component_state", "cost", "cpu_percent",
         "deploy_logs", "domains", "faults", "forget_requests", "head", "instances", "live_url", "logs_gone_after", "reachable",
         "logs_refused", "memory_percent", "next", "pace", "pending_in_put", "pinned", "propose_error", "replicas",
         "repository", "rollback_invalid", "rollback_warnings", "run_logs"}

# What only a scenario can say.
WORLD = {"app_id", "token", "spec", "commit", "history"}


def unknown_in(scenario):
    return sorted(set(scenario) - SWITCHES - WORLD)


def parsed(body):
    try:
        return json.loads(body) if body else None
    except ValueError:
        return None


def refusal(fault):
    result = answers.error(fault["status"], fault.get("message"))
    if "retry_after" in fault:
        result.headers["Retry-After"] = str(fault["retry_after"])
    if fault.get("ratelimit"):
        result.headers.update({"ratelimit-limit": "5000", "ratelimit-remaining": "0",
                               "ratelimit-reset": str(int(time.time()) + 2)})
    return result


def milliseconds(world, on, slow):
    if isinstance(slow, dict):
        return slow["ms"] if world.counters.every(f"slow {on}", slow.get("every", 1)) else 0
    return slow


def change_headers(switch, path, result):
    for on, names in switch.get("remove_headers", {}).items():
        if tetrix.concerns(on, path):
            for name in names:
                result.headers.pop(name, None)
    for on, headers in switch.get("set_headers", {}).items():
        if tetrix.concerns(on, path):
            result.headers.update(headers)
