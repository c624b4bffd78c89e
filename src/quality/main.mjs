// Has outsiders look at the running service, and writes down what they say.
// Usage: node src/quality/main.mjs [--renew]    --renew: also writes docs/quality.md
// Exit codes: 0 nobody finds fault; 1 somebody does; 3 it could not be looked at
import { writeFile } from "node:fs/promises";
import { axe } from "./axe.mjs";
import { withBrowser } from "./browser.mjs";
import { dockerfile, shellScripts, prometheusRules } from "./files.mjs";
import { feed } from "./feed.mjs";
import { lighthouse } from "./lighthouse.mjs";
import { nu } from "./nu.mjs";
import { observatory } from "./observatory.mjs";
import { pagesOf, warm } from "./pages.mjs";
import { ROOT, markdown } from "./report.mjs";
import { withService } from "./service.mjs";
import { withTls } from "./tls.mjs";

const say = (text) => process.stderr.write(`quality: ${text}\n`);

async function look(service) {
  const pages = await pagesOf(service, say);
  say(`${pages.length} pages`);
  say("warms the service");
  await warm(pages);
  const perPage = await withBrowser((browser) => inTurn(pages, async (page) => {
    say(page.url);
    return { ...page, nu: await nu(page), axe: await axe(browser, page), lighthouse: await lighthouse(browser, page) };
  }));
  say("HTTP Observatory, behind TLS");
  const headers = await withTls(service, observatory);
  say("feed, scripts, rules, Dockerfile");
  const others = [feed(service), shellScripts(), prometheusRules(), dockerfile()];
  return { pages: perPage, observatory: headers, others: await Promise.all(others) };
}

// One after the other: what is timed has the machine to itself.
async function inTurn(items, work) {
  const results = [];
  for (const item of items) {
    results.push(await work(item));
  }
  return results;
}

function faults({ pages, observatory, others }) {
  return [
    ...pages.flatMap((page) => [...page.nu.faults, ...page.axe.faults, ...page.lighthouse.faults]
      .map((fault) => `${page.path}: ${fault}`)),
    ...observatory.faults,
    ...others.flatMap((other) => other.faults),
  ];
}

try {
  const found = await withService(look, say);
  const text = await markdown(found);
  process.stdout.write(text);
  if (process.argv.includes("--renew")) {
    await writeFile(new URL("docs/quality.md", ROOT), text);
  }
  for (const fault of faults(found)) {
    process.stdout.write(`FAULT ${fault}\n`);
  }
  process.exitCode = faults(found).length > 0 ? 1 : 0;
}
catch (problem) {
  say(problem.stack);
  process.exitCode = 3;
}
