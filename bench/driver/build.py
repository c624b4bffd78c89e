"""Makes what is measured: the jar, the image's files, the peers; all in a folder that git ignores."""

import dataclasses
import json
import os
import pathlib
import shutil
import stat
import subprocess

from driver import machine, progress

# What was built, for who takes it later.
SOURCE = "source.json"


class CannotBuild(Exception):
    pass


@dataclasses.dataclass(frozen=True)
class Built:
    root: pathlib.Path
    work: pathlib.Path
    java: pathlib.Path
    class_path: str

    @property
    def source(self):
        """What it was built of."""
        return json.loads((self.work / SOURCE).read_text())

    @property
    def image(self):
        return self.work / "image"

    @property
    def jar(self):
        return self.work / "tetrix.jar"

    @property
    def spring(self):
        return self.work / "spring/target/plain.jar"

    @property
    def astro(self):
        return self.work / "astro"


def build(root, work):
    enterable(work)
    java = java_25(root)
    progress.say("building the jar and the tests' dependencies")
    (work / SOURCE).write_text(json.dumps(machine.source(root)))
    run(["./mvnw", "--batch-mode", "--no-transfer-progress", "--quiet", "-DskipTests", "package"], root)
    built = Built(root, work, java, class_path(root, java))
    (work / "class-path").write_text(built.class_path)
    shutil.copy2(root / "target/tetrix.jar", built.jar)
    image(built)
    progress.say("building the peers")
    peer(built, "spring", [str(root / "mvnw"), "--batch-mode", "--no-transfer-progress", "--quiet", "package"])
    peer(built, "astro", ["npm", "ci", "--no-audit", "--no-fund", "--silent"])
    run(["npm", "run", "--silent", "build"], built.astro)
    return built


def found(root, work, unchanged=False):
    """What is there already; unless it may be of anything, of the very sources that are here."""
    built = Built(root, work, java_25(root), (work / "class-path").read_text())
    if unchanged and built.source != machine.source(root):
        raise CannotBuild(f"what was built is not what is here: {built.source}")
    return built


def image(built):
    """The image's own steps, as the Dockerfile has them."""
    for step in ("build", "extract", "train"):
        progress.say(f"making the image: {step}")
        script = built.root / "scripts/image-on-host.sh"
        run([str(script), "--output", str(built.image), "--jar", str(built.jar), step], built.root, JAVA_HOME=str(built.java))


def peer(built, name, command):
    """In a copy, with a Maven of its own: the project's record of checksums is not the peer's."""
    folder = built.work / name
    shutil.copytree(built.root / "bench/peers" / name, folder, dirs_exist_ok=True)
    run(command, folder, JAVA_HOME=str(built.java), ASTRO_TELEMETRY_DISABLED="1")


def class_path(root, java):
    """That of the tests, told by a program that Boot's plugin starts with it: one whose main is not public, so that the
    plugin does not take it for the service. Java starts such a one since 25."""
    main = "-Dspring-boot.run.main-class=com.tetrixcorp.bench.Dependencies"
    command = ["./mvnw", "--batch-mode", "--no-transfer-progress", "--quiet", "spring-boot:test-run", main]
    output = run([*command, "-Dspring-boot.run.arguments=class-path"], root, JAVA_HOME=str(java))
    for line in output.splitlines():
        if line.startswith("class-path "):
            return line[len("class-path "):].strip()
    raise CannotBuild("Maven did not tell the tests' class path")


def java_25(root):
    """The one that the image is made with."""
    found = run(["bash", "-c", "source scripts/image-on-host.sh && find_java && echo $JAVA"], root).strip()
    return pathlib.Path(found)


def enterable(work):
    """Root trains the cache as the image's user, who must get there."""
    work.mkdir(parents=True, exist_ok=True)
    for folder in (work, *work.parents):
        if os.geteuid() == 0 and not folder.stat().st_mode & stat.S_IXOTH:
            raise CannotBuild(f"the image's user cannot enter {folder}: choose another --work")


def run(command, folder, **environment):
    result = subprocess.run(
        command, cwd=folder, env=os.environ | environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    )
    if result.returncode:
        raise CannotBuild(f"{' '.join(command)} ended with {result.returncode}:\n{result.stdout[-4000:]}")
    return result.stdout
