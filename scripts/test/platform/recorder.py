"""What was asked, in order. The token itself is never kept, only whether it was the right one."""
import json
import threading
import time


class Recorder:
    def __init__(self):
        self.lock = threading.Lock()
        self.entries = []

    def add(self, face, method, path, query, body, authorized):
        entry = {"face": face, "operation": None, "method": method, "path": path, "query": query,
                 "body": readable(body), "authorized": authorized, "status": None, "at": time.time()}
        with self.lock:
            self.entries.append(entry)
        return entry

    def told(self, face=None):
        with self.lock:
            return [dict(entry) for entry in self.entries if face in (None, entry["face"])]

    def clear(self):
        with self.lock:
            self.entries.clear()


def readable(body):
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        return body.decode("utf-8", "replace")
