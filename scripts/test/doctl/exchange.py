"""One request and its answer by HTTP. Python's own client would take longer to load than everything else together."""
import re
import socket


class Answer:
    """`status` is None where none came; then `trouble` tells why."""

    def __init__(self, status, text="", retry_after=None, trouble=None):
        self.status = status
        self.text = text
        self.retry_after = retry_after
        self.trouble = trouble

    @property
    def transient(self):
        return self.status is None or self.status == 429 or self.status >= 500


def once(method, url, headers=(), body=b""):
    address = re.fullmatch(r"http://([^/:]+)(?::(\d+))?(/.*)", url)
    if not address:
        return Answer(None, trouble="the stand-in speaks HTTP with a server at hand, and nothing else")
    host, port, path = address.groups()
    lines = [f"{method} {path} HTTP/1.0", f"Host: {host}", f"Content-Length: {len(body)}", *headers, "", ""]
    try:
        with socket.create_connection((host, int(port or 80))) as connection:
            connection.sendall("\r\n".join(lines).encode() + body)
            with connection.makefile("rb") as stream:
                return understood(stream.read())
    except (OSError, ValueError) as trouble:
        return Answer(None, trouble=trouble)


def understood(told):
    """With HTTP/1.0 an answer ends with its connection; one that broke off before is none."""
    head, _, body = told.partition(b"\r\n\r\n")
    first, *headers = head.decode("latin-1").split("\r\n")
    named = {name.lower(): value.strip() for name, _, value in (header.partition(":") for header in headers)}
    if not first.startswith("HTTP/") or len(body) < int(named.get("content-length", 0)):
        raise ValueError("unexpected EOF")
    return Answer(int(first.split()[1]), body.decode("utf-8", "replace"), named.get("retry-after"))
