"""One connection that asks one thing after the other, as close to the socket as Python gets."""

import json
import socket
import time


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def json(self):
        return json.loads(self.body)

    def expect(self, status):
        if self.status != status:
            raise ValueError(f"answered {self.status} instead of {status}: what was timed is something else")


class Connection:
    def __init__(self, port, host="tetrixcorp.com", timeout=10):
        self.host = host
        self.socket = socket.create_connection(("127.0.0.1", port), timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.read = self.socket.makefile("rb")

    def get(self, path, headers=""):
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\n{headers}\r\n".encode())
        status = int(self.read.readline().split()[1])
        headers = []
        for line in iter(self.read.readline, b"\r\n"):
            if not line:
                raise ConnectionError("closed within the headers")
            name, _, value = line.decode("latin-1").partition(":")
            headers.append((name.lower(), value.strip()))
        return Answer(status, headers, self._body(dict(headers)))

    def timed(self, path, headers=""):
        """Milliseconds until all of the answer was here."""
        begun = time.perf_counter_ns()
        answer = self.get(path, headers)
        return (time.perf_counter_ns() - begun) / 1e6, answer

    def _body(self, headers):
        if headers.get("transfer-encoding") != "chunked":
            return self.read.read(int(headers.get("content-length", 0)))
        body = b""
        while True:
            length = int(self.read.readline(), 16)
            body += self.read.read(length)
            self.read.readline()
            if length == 0:
                return body

    def close(self):
        self.read.close()
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def ask(port, path):
    with Connection(port) as connection:
        return connection.get(path)
