// Counts down to the next code, takes a code out of what is pasted, and sends a form once. Without this the pages work
// all the same.
"use strict";

(() => {
  const code = document.getElementById("code");
  const resend = document.getElementById("resend");

  // The whole message may be pasted: of it, the first six digits that stand together.
  if (code) {
    code.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text");
      const found = text.match(/(?:^|\D)(\d{3})[\s-]?(\d{3})(?!\d)/);
      if (found) {
        event.preventDefault();
        code.value = found[1] + found[2];
        code.form.querySelector("button").focus();
      }
    });
  }

  // The button stays reachable, so that whoever cannot see it hears why it waits.
  if (resend) {
    const when = document.getElementById("resend-when");
    const end = performance.now() + Number(resend.dataset.seconds) * 1000;
    const waits = () => end - performance.now() > 0;
    const count = () => {
      const seconds = Math.ceil((end - performance.now()) / 1000);
      if (seconds > 0) {
        resend.setAttribute("aria-disabled", "true");
        when.textContent = `in ${seconds} second${seconds === 1 ? "" : "s"}`;
        setTimeout(count, 250);
      } else if (resend.hasAttribute("aria-disabled")) {
        resend.removeAttribute("aria-disabled");
        when.textContent = "";
        document.getElementById("resend-said").textContent = "Another code can be sent now.";
      }
    };
    resend.form.addEventListener("submit", (event) => waits() && event.preventDefault());
    count();
  }

  for (const form of document.forms) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) {
        event.preventDefault();
      }
      sent = !event.defaultPrevented || sent;
    });
    // Back from the next page, the form may be sent again.
    addEventListener("pageshow", () => { sent = false; });
  }
})();
