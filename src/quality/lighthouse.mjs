// Lighthouse as it comes: a mid-range phone on a slow network. One run's time moves with the machine, so of several the
// middle performance counts, as Lighthouse's own documentation advises (docs/variability.md), and the worst of all else.
import run from "lighthouse";

const LEAST = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };

const MOST_KILOBYTES = 60;

export const RUNS = 5;

export async function lighthouse(browser, page) {
  // Its status is what an error page would be blamed for.
  const asked = Object.keys(LEAST).filter((name) => (page.indexed || name !== "seo")
    && (page.status === 200 || name !== "best-practices"));
  const runs = await runsOf(page.url, {
    port: browser.port, onlyCategories: asked, logLevel: "error", ignoreStatusCode: page.status !== 200,
  });
  const told = Object.fromEntries(asked.map((name) => [name, counts(runs, name)]));
  const scores = Object.fromEntries(asked.map((name) => [name, score(told[name], name)]));
  const kilobytes = Math.max(...runs.map((lhr) => lhr.audits["total-byte-weight"].numericValue)) / 1024;
  const faults = asked.filter((name) => !(scores[name] >= LEAST[name]))
    .map((name) => `Lighthouse: ${name} ${scores[name]}, wanted ${LEAST[name]}: ${failed(told[name], name)}`);
  if (!(kilobytes <= MOST_KILOBYTES)) {
    faults.push(`Lighthouse: ${kilobytes.toFixed(1)} KB, at most ${MOST_KILOBYTES}`);
  }
  return { scores, kilobytes, version: runs[0].lighthouseVersion, faults };
}

async function runsOf(url, options) {
  const runs = [];
  while (runs.length < RUNS) {
    const { lhr } = await run(url, options);
    if (lhr.runtimeError || Object.values(lhr.categories).some((category) => category.score === null)) {
      throw new Error(`Lighthouse cannot look at ${url}: ${lhr.runtimeError?.message ?? "a category without a score"}`);
    }
    runs.push(lhr);
  }
  return runs;
}

// Of all runs the one that counts for a category.
function counts(runs, category) {
  const sorted = [...runs].sort((one, other) => score(one, category) - score(other, category));
  return sorted[category === "performance" ? (RUNS - 1) / 2 : 0];
}

function score(lhr, category) {
  return Math.round(lhr.categories[category].score * 100);
}

function failed(lhr, category) {
  return lhr.categories[category].auditRefs.map((ref) => lhr.audits[ref.id])
    .filter((audit) => audit.score !== null && audit.score < 1)
    .map((audit) => audit.id).join(", ");
}
