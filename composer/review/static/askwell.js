// The review page's only script: copy buttons. It copies exactly the text that is shown.
"use strict";

async function copyFrom(id) {
  const shown = document.getElementById(id);
  const said = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(shown.textContent);
    if (said) said.textContent = "Copied. Paste it, read it once more, and send it yourself.";
  } catch {
    const range = document.createRange();
    range.selectNodeContents(shown);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    if (said) said.textContent = "Your browser did not allow that. The text is selected: press Ctrl+C.";
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copyFrom(button.dataset.copy);
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "c" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (document.getElementById("draft")) copyFrom("draft");
  }
});
