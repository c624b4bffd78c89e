import json
import pathlib
import tempfile
import types
import unittest
from unittest import mock

from driver import build, machine

HERE = {"commit": "b" * 40, "clean": True}


class BuildTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = pathlib.Path(folder.name)
        (self.work / "class-path").write_text("a.jar")
        for name, value in {"driver.machine.source": HERE, "driver.build.java_25": pathlib.Path("/java")}.items():
            patch = mock.patch(name, return_value=value)
            patch.start()
            self.addCleanup(patch.stop)

    def built_of(self, source):
        (self.work / build.SOURCE).write_text(json.dumps(source))

    def test_a_run_goes_on_with_what_is_here_alone(self):
        self.built_of(HERE)
        self.assertEqual(build.found(self.work, self.work, unchanged=True).source, HERE)
        self.built_of(HERE | {"commit": "a" * 40})
        self.assertRaises(build.CannotBuild, build.found, self.work, self.work, True)

    def test_what_was_built_of_something_else_can_be_tried_and_is_told_as_changed(self):
        self.built_of(HERE | {"commit": "a" * 40})
        build.found(self.work, self.work)
        for source, clean in ((HERE, True), (HERE | {"commit": "a" * 40}, False), (HERE | {"clean": False}, False)):
            told = machine.measured(types.SimpleNamespace(source=source, root=self.work))
            self.assertEqual(told, source | {"clean": clean})
