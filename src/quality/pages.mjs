// Every page that there is: those of the sitemap, the sisters' own, and those that need something to happen first.
import { until, verdict } from "./service.mjs";

// Hosts below the primary domain that have a page of their own.
const SISTERS = ["joromi", "code-academy"];

export async function pagesOf(service, say) {
  const sitemap = await (await fetch(`${service.url}/sitemap.xml`)).text();
  const found = [...sitemap.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g)].map((match) => match[1] || "/");
  if (found.length === 0) {
    throw new Error("The sitemap names no page");
  }
  const pages = found.map((path) => ({ path, indexed: true, status: 200 }));
  pages.push(...SISTERS.map((sister) => ({ path: "/", sister, indexed: true, status: 200 })));
  say("makes an incident");
  pages.push({ path: await incident(service), indexed: true, status: 200 });
  pages.push({ path: await codeForm(service), indexed: false, status: 200 });
  pages.push({ path: "/api/docs", indexed: true, status: 200 });
  pages.push({ path: "/contact/sent", indexed: false, status: 200 });
  pages.push({ path: "/no-such-page", indexed: false, status: 404 });
  return pages.map((page) => ({ ...page, url: host(service, page) + page.path, address: service.url + page.path }));
}

// A compiler that is still at work would share the machine with the browser, and be timed with it.
export async function warm(pages) {
  for (let times = 0; times < 300; times++) {
    for (const page of pages) {
      const answer = await fetch(page.address);
      await answer.text();
      if (answer.status !== page.status) {
        throw new Error(`${page.address} answers ${answer.status} instead of ${page.status}`);
      }
    }
  }
}

// Browsers find whatever ends in localhost on this machine.
function host(service, { sister }) {
  return sister ? service.url.replace("//", `//${sister}.`) : service.url;
}

async function incident(service) {
  await fault(service, "500");
  await until(() => verdict(service, "degraded"), 180_000, "a broken carrier is not noticed");
  let path;
  await until(async () => {
    const page = await (await fetch(`${service.url}/status`)).text();
    path = page.match(/\/status\/incidents\/\d+/)?.[0];
    return path;
  }, 120_000, "the incident is not on the status page");
  await fault(service, "normal");
  await until(() => verdict(service, "healthy"), 180_000, "the end of the fault is not noticed");
  return path;
}

async function fault(service, name) {
  await fetch(`${service.simulators}/simulator/telnyx?fault=${name}`, { method: "POST" });
}

async function codeForm(service) {
  const answer = await fetch(`${service.url}/verify`, {
    method: "POST", redirect: "manual", body: new URLSearchParams({ phoneNumber: "+4915112345678" }),
  });
  if (answer.status !== 303) {
    throw new Error(`No code is sent: ${answer.status}`);
  }
  return answer.headers.get("location");
}
