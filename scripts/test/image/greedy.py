#!/usr/bin/env python3
"""greedy.py <port> <how many>: asks on so many connections without waiting for answers, so that the next request is
always there, and meanwhile on others, one after the other. Fails if one of these waits until the greedy have enough."""

import contextlib
import socket
import sys
import threading
import time

REQUEST = b"GET /api/health HTTP/1.1\r\nHost: tetrixcorp.com\r\n\r\n"
OTHERS = 20


def drain(connection, ended):
    try:
        while not ended.is_set() and connection.recv(65536):
            pass
    except OSError:
        ended.set()


def send(connection, ended):
    """Never stops: whoever waits for a gap waits for ever."""
    try:
        while not ended.is_set():
            connection.sendall(REQUEST * 100)
    except OSError:
        ended.set()


def ask(port):
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.sendall(REQUEST.replace(b"/api/health", b"/api/health/live"))
        try:
            answered = connection.recv(65536).startswith(b"HTTP/1.1 200 ")
        except TimeoutError:
            answered = False
    return answered, time.monotonic() - begun


def main(port, how_many):
    ended = threading.Event()
    with contextlib.ExitStack() as all_of_them:
        for _ in range(how_many):
            greedy = all_of_them.enter_context(socket.create_connection(("127.0.0.1", port), 10))
            for work in (send, drain):
                threading.Thread(target=work, args=(greedy, ended), daemon=True).start()
        time.sleep(1)
        answers = []
        while len(answers) < OTHERS and (not answers or answers[-1][0]):
            answers.append(ask(port))
        assert not ended.is_set(), "a greedy one was thrown out, which shows nothing"
        ended.set()
    slowest = max(seconds for _, seconds in answers)
    answered = sum(1 for well, _ in answers if well)
    print(f"beside {how_many} that never pause, {answered} of {len(answers)} others were answered, "
          f"after {slowest * 1000:.0f} ms at most")
    return 0 if answered == OTHERS and slowest < 3 else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
