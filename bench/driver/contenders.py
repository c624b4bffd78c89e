"""Who is measured, and how each is started: as it would run in production, on one core."""

import dataclasses
import getpass
import json
import pathlib

from driver import cores, process

# More than one client ever needs: all of the load comes from one address.
NO_LIMIT = {"TETRIX_WEB_RATELIMIT_PAGES": "1000000000", "TETRIX_WEB_RATELIMIT_API": "1000000000"}
# The platform's container: 1 GiB, told to a JVM, and what Node makes of it by itself (MiB). That there is one processor,
# both see.
CONTAINER = "-XX:MaxRAM=1g"
CONTAINER_OF_NODE = ("--max-old-space-size=512", "--max-semi-space-size=4")


@dataclasses.dataclass(frozen=True)
class Contender:
    name: str
    command: tuple
    folder: pathlib.Path
    environment: dict
    ready: str
    health: str = "/api/health"
    ports: tuple = ("PORT", "MANAGEMENT_PORT")

    def start(self, log=None, core=cores.MEASURED):
        """On free ports, as an object for "with"."""
        ports = {name: str(process.free_port()) for name in self.ports}
        command = [word.replace("{PORT}", ports["PORT"]) for word in self.command]
        environment = self.environment | ports
        return process.Running(self.name, command, int(ports["PORT"]), self.ready, environment, self.folder, log, core)


def dockerfile(root):
    """The image's command and environment, as the Dockerfile says them."""
    command, environment = (), {}
    for line in (root / "Dockerfile").read_text().splitlines():
        if line.startswith("ENTRYPOINT "):
            command = tuple(json.loads(line[len("ENTRYPOINT "):]))
        elif line.startswith("ENV ") and "$" not in line:
            name, _, value = line[len("ENV "):].partition("=")
            environment[name] = value
    return command, environment


def service(built, world, database="tetrix", **settings):
    """With the files, flags and cache of the image."""
    command, environment = dockerfile(built.root)
    environment |= world.environment(database) | NO_LIMIT | {"JDK_JAVA_OPTIONS": CONTAINER} | settings
    java = (str(built.java / "bin/java"), *command[1:])
    return Contender("service", java, built.image / "service/app", environment, "/api/health/ready")


def plain_jar(built, world, database="tetrix"):
    """The same jar on the same JDK with no flag at all."""
    environment = world.environment(database) | NO_LIMIT
    command = (str(built.java / "bin/java"), "-jar", str(built.jar))
    return Contender("service", command, built.work, environment, "/api/health/ready")


def spring(built, world):
    environment = {"PROBE_URL": world.ask("slow-url")}
    command = (str(built.java / "bin/java"), "-jar", str(built.spring))
    return Contender("spring", command, built.work, environment, "/actuator/health", "/actuator/health")


def astro(built):
    environment = {"HOST": "127.0.0.1", "NODE_ENV": "production"}
    return Contender("astro", ("node", *CONTAINER_OF_NODE, "dist/server/entry.mjs"), built.astro, environment, "/api/health")


def nginx(built, answers):
    """Serves the service's own answers, headers and all, as files."""
    folder = built.work / "nginx"
    folder.mkdir(exist_ok=True)
    locations = []
    for path, (name, answer) in answers.items():
        (folder / name).write_bytes(answer.body)
        locations.append(location(path, name, answer.headers))
    template = (built.root / "bench/peers/nginx/nginx.conf").read_text()
    for word, value in {"@USER@": getpass.getuser(), "@FOLDER@": str(folder), "@LOCATIONS@": "\n".join(locations)}.items():
        template = template.replace(word, value)
    (folder / "template.conf").write_text(template)
    command = ("sh", "-c", 'sed "s/@PORT@/{PORT}/" template.conf >nginx.conf && exec nginx -p . -c nginx.conf')
    return Contender("nginx", command, folder, {}, "/api/health")


# What nginx says by itself.
OF_THE_SERVER = ("date", "server", "content-length", "content-type", "connection", "keep-alive", "transfer-encoding",
                 "etag", "last-modified")


def location(path, name, headers):
    kind = dict(headers).get("content-type", "application/octet-stream")
    lines = [f"    location = {path} {{", f"      try_files /{name} =404;", "      types { }", f"      default_type '{kind}';"]
    for name, value in headers:
        if name not in OF_THE_SERVER:
            quoted = value.replace("\\", "\\\\").replace("'", "\\'").replace("$", "")
            lines.append(f"      add_header {name} '{quoted}' always;")
    return "\n".join([*lines, "    }"])
