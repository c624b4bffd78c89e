import unittest

from driver import report
from driver.row import Comparison
from driver.target import at_least

SPEED = Comparison("speed", "how fast", "mine", "theirs", "requests/s", at_least(2))


class RowTests(unittest.TestCase):
    def test_a_row_compares_the_medians(self):
        row = SPEED.row({"mine": [100, 10, 30], "theirs": [10, 10, 5]})
        self.assertEqual({name: row[name] for name in ("name", "ours", "against", "ratio", "target", "holds")},
                         {"name": "speed", "ours": 30, "against": 10, "ratio": 3, "target": ">= 2 x", "holds": True})

    def test_the_spread_is_that_of_each_round(self):
        row = SPEED.row({"mine": [100, 10, 30], "theirs": [10, 10, 5]})
        self.assertEqual(row["spread"]["ratio"], [1, 10])
        self.assertEqual(row["rounds"], 3)

    def test_a_row_that_falls_short_does_not_hold(self):
        self.assertFalse(SPEED.row({"mine": [19], "theirs": [10]})["holds"])

    def test_the_verdict_is_of_what_was_measured_not_of_what_is_shown(self):
        row = SPEED.row({"mine": [1999.6], "theirs": [1000]})
        self.assertEqual(row["ratio"], 2)
        self.assertFalse(row["holds"])

    def test_what_does_not_hold_stands_out_in_the_table(self):
        rows = [SPEED.row({"mine": [speed], "theirs": [10]}) for speed in (20, 19)]
        lines = report.table(rows)
        self.assertTrue(lines[2].endswith("| yes |"))
        self.assertTrue(lines[3].endswith("| **no** |"))

    def test_a_row_about_speed_tells_the_least_share_of_its_core_that_each_side_used(self):
        row = SPEED.row({"mine": [20, 30], "theirs": [10, 10], "mine, busy": [0.99, 0.97], "theirs, busy": [0.5, 0.6]})
        self.assertEqual(row["busy"], [0.97, 0.5])
        self.assertEqual(report.busy([row]), ["Of its core at least, ours and the other: how fast 97% and 50%."])

    def test_a_row_about_anything_else_tells_of_no_core(self):
        row = SPEED.row({"mine": [20], "theirs": [10]})
        self.assertNotIn("busy", row)
        self.assertEqual(report.busy([row]), [])
