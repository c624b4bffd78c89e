// axe-core: every rule of WCAG 2.2 AA and its best practices, light and dark, on a phone and a desktop.
import { createRequire } from "node:module";

const SCRIPT = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

// Some rules, such as the size of what is touched, run only where their tag is asked for.
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const WIDTHS = [390, 1440];

export async function axe(browser, page) {
  const faults = [];
  const tab = await browser.session.newPage();
  try {
    // For the script that is brought along only; the page is loaded under its own policy elsewhere.
    await tab.setBypassCSP(true);
    for (const width of WIDTHS) {
      for (const scheme of ["light", "dark"]) {
        await tab.setViewport({ width, height: 900 });
        await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await tab.goto(page.url, { waitUntil: "load" });
        await tab.addScriptTag({ path: SCRIPT });
        const { violations } = await tab.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), TAGS);
        faults.push(...violations.map((it) => `axe: ${width}px ${scheme}: ${it.id}: ${it.nodes[0].html}`));
      }
    }
  }
  finally {
    await tab.close();
  }
  return { violations: faults.length, faults };
}
