// What is checked as a file: shell scripts, rules for Prometheus, the Dockerfile.
import { spawnSync } from "node:child_process";
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

// It exits with 0 whatever it finds.
export async function dockerfile() {
  const { dockerlinter: version } = await pinned();
  const checked = run(fileURLToPath(new URL("node_modules/.bin/dockerlinter", import.meta.url)), "-f", "Dockerfile");
  return result("Dockerfile", `dockerlinter ${version}`, "1 file", checked.ok && checked.text.trim() === "", checked.text);
}
