import unittest

from driver import figures


class FiguresTests(unittest.TestCase):
    def test_the_median_of_rounds_is_the_middle_one_and_no_outlier_moves_it(self):
        self.assertEqual(figures.median([3, 1, 1000]), 3)
        self.assertEqual(figures.spread([3, 1, 1000]), [1, 1000])

    def test_the_99th_percentile_of_a_hundred_is_the_second_slowest(self):
        self.assertEqual(figures.percentile(list(range(1, 101)), 0.99), 99)

    def test_the_percentile_of_one_sample_is_that_sample(self):
        self.assertEqual(figures.percentile([7], 0.99), 7)

    def test_figures_keep_three_digits(self):
        self.assertEqual([figures.rounded(it) for it in (12345.6, 123.45, 1.2345, 0.0012345, 0)],
                         [12346.0, 123.0, 1.23, 0.00123, 0])
