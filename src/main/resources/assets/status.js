// Renews the live part of the status page while somebody looks at it, and lets the bars be walked by keyboard and by
// finger. The page is whole without this.
"use strict";

(() => {
  const announcer = document.getElementById("announcer");
  const interval = Number(document.getElementById("live").dataset.refreshSeconds) * 1000;
  const longestWait = 5 * 60 * 1000;
  const week = 7;
  // What the reader has changed, and the service knows nothing of.
  const readers = new Set(["open", "tabindex", "data-picked"]);
  let timer;
  let failures = 0;

  const verdict = (root) => root.getElementById("verdict").textContent;

  // --- Renewal ---

  // Changes what differs and leaves the rest, so that focus, opened details and the place on the page stay.
  function morph(now, next) {
    if (now.isEqualNode(next)) {
      return;
    }
    if (now.nodeType !== next.nodeType || now.nodeName !== next.nodeName || now.id !== next.id) {
      now.replaceWith(next);
      return;
    }
    if (now.nodeType !== Node.ELEMENT_NODE) {
      now.data = next.data;
      return;
    }
    for (const { name } of [...now.attributes]) {
      if (!next.hasAttribute(name) && !readers.has(name)) {
        now.removeAttribute(name);
      }
    }
    for (const { name, value } of [...next.attributes]) {
      if (now.getAttribute(name) !== value && !readers.has(name)) {
        now.setAttribute(name, value);
      }
    }
    morphChildren(now, next);
  }

  function morphChildren(now, next) {
    let place = now.firstChild;
    for (const child of [...next.childNodes]) {
      // What has a name is found again wherever it stands; the rest is told by its place.
      const known = child.id && [...now.children].find((it) => it.id === child.id);
      if (known && known !== place) {
        now.insertBefore(known, place);
        morph(known, child);
      } else if (!place || (child.id && !known) || (place.id && place.id !== child.id)) {
        now.insertBefore(child, place);
      } else {
        const after = place.nextSibling;
        morph(place, child);
        place = after;
      }
    }
    while (place) {
      const after = place.nextSibling;
      place.remove();
      place = after;
    }
  }

  function isSelecting(live) {
    const selection = getSelection();
    return !selection.isCollapsed && live.contains(selection.anchorNode);
  }

  function show(fresh) {
    const live = document.getElementById("live");
    const next = fresh && fresh.getElementById("live");
    if (!next) {
      failed();
      return;
    }
    const before = verdict(document);
    const missed = failures > 0;
    failures = 0;
    announcer.className = "aside";
    if (isSelecting(live)) {
      return;
    }
    morph(live, document.adoptNode(next));
    document.querySelectorAll(".days").forEach(repick);
    if (verdict(document) !== before || missed) {
      announcer.textContent = verdict(document);
    }
  }

  function failed() {
    failures += 1;
    const reading = document.querySelector(".verdict time").textContent;
    announcer.textContent = `This page cannot be renewed right now. What you see is old: the reading of ${reading}.`;
    announcer.className = "honest";
  }

  function load() {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.timeout = interval;
    request.onload = () => (request.status === 200 ? show(request.response) : failed());
    request.onerror = request.ontimeout = failed;
    request.onloadend = plan;
    request.open("GET", location.pathname);
    request.send();
  }

  function plan() {
    clearTimeout(timer);
    if (!document.hidden) {
      timer = setTimeout(load, Math.min(longestWait, interval * 2 ** failures));
    }
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (!document.hidden) {
      load();
    }
  });

  // --- Bars: one stop for the Tab key, and from there day by day ---

  const barsOf = (figure) => [...figure.querySelectorAll("g[role=img]")];

  function pick(figure, bar) {
    const bars = barsOf(figure);
    bars.forEach((it) => it.classList.toggle("picked", it === bar));
    const caption = figure.querySelector("figcaption");
    if (bar) {
      figure.dataset.picked = bars.indexOf(bar) - bars.length;
      caption.replaceChildren(Object.assign(document.createElement("span"), { className: "picked", textContent: bar.textContent }));
    } else {
      delete figure.dataset.picked;
      caption.replaceChildren(...["from", "to"].map((end) =>
        Object.assign(document.createElement("span"), { textContent: caption.dataset[end] })));
    }
  }

  // A renewal has put back what the service says.
  function repick(figure) {
    if (figure.dataset.picked) {
      pick(figure, barsOf(figure).at(Number(figure.dataset.picked)));
    }
  }

  function go(figure, bar) {
    barsOf(figure).forEach((it) => it.setAttribute("tabindex", it === bar ? "0" : "-1"));
    bar.focus();
  }

  const figureOf = (target) => target.closest(".days");
  const barOf = (target) => target.closest(".days g[role=img]");

  const steps = {
    ArrowLeft: (at) => at - 1,
    ArrowRight: (at) => at + 1,
    PageUp: (at) => at - week,
    PageDown: (at) => at + week,
    Home: () => 0,
    End: (at, last) => last,
  };

  document.addEventListener("keydown", (event) => {
    const bar = barOf(event.target);
    const step = steps[event.key];
    if (!bar || !step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const bars = barsOf(figureOf(bar));
    const last = bars.length - 1;
    go(figureOf(bar), bars[Math.max(0, Math.min(last, step(bars.indexOf(bar), last)))]);
    event.preventDefault();
  });
  document.addEventListener("focusin", ({ target }) => barOf(target) && pick(figureOf(target), barOf(target)));
  document.addEventListener("focusout", ({ target }) => barOf(target) && pick(figureOf(target), null));

  // A bar is narrow: whatever part of the strip is pointed at counts for the nearest.
  function point({ target, clientX }) {
    const figure = target.closest && target.closest(".days");
    const strip = figure && figure.querySelector("svg").getBoundingClientRect();
    if (!strip || !target.closest("svg")) {
      return;
    }
    const at = (bar) => {
      const box = bar.getBoundingClientRect();
      return Math.abs(box.left + box.width / 2 - clientX);
    };
    pick(figure, barsOf(figure).reduce((best, bar) => (at(bar) < at(best) ? bar : best)));
  }

  document.addEventListener("pointermove", point);
  document.addEventListener("pointerdown", point);
  document.addEventListener("pointerout", (event) => {
    const figure = event.target.closest && event.target.closest(".days");
    if (figure && event.pointerType === "mouse" && !figure.contains(event.relatedTarget)) {
      pick(figure, figure.contains(document.activeElement) ? barOf(document.activeElement) : null);
    }
  });

  document.getElementById("refresh").textContent =
    `The reading renews itself every ${interval / 1000} seconds while you look at it.`;
  plan();
})();
