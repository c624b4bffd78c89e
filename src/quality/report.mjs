// What was found, for people.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { RUNS } from "./lighthouse.mjs";
import { nuVersion } from "./nu.mjs";

export const ROOT = new URL("../../", import.meta.url);

export async function markdown({ pages, observatory, others }) {
  const versions = await pinned();
  const chromium = pages[0].lighthouse.version;
  return `# What outsiders say

Made by \`node src/quality/main.mjs --renew\` on ${today()}, at commit ${commit()}; no figure here is typed. \`.ci/run quality\` asks the same, and fails where a limit is not held.

## Pages
Lighthouse ${chromium}, as it comes (a mid-range phone on a slow network), ${RUNS} runs of each page: performance, of which the middle run counts, at least 98; of all else the worst: the others 100, and at most 60 KB over the wire, everything included. The Nu HTML checker ${nuVersion()}: messages of any kind. axe ${versions["axe-core"]}: violations, at 390 and 1440 px, light and dark.

| page | performance | accessibility | best practices | SEO | KB | Nu | axe |
|---|---|---|---|---|---|---|---|
${pages.map(row).join("\n")}

A page that search engines are told not to keep has no SEO figure, and an error page none for best practices: a status of 404 is against them.

## Headers
MDN HTTP Observatory ${versions["@mdn/mdn-http-observatory"]}, behind nginx with TLS: **${observatory.grade}**, ${observatory.score} points, ${observatory.passed} of ${observatory.quantity} tests passed.

| test | result | points |
|---|---|---|
${Object.entries(observatory.tests).map(([name, test]) => `| ${name} | ${test.result} | ${test.scoreModifier} |`).join("\n")}

## The rest

| what | by | looked at | faults |
|---|---|---|---|
${others.map((it) => `| ${it.what} | ${it.by} | ${it.found} | ${it.faults.length} |`).join("\n")}

The build takes tools from Debian, npm and Maven only, and hadolint (which is in Python's registry) and the W3C's feed validator are in none of them; dockerlinter, which has hadolint's rules in part, and feedparser, which forgives more, with questions of our own, stand in.
`;
}

function row({ path, sister, lighthouse: { scores, kilobytes }, nu, axe }) {
  const shown = path.replace(/[0-9a-f-]{36}/, "{id}");
  return `| ${sister ? `${sister}.` : ""}${shown} | ${scores.performance} | ${scores.accessibility} | ${scores["best-practices"] ?? ""} | ${scores.seo ?? ""} `
    + `| ${kilobytes.toFixed(1)} | ${nu.messages} | ${axe.violations} |`;
}

export async function pinned() {
  return JSON.parse(await readFile(new URL("package.json", import.meta.url), "utf8")).devDependencies;
}

function commit() {
  const changed = git("status", "--porcelain", "--", "src", "pom.xml", "Dockerfile", "scripts", "ops");
  return git("rev-parse", "--short=12", "HEAD") + (changed ? ", with changes" : "");
}

function git(...command) {
  return execFileSync("git", command, { cwd: ROOT, encoding: "utf8" }).trim();
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
