// The real service on free ports, with its simulators, as the README starts it.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { ROOT } from "./report.mjs";

const STARTS_WITHIN_MILLIS = 300_000;

const NO_LIMIT = { TETRIX_WEB_RATELIMIT_PAGES: "1000000000", TETRIX_WEB_RATELIMIT_API: "1000000000" };

export const pause = (millis) => new Promise((done) => setTimeout(done, millis));

export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Whatever comes of the work, the service is ended. */
export async function withService(work, say) {
  const [port, management, simulators] = [await freePort(), await freePort(), await freePort()];
  say("starts the service");
  const root = fileURLToPath(ROOT);
  const log = [];
  const child = spawn(`${root}mvnw`, ["--batch-mode", "--quiet", "-Dcheckstyle.skip", "-Dspring-javaformat.skip",
    "-Dcyclonedx.skip", "-f", `${root}pom.xml`, "spring-boot:test-run"], {
    // All of the load comes from one address: no limit is what is looked at here.
    // Search engines are told to keep what is at the primary domain, and nothing else.
    env: { ...process.env, ...NO_LIMIT, TETRIX_PRIMARY_DOMAIN: "localhost", PORT: port, MANAGEMENT_PORT: management, SIMULATORS_PORT: simulators },
    // Maven starts the service as a child: all of it is ended together.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.on("data", (text) => log.push(text));
  child.stderr.on("data", (text) => log.push(text));
  const ended = new Promise((done) => child.once("exit", done));
  const service = { url: `http://localhost:${port}`, port, simulators: `http://127.0.0.1:${simulators}` };
  try {
    await until(() => verdict(service, "healthy"), STARTS_WITHIN_MILLIS, "the service does not become healthy");
    return await work(service);
  }
  catch (problem) {
    problem.message += `\n${Buffer.concat(log).toString().split("\n").slice(-30).join("\n")}`;
    throw problem;
  }
  finally {
    process.kill(-child.pid);
    await ended;
  }
}

export async function verdict(service, wanted) {
  try {
    return (await (await fetch(`${service.url}/api/health`)).json()).status === wanted;
  }
  catch {
    return false;
  }
}

export async function until(holds, millis, otherwise) {
  const end = Date.now() + millis;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(otherwise);
    }
    await pause(1_000);
  }
}
