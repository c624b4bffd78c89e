"""Answers as bytes, and the ways in which a connection can go wrong."""
import socket
import struct
import time

GARBAGE = b"<<< this is not what you asked for >>>"
GATEWAY = b"<html><head><title>502 Bad Gateway</title></head><body>upstream</body></html>\n"
HANG_SECONDS = 60


class Broken(Exception):
    """The connection is gone, on purpose."""


def send(handler, answer, breakage=None):
    if breakage == "hang":
        time.sleep(HANG_SECONDS)
        raise Broken
    if breakage in ("reset", "reset-after"):
        reset(handler)
    body, headers, status = answer.body, dict(answer.headers), answer.status
    if breakage == "garbage":
        body, status = GARBAGE, 200
    elif breakage == "empty":
        body, status = b"", 200
    elif breakage == "html":
        body, status, headers["Content-Type"] = GATEWAY, 200, "text/html"
    handler.send_response_only(status)
    handler.send_header("Date", handler.date_time_string())
    for name, value in headers.items():
        handler.send_header(name, value)
    length = len(body) + (1000 if breakage == "truncated" else 0)
    if status != 304:
        handler.send_header("Content-Length", str(length))
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(body)
    handler.wfile.flush()
    if breakage == "truncated":
        handler.close_connection = True


def reset(handler):
    """RST instead of FIN: lingering for no time throws away what was not read."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    raise Broken
