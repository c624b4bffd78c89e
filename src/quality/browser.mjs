// The system's headless Chromium.
import { launch } from "chrome-launcher";
import puppeteer from "puppeteer-core";

const CHROMIUM = process.env.CHROME_PATH ?? "/usr/bin/chromium-headless-shell";

export async function withBrowser(work) {
  const chrome = await launch({
    chromePath: CHROMIUM,
    chromeFlags: ["--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  });
  const session = await puppeteer.connect({ browserURL: `http://127.0.0.1:${chrome.port}` });
  try {
    return await work({ port: chrome.port, session });
  }
  finally {
    await session.disconnect();
    chrome.kill();
  }
}
