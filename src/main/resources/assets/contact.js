// Tells the server when writing began, and sends once. Without this the form works all the same.
(() => {
  const form = document.querySelector('form.letter');
  const opened = form.elements.opened;
  let sent = false;

  form.addEventListener('focusin', async () => {
    if (opened.value) return;
    try {
      const answer = await fetch('/api/contact/opening');
      if (answer.ok) opened.value = (await answer.json()).seal;
    } catch {
      // Then the server decides without it.
    }
  }, { once: true });

  form.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });

  // Back from the next page, the form may be sent again.
  addEventListener('pageshow', () => { sent = false; });
})();
