#!/usr/bin/env python3
"""receiver.py: takes alerts on 127.0.0.1, as a chat or a pager would; refuses the first one, so that it is tried again.

Usage: receiver.py [--port-file FILE] [--parent PID]

Prints its port (and writes it to FILE). Ends by itself when its parent, or the process PID, is gone.
POST anything    503 once, then 204
GET  anything    what was taken, as a JSON array
"""
import argparse
import json
import os
import signal
import sys
import threading
from http.server import BaseHTTPRequestHandler

sys.dont_write_bytecode = True  # nothing is left behind

from handler import Server
from server import end_with, publish


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    refused = False
    taken = []
    lock = threading.Lock()

    def log_message(self, *_):
        """Quiet."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        with Receiver.lock:
            status = 204 if Receiver.refused else 503
            Receiver.refused = True
            if status == 204:
                Receiver.taken.append(body)
        self.answer(status, b"")

    def do_GET(self):
        with Receiver.lock:
            self.answer(200, json.dumps(Receiver.taken).encode())

    def answer(self, status, body):
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main(arguments):
    parser = argparse.ArgumentParser(description="takes alerts")
    parser.add_argument("--port-file", help="where to write the port")
    parser.add_argument("--parent", type=int, help="ends when this process does")
    options = parser.parse_args(arguments)
    server = Server(("127.0.0.1", 0), Receiver)
    threading.Thread(target=end_with, args=(options.parent,), daemon=True).start()
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    publish([server.server_address[1]], options.port_file)
    server.serve_forever(poll_interval=0.05)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
