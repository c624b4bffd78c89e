// The Nu HTML checker, on the bytes that a browser gets.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const JAR = fileURLToPath(new URL("node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));

export async function nu(page) {
  const answer = await fetch(page.address, { headers: { Accept: "text/html", Host: new URL(page.url).host } });
  if (answer.status !== page.status) {
    return { messages: NaN, faults: [`answered ${answer.status}`] };
  }
  const checked = spawnSync("java", ["-jar", JAR, "--format", "json", "--stdout", "--exit-zero-always", "-"],
    { input: await answer.text(), encoding: "utf8" });
  if (checked.status !== 0) {
    throw new Error(`The Nu HTML checker failed: ${checked.stderr}`);
  }
  const { messages } = JSON.parse(checked.stdout);
  return { messages: messages.length, faults: messages.map((it) => `Nu: line ${it.lastLine}: ${it.message}`) };
}

export function nuVersion() {
  return spawnSync("java", ["-jar", JAR, "--version"], { encoding: "utf8" }).stdout.trim();
}
