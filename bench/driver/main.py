"""Measures the service side by side with an Astro app, a plain Spring Boot app and nginx, each on one core, in turn.

Installs what it needs (wrk, nginx, node), builds what it measures, and takes all measurements in each of some rounds.
A whole run writes bench/results/latest.json and latest.md and draws the charts of docs/performance.md; a part of one
only tells what it found, below the folder of --work, or with --renew puts its rows into what the last whole run wrote,
each with its own commit. Needs two cores that nobody else uses, and a Java 25 beside the JDK of the build."""

import argparse
import pathlib
import signal
import subprocess
import sys

from driver import build, cores, document, load, machine, process, progress, report, rows, tools, world
from driver.lab import Lab
from driver.samples import OtherSettings, Samples

ROOT = pathlib.Path(__file__).resolve().parents[2]


def options(arguments):
    names = [row.NAME for row in rows.ALL]
    parser = argparse.ArgumentParser(
        prog="bench/run", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 every target holds; 1 one does not; 2 wrong usage; 3 it could not be measured",
    )
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=f"of {', '.join(names)}")
    parser.add_argument("--renew", action="store_true",
                        help="put what --only measures, as a whole run would, into the results of the last whole run")
    parser.add_argument("--rounds", type=int, default=3, help="how often all is measured in turn (%(default)s)")
    parser.add_argument("--seconds", type=int, default=10, help="of one measurement under load (%(default)s)")
    parser.add_argument("--warm-up", type=int, default=60,
                        help="seconds of load before it for a JVM, a quarter of that for others (%(default)s)")
    parser.add_argument("--load-seconds", type=int, default=300, help="of load before memory is read (%(default)s)")
    parser.add_argument("--idle-seconds", type=int, default=120, help="in which round trips are counted (%(default)s)")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "bench/.work", help="where all is built (%(default)s)")
    parser.add_argument("--no-build", action="store_true", help="take what the last run has built")
    parser.add_argument("--go-on", action="store_true",
                        help="take up the last run where it broke off: with what that built, and what it has measured")
    parser.add_argument("--no-answer-times", action="store_true", help="leave out AnswerTimesBenchmark")
    chosen = parser.parse_args(arguments)
    if chosen.renew and not (chosen.only and settings(chosen) == settings(parser.parse_args([]))):
        parser.error("--renew goes with --only, and with the usual rounds and seconds")
    if chosen.go_on and chosen.only:
        parser.error("--go-on goes on with a whole run, without --only")
    return chosen


def is_whole(chosen):
    return not chosen.only and settings(chosen) == settings(options([]))


def main(arguments):
    chosen = options(arguments)
    # Like the end of any run: nothing that was started stays.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return run(chosen)
    except (cores.TooFewCores, tools.ToolMissing, build.CannotBuild, process.NeverReady, load.LoadFailed, TimeoutError,
            subprocess.CalledProcessError, rows.throughput.NotEqual, report.AnotherMachine, world.Ended,
            OtherSettings) as problem:
        print(f"bench/run: {problem}", file=sys.stderr)
        return 3


def run(chosen):
    cores.check()
    tools.install()
    work = chosen.work.resolve()
    built = build.found(ROOT, work, chosen.go_on) if chosen.no_build or chosen.go_on else build.build(ROOT, work)
    cores.stay_with_the_others()
    about = machine.describe(built)
    samples = Samples.kept(built.work / "samples.json", settings(chosen), chosen.go_on)
    resumed = bool(samples.taken)
    measurements = [row for row in rows.ALL if not chosen.only or row.NAME in chosen.only]
    measure(chosen, built, measurements, samples)
    measured = [it.row(samples.taken) for measurement in measurements for it in measurement.COMPARISONS]
    found = report.of(about, settings(chosen), samples.repeated, measured, resumed)
    folder = keep(found, chosen, work)
    if not chosen.no_answer_times and not chosen.only:
        answer_times(folder)
    print(report.markdown(found))
    return 0 if all(row["holds"] for row in measured) else 1


def keep(found, chosen, work):
    """Writes down what was found, and says where."""
    results = ROOT / "bench/results"
    if not chosen.renew and not is_whole(chosen):
        report.write(found, work / "results")
        return work / "results"
    told = report.merged(report.read(results), found) if chosen.renew else found
    report.write(told, results)
    document.renew(told, ROOT)
    return results


def settings(chosen):
    return {name: getattr(chosen, name) for name in ("rounds", "seconds", "warm_up", "load_seconds", "idle_seconds")}


def measure(chosen, built, measurements, samples):
    dependencies = world.World(str(built.java / "bin/java"), built.class_path)
    try:
        lab = Lab(built, dependencies, chosen.seconds, chosen.warm_up, chosen.load_seconds, chosen.idle_seconds)
        for number in range(1, chosen.rounds + 1):
            for measurement in measurements:
                if samples.has(measurement, number):
                    continue
                progress.say(f"round {number} of {chosen.rounds}: {measurement.NAME}")
                samples.add(once_or_again(measurement, lab, samples.repeated))
    finally:
        dependencies.close()


def once_or_again(measurement, lab, repeated):
    """What broke does not void an hour's work, and is told; the second time it is no accident."""
    try:
        return measurement.measure(lab)
    except (load.LoadFailed, process.NeverReady) as failed:
        progress.say(f"once more, since {failed}")
        repeated.append(measurement.NAME)
        return measurement.measure(lab)


def answer_times(folder):
    """Whether an answer's time tells of the number: a benchmark of the tests, whose words are kept."""
    if not (ROOT / "src/test/java/com/tetrixcorp/service/AnswerTimesBenchmark.java").exists():
        return
    progress.say("answer times of phone verification")
    command = ["./mvnw", "--batch-mode", "--no-transfer-progress", "--quiet", "-Pbenchmark",
               "-Dtest=AnswerTimesBenchmark", "-Dsurefire.failIfNoSpecifiedTests=false", "test"]
    result = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    told = ROOT / "target/surefire-reports/com.tetrixcorp.service.AnswerTimesBenchmark-output.txt"
    text = told.read_text() if told.exists() else result.stdout
    (folder / "answer-times.txt").write_text(report.own_words(text))
    progress.say("answer times: " + ("told apart by nobody" if result.returncode == 0 else "the benchmark failed"))
