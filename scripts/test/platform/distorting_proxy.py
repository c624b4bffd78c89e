#!/usr/bin/env python3
"""distorting_proxy.py: stands before a running service, on 127.0.0.1, and makes it look worse than it is.

Usage: distorting_proxy.py --target http://127.0.0.1:8080 [--port-file FILE] [--parent PID]

Prints its port (and writes it to FILE). Ends by itself when its parent, or the process PID, is gone.
GET  /__distort     the switches that are set
POST /__distort     switches; JSON merged into what is set, `null` puts a switch back

Where "on" or a key names paths, it is a class (pages assets files api health), or all, or a path's beginning:
  {"delay": {"pages": 3200, "/api/health": {"ms": 700, "every": 3}}}      ms before the answer is passed on
  {"remove_headers": {"all": ["X-Frame-Options"]}}
  {"set_headers": {"pages": {"Cache-Control": "no-store"}}}
  {"commit": "<sha>"}                                     in /api/health/details, always
  {"wrong_commit": {"every": 7, "commit": "<sha>"}}       there, on every seventh answer
  {"json": {"/api/health": {"memory": {"percentage": 85}}}}               merged into answers that are JSON objects
  {"fail": {"status": 502, "every": 5, "on": "pages"}}    instead of the answer, as an edge would
"""
import argparse
import http.client
import json
import os
import signal
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

sys.dont_write_bytecode = True  # nothing is left behind

from answers import Answer, error, ok
from handler import Server, milliseconds, parsed
from server import end_with, publish
from switches import Counters, merge
from tetrix import concerns
from wire import GATEWAY

DETAILS = "/api/health/details"
HOP_BY_HOP = {"connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
              "content-length"}


class Distortion:
    """The switches, and whose turn it is."""

    def __init__(self, target):
        self.target = target
        self.lock = threading.Lock()
        self.set = {}
        self.counters = Counters()

    def control(self, changes):
        unknown = sorted(set(changes) - {"delay", "remove_headers", "set_headers", "commit", "wrong_commit", "json",
                                         "fail"})
        if unknown:
            return error(400, f"unknown switch: {', '.join(unknown)}")
        with self.lock:
            merge(self.set, changes)
            return ok(self.set)

    def delay(self, path):
        with self.lock:
            return sum(milliseconds(self, on, slow) for on, slow in self.set.get("delay", {}).items()
                       if concerns(on, path))

    def fails(self, path):
        """The status that is answered instead, None if the service may speak."""
        with self.lock:
            fail = self.set.get("fail")
            if fail and concerns(fail.get("on", "all"), path) and self.counters.every("fail", fail.get("every", 1)):
                return fail.get("status", 502)
            return None

    def reads_json(self, path):
        return path == DETAILS or any(concerns(on, path) for on in self.set.get("json", {}))

    def changes_of_json(self, path):
        with self.lock:
            changes = {}
            for on, change in self.set.get("json", {}).items():
                if concerns(on, path):
                    merge(changes, change)
            if path == DETAILS:
                wrong = self.set.get("wrong_commit")
                if "commit" in self.set:
                    changes["commit"] = self.set["commit"]
                if wrong and self.counters.every("wrong_commit", wrong.get("every", 1)):
                    changes["commit"] = wrong.get("commit", "0" * 40)
            return changes

    def headers(self, path, headers):
        with self.lock:
            removed = {name.lower() for on, names in self.set.get("remove_headers", {}).items()
                       if concerns(on, path) for name in names}
            added = {name: value for on, pairs in self.set.get("set_headers", {}).items()
                     if concerns(on, path) for name, value in pairs.items()}
        gone = removed | {name.lower() for name in added}
        return [(name, value) for name, value in headers if name.lower() not in gone] + list(added.items())


class Proxy(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 30
    distortion = None

    def log_message(self, *_):
        """Quiet."""

    def do(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        if path == "/__distort":
            self.answer(self.control(body))
            return
        failure = self.distortion.fails(path)
        delay = self.distortion.delay(path)
        if failure:
            time.sleep(delay / 1000)
            self.answer(Answer(failure, GATEWAY, "text/html"))
            return
        try:
            status, reason, headers, content = self.ask(path, body)
        except (OSError, http.client.HTTPException):
            self.answer(Answer(502, GATEWAY, "text/html"))
            return
        content = self.changed(path, content)
        time.sleep(delay / 1000)
        self.pass_on(status, reason, self.distortion.headers(path, headers), content)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do

    def control(self, body):
        if self.command == "GET":
            return ok(self.distortion.set)
        changes = parsed(body)
        return self.distortion.control(changes) if isinstance(changes, dict) else error(400, "one JSON object, please")

    def ask(self, path, body):
        target = self.distortion.target
        connection = http.client.HTTPConnection(target.hostname, target.port, timeout=60)
        try:
            connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                # What is to be changed must be readable.
                if name.lower() in HOP_BY_HOP or name.lower() == "accept-encoding" and self.distortion.reads_json(path):
                    continue
                connection.putheader(name, value)
            if body:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body or None)
            response = connection.getresponse()
            return response.status, response.reason, response.getheaders(), response.read()
        finally:
            connection.close()

    def changed(self, path, content):
        if not self.distortion.reads_json(path):
            return content
        told = parsed(content)
        changes = self.distortion.changes_of_json(path)
        if not isinstance(told, dict) or not changes:
            return content
        return json.dumps(merge(told, changes)).encode()

    def answer(self, answer):
        self.pass_on(answer.status, None, list(answer.headers.items()), answer.body)

    def pass_on(self, status, reason, headers, content):
        self.send_response_only(status, reason)
        length = None
        for name, value in headers:
            if name.lower() == "content-length":
                length = value
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        if status not in (204, 304):
            # The length that HEAD tells is that of the answer which is not sent.
            self.send_header("Content-Length", length if self.command == "HEAD" and length else str(len(content)))
        self.end_headers()
        if self.command != "HEAD" and status not in (204, 304):
            self.wfile.write(content)
        self.wfile.flush()


def main(arguments):
    parser = argparse.ArgumentParser(description="makes a running service look worse than it is")
    parser.add_argument("--target", type=urlsplit, required=True, help="the service, as http://127.0.0.1:8080")
    parser.add_argument("--port-file", help="where to write the port")
    parser.add_argument("--parent", type=int, help="ends when this process does")
    options = parser.parse_args(arguments)
    handler = type("Handler", (Proxy,), {"distortion": Distortion(options.target)})
    proxy = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=end_with, args=(options.parent,), daemon=True).start()
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    publish([proxy.server_address[1]], options.port_file)
    try:
        proxy.serve_forever(poll_interval=0.05)
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
