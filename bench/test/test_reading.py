import pathlib
import tempfile
import unittest
import xml.dom.minidom

from driver import chart, document, load
from driver.rows import idle

WRK = '\n{"requests":1000,"micros":2000000,"refused":%d,"broken":%d}\n'


class ReadingTests(unittest.TestCase):
    def test_the_load_is_what_wrk_tells_last(self):
        self.assertEqual(load.read("Running 2s test" + WRK % (0, 0)), load.Load(2, 500))

    def test_a_refused_answer_fails_the_load(self):
        self.assertRaises(load.LoadFailed, load.read, WRK % (1, 0))

    def test_a_broken_connection_fails_the_load(self):
        self.assertRaises(load.LoadFailed, load.read, WRK % (0, 1))

    def test_statements_of_the_idle_instance_are_counted_and_no_others(self):
        with tempfile.TemporaryDirectory() as folder:
            lines = [self.line("idle", "execute <unnamed>: select 1"), self.line("idle", "execute S_1: select  1"),
                     self.line("idle", "statement: COMMIT"), self.line("other", "statement: select 2"),
                     self.line("idle", "connection received")]
            file = pathlib.Path(folder, "a.csv")
            file.write_text("".join(lines))
            self.assertEqual(idle.statements(file.parent, {}), {"select 1": 2, "COMMIT": 1})
            self.assertEqual(idle.statements(file.parent, {file: len("".join(lines[:2]))}), {"COMMIT": 1})

    @staticmethod
    def line(database, message):
        return ",".join(["", "", database, *[""] * 10, f'"{message}"']) + "\n"

    def test_only_what_stands_between_the_markers_is_replaced(self):
        page = "above\n<!-- measured -->\nold\n<!-- /measured -->\nbelow\n"
        self.assertEqual(document.put(page, "new\n"), page.replace("old", "new"))

    def test_a_chart_is_well_formed_and_draws_lengths_in_proportion(self):
        drawing = xml.dom.minidom.parseString(chart.bars("Speed", "requests/s", [("we & us", 10, True), ("they", 5, False)]))
        ours, other = (float(bar.getAttribute("width")) for bar in drawing.getElementsByTagName("rect"))
        self.assertAlmostEqual(ours, 2 * other, delta=0.2)
