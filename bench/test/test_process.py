import os
import pathlib
import socket
import tempfile
import time
import unittest

from driver import process


class ProcessTests(unittest.TestCase):
    def test_what_a_contender_started_ends_with_it(self):
        core = min(os.sched_getaffinity(0))
        with tempfile.TemporaryDirectory() as folder:
            child = pathlib.Path(folder, "child")
            # A shell that is ended alone would leave it behind.
            command = ["sh", "-c", f"sleep 300 & echo $! >{child}.new && mv {child}.new {child}; wait"]
            with process.Running("parent", command, 0, "/", {}, folder, core=core):
                self.await_file(child)
                pid = int(child.read_text())
                self.assertTrue(self.runs(pid))
            self.assertFalse(self.runs(pid))

    def test_the_time_on_a_processor_is_that_of_the_whole_family(self):
        core = min(os.sched_getaffinity(0))
        burn = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done"
        with tempfile.TemporaryDirectory() as folder:
            done = pathlib.Path(folder, "done")
            with process.Running("parent", ["sh", "-c", f"sh -c '{burn}; >{done}; sleep 300' & wait"], 0, "/", {}, folder,
                                 core=core) as running:
                self.await_file(done)
                used = running.cpu_seconds()
                time.sleep(0.3)
                self.assertGreater(used, 0.1)
                self.assertAlmostEqual(running.cpu_seconds(), used, delta=0.05)

    def test_nothing_that_would_configure_a_contender_reaches_it(self):
        os.environ["DATABASE_URL"] = "postgresql://elsewhere/other"
        self.addCleanup(os.environ.pop, "DATABASE_URL")
        self.assertNotIn("DATABASE_URL", process.clean_environment())
        self.assertIn("PATH", process.clean_environment())

    def test_a_port_is_free_and_given_once_and_no_outgoing_connection_gets_it(self):
        lowest = int(pathlib.Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
        ports = [process.free_port() for _ in range(200)]
        self.assertEqual(len(set(ports)), 200)
        self.assertLess(max(ports), lowest)
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", ports[0]))

    @staticmethod
    def await_file(file):
        until = time.monotonic() + 20
        while not file.exists() and time.monotonic() < until:
            time.sleep(0.01)

    @staticmethod
    def runs(pid):
        # A signal takes effect a moment after it was sent.
        time.sleep(0.2)
        try:
            state = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return False
        return state not in "ZX"
