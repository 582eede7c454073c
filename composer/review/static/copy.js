// Copying: exactly the text that is shown goes to the clipboard, and is kept as copied.
import { draft, fields, say, textOf } from "./draft.js";

const COPIED = "Copied. Read it once more, and send it yourself.";
const SELECTED = "Your browser did not allow that. The text is selected: press Ctrl+C.";

export function copying() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copyFrom(document.getElementById(button.dataset.copy));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-with-text]");
    if (form && draft()) form.elements.text.value = textOf(draft());
  });
}

export async function copyFrom(shown) {
  try {
    await navigator.clipboard.writeText(textOf(shown));
    say(COPIED);
  } catch {
    getSelection().selectAllChildren(shown);
    say(SELECTED);
  }
  if (shown === draft() && !("fixed" in shown.dataset)) keep(shown);
}

function keep(shown) {
  const body = fields({ text: textOf(shown) });
  fetch(`/person/${shown.dataset.person}/copied`, { method: "POST", body, keepalive: true }).catch(() => {});
}
