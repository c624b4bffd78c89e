// What is checked as a file: shell scripts, rules for Prometheus, the Dockerfile.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT, pinned } from "./report.mjs";

function run(command, ...options) {
  const done = spawnSync(command, options, { cwd: fileURLToPath(ROOT), encoding: "utf8" });
  if (done.error) {
    throw done.error;
  }
  return { ok: done.status === 0, text: done.stdout + done.stderr };
}

function result(what, by, found, ok, text) {
  return { what, by, found, faults: ok ? [] : [`${by}: ${text.trim()}`] };
}

// What .ci/run holds to it too.
export async function shellScripts() {
  const files = run("git", "ls-files", "*.sh", "*.bash", "*.bats", ".ci/run", "scripts/test/bin", "image/*",
    ":!image/java.options").text.trim().split("\n");
  const shells = files.filter((file) => !/python/.test(run("head", "-1", file).text));
  const version = run("shellcheck", "--version").text.match(/version: (\S+)/)[1];
  const checked = run("shellcheck", ...shells);
  return result("Shell scripts", `shellcheck ${version}`, `${shells.length} files`, checked.ok, checked.text);
}

export async function prometheusRules() {
  const version = run("promtool", "--version").text.match(/version (\S+)/)[1];
  const checked = run("promtool", "check", "rules", "ops/prometheus/alerts.yml");
  const tested = run("promtool", "test", "rules", "ops/prometheus/alerts.test.yml");
  return result("Alert rules, and their tests", `promtool ${version}`, `${checked.text.match(/(\d+) rules found/)?.[1]} rules`,
    checked.ok && tested.ok, checked.text + tested.text);
}

// It exits with 0 whatever it finds, so silence counts only once it has been heard to speak.
export async function dockerfile() {
  const { dockerlinter: version } = await pinned();
  const folder = await mkdtemp(join(tmpdir(), "dockerfile-"));
  try {
    const faulty = join(folder, "Dockerfile");
    await writeFile(faulty, "FROM debian:latest\nRUN cd /tmp && sudo apt-get install curl\n");
    if (lintDockerfile(faulty).text.trim() === "") {
      throw new Error(`dockerlinter ${version} finds nothing in a Dockerfile with faults`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const { ok, text } = lintDockerfile("Dockerfile");
  return result("Dockerfile", `dockerlinter ${version}`, "1 file", ok && text.trim() === "", text);
}

function lintDockerfile(file) {
  return run(fileURLToPath(new URL("node_modules/.bin/dockerlinter", import.meta.url)), "-f", file);
}
