import unittest

from driver import report

MACHINE = {"at": "Monday", "commit": "a" * 40, "clean": True, "processor": "one", "cores": 2, "memoryMiB": 4096,
           "kernel": "6.1", "versions": {"java": "25"}}
LATER = MACHINE | {"at": "Tuesday", "commit": "b" * 40}


def row(name, ours):
    return {"name": name, "what": f"how {name}", "ours": ours, "against": 1, "ratio": ours, "target": ">= 1 x", "holds": True,
            "unit": "requests/s", "spread": {"ratio": [ours, ours]}}


def run(machine, *rows, repeated=()):
    return report.of(machine, {"rounds": 3}, list(repeated), list(rows))


class ReportTests(unittest.TestCase):
    def setUp(self):
        self.whole = run(MACHINE, row("fast", 1), row("small", 2), repeated=["memory"])

    def test_of_a_benchmarks_output_only_its_own_words_are_kept(self):
        output = "  banner\n2026-01-01T00:00:00Z  INFO a\n\na code: milliseconds of 2 answers\nknown 1\n2026-01-01T00:00:01Z  INFO b\n\n"
        self.assertEqual(report.own_words(output), "a code: milliseconds of 2 answers\nknown 1\n")
        self.assertEqual(report.own_words("failed\n"), "failed\n")

    def test_a_line_that_the_log_broke_into_is_whole_again(self):
        output = "a code: milliseconds of 2 answers\nknown 1.5 2026-01-01T00:00:00Z  INFO a\n 2.5\nunknown 2\n"
        self.assertEqual(report.own_words(output), "a code: milliseconds of 2 answers\nknown 1.5  2.5\nunknown 2\n")

    def test_a_part_that_is_renewed_takes_the_place_of_its_rows_alone(self):
        merged = report.merged(self.whole, run(LATER, row("small", 5)))
        self.assertEqual([(it["name"], it["ours"], it["commit"][0]) for it in merged["rows"]],
                         [("fast", 1, "a"), ("small", 5, "b")])
        self.assertEqual(merged["machine"], MACHINE)

    def test_a_part_that_was_not_there_comes_to_the_others(self):
        merged = report.merged(self.whole, run(LATER, row("early", 3)))
        self.assertEqual([it["name"] for it in merged["rows"]], ["fast", "small", "early"])

    def test_what_was_measured_once_more_stays_told(self):
        merged = report.merged(self.whole, run(LATER, row("small", 5), repeated=["first"]))
        self.assertEqual(merged["repeated"], ["first", "memory"])

    def test_a_part_of_another_machine_is_refused(self):
        with self.assertRaisesRegex(report.AnotherMachine, "processor was one .* is two"):
            report.merged(self.whole, run(LATER | {"processor": "two"}, row("small", 5)))

    def test_the_table_tells_which_rows_are_of_a_later_run(self):
        self.assertNotIn("Measured again", report.markdown(self.whole))
        told = report.markdown(report.merged(self.whole, run(LATER | {"clean": False}, row("small", 5))))
        self.assertIn("Measured Monday at commit aaaaaaaaaaaa, 3 rounds", told)
        self.assertIn("Measured again Tuesday at commit bbbbbbbbbbbb, with changes: how small.", told)
