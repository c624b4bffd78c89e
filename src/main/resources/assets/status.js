// Renews the live part of the status page while somebody looks at it. The page is whole without this.
"use strict";

(() => {
  const announcer = document.getElementById("announcer");
  const interval = Number(document.getElementById("live").dataset.refreshSeconds) * 1000;
  let timer;
  let missed = false;

  const verdict = (root) => root.getElementById("verdict").textContent;

  function inUse(live) {
    const selection = getSelection();
    return live.contains(document.activeElement) || (!selection.isCollapsed && live.contains(selection.anchorNode));
  }

  function show(fresh) {
    const live = document.getElementById("live");
    const next = fresh && fresh.getElementById("live");
    if (!next) {
      failed();
      return;
    }
    if (inUse(live)) {
      return;
    }
    const before = verdict(document);
    live.replaceWith(document.adoptNode(next));
    if (verdict(document) !== before || missed) {
      announcer.textContent = verdict(document);
    }
    missed = false;
    announcer.className = "aside";
  }

  function failed() {
    if (!missed) {
      announcer.textContent = "This page cannot be renewed right now. What you see is the last reading.";
      announcer.className = "honest";
    }
    missed = true;
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
      timer = setTimeout(load, interval);
    }
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (!document.hidden) {
      load();
    }
  });
  document.getElementById("refresh").textContent =
    `The reading renews itself every ${interval / 1000} seconds while you look at it.`;
  plan();
})();
