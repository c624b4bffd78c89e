import pathlib
import tempfile
import types
import unittest

from driver.row import Comparison
from driver.samples import OtherSettings, Samples
from driver.target import at_most

MEASUREMENT = types.SimpleNamespace(COMPARISONS=[Comparison("a", "a against b", "a", "b", "ms", at_most(1))])


class SamplesTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = pathlib.Path(folder.name, "samples.json")

    def test_a_run_goes_on_with_what_was_measured(self):
        first = Samples.kept(self.file, {"rounds": 3}, go_on=False)
        first.repeated.append("memory")
        first.add({"a": 1, "b": 2})
        later = Samples.kept(self.file, {"rounds": 3}, go_on=True)
        self.assertEqual(later.repeated, ["memory"])
        self.assertTrue(later.has(MEASUREMENT, 1))
        self.assertFalse(later.has(MEASUREMENT, 2))
        later.add({"a": 3, "b": 4})
        self.assertEqual(later.taken, {"a": [1, 3], "b": [2, 4]})

    def test_a_measurement_of_which_a_side_is_missing_is_not_there(self):
        samples = Samples(self.file, {}, {"a": [1]})
        self.assertFalse(samples.has(MEASUREMENT, 1))

    def test_a_run_that_is_not_to_go_on_starts_with_nothing(self):
        Samples(self.file, {"rounds": 3}).add({"a": 1})
        self.assertEqual(Samples.kept(self.file, {"rounds": 3}, go_on=False).taken, {})

    def test_a_run_with_other_settings_or_none_at_all_is_not_gone_on_with(self):
        with self.assertRaisesRegex(OtherSettings, "no run to go on with"):
            Samples.kept(self.file, {"rounds": 3}, go_on=True)
        Samples(self.file, {"rounds": 3}).add({"a": 1})
        with self.assertRaisesRegex(OtherSettings, "other settings"):
            Samples.kept(self.file, {"rounds": 2}, go_on=True)
