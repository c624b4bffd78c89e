// MDN's HTTP Observatory, in a process of its own, which believes our certificate.
import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const PACKAGE = new URL("node_modules/@mdn/mdn-http-observatory/", import.meta.url);

export async function observatory(host, certificate) {
  await withoutLists();
  const told = execFileSync("node", [fileURLToPath(new URL("src/scan.js", PACKAGE)), host],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate }, encoding: "utf8" });
  const { scan, tests, error } = JSON.parse(told.slice(told.indexOf("{")));
  if (error) {
    throw new Error(`The HTTP Observatory failed: ${error}`);
  }
  const faults = scan.grade === "A+" ? [] : [`Observatory: ${scan.grade}, wanted A+: ${failed(tests)}`];
  return { grade: scan.grade, score: scan.score, passed: scan.testsPassed, quantity: scan.testsQuantity, tests, faults };
}

// Lists of preloaded and of top level domains, which are fetched from elsewhere when it is installed. This host is on none.
async function withoutLists() {
  await mkdir(new URL("conf/", PACKAGE), { recursive: true });
  await writeFile(new URL("conf/hsts-preload.json", PACKAGE), "{}");
  await writeFile(new URL("conf/tld-list.json", PACKAGE), "[]");
}

function failed(tests) {
  return Object.entries(tests).filter(([, test]) => !test.pass).map(([name, test]) => `${name}: ${test.result}`).join(", ");
}
