import unittest

from driver import target


class TargetTests(unittest.TestCase):
    def test_at_least_holds_at_the_limit_and_not_below(self):
        self.assertTrue(target.at_least(6).holds(60, 10))
        self.assertFalse(target.at_least(6).holds(59.9, 10))

    def test_at_most_holds_at_the_limit_and_not_above(self):
        self.assertTrue(target.at_most(0.5).holds(5, 10))
        self.assertFalse(target.at_most(0.5).holds(5.1, 10))

    def test_a_limit_is_the_other_side(self):
        self.assertTrue(target.limit("MiB").holds(300, 300))
        self.assertFalse(target.limit("MiB").holds(300.1, 300))

    def test_at_most_more_adds_to_the_other_side(self):
        self.assertTrue(target.at_most_more(1.5, "s").holds(2, 0.5))
        self.assertFalse(target.at_most_more(1.5, "s").holds(2.1, 0.5))

    def test_equal_holds_on_both_sides_and_no_further(self):
        for ours, holds in ((94, False), (95, True), (105, True), (106, False)):
            self.assertIs(target.equal(0.05).holds(ours, 100), holds)
