// Editing in place: the draft becomes editable, and the checks run as one types.
import { draft, fields, say, textOf } from "./draft.js";

const PAUSE = 250; // milliseconds after the last key
let waiting = 0;
let asked = 0;
let original = [];

export function editing() {
  const letter = draft();
  const button = document.getElementById("edit");
  if (!letter || !button) return;
  original = [...letter.childNodes].map((node) => node.cloneNode(true));
  button.addEventListener("click", () => (isEdited() ? end() : begin()));
  document.getElementById("reset").addEventListener("click", reset);
  letter.addEventListener("input", changed);
  letter.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isEdited()) { event.stopPropagation(); end(); }
  });
}

export const isEdited = () => draft()?.getAttribute("aria-readonly") === "false";

export function begin() {
  const letter = draft();
  if (!letter || !document.getElementById("edit")) return;
  letter.setAttribute("contenteditable", "plaintext-only");
  letter.setAttribute("aria-readonly", "false");
  document.getElementById("edit").textContent = "Done";
  document.getElementById("card").hidden = true;
  letter.focus();
}

function end() {
  const letter = draft();
  letter.removeAttribute("contenteditable");
  letter.setAttribute("aria-readonly", "true");
  document.getElementById("edit").textContent = "Edit";
  document.getElementById("edit").focus();
}

export function reset() {
  if (document.getElementById("reset")?.hidden !== false) return false;
  draft().replaceChildren(...original.map((node) => node.cloneNode(true)));
  changed();
  say("Your edits are undone.");
  return true;
}

const textAtFirst = () => original.map((node) => node.textContent).join("");

function changed() {
  const text = textOf(draft());
  document.getElementById("reset").hidden = text === textAtFirst();
  document.getElementById("chars").textContent = text.length.toLocaleString("en");
  for (const link of document.querySelectorAll("[data-mail]")) {
    const body = encodeURIComponent(text.replaceAll("\n", "\r\n"));
    link.href = link.href.replace(/([?&]body=)[^&]*/, (_all, name) => name + body);
  }
  markChanged();
  clearTimeout(waiting);
  waiting = setTimeout(check, PAUSE);
}

// A claim whose words are no longer the source's is not vouched for; what breaks it is said by the checks.
function markChanged() {
  const before = new Map(original.filter((node) => node.dataset?.source).map((node) => [node.dataset.source, node.textContent]));
  for (const claim of draft().querySelectorAll("[data-source]")) {
    claim.classList.toggle("changed", claim.textContent !== before.get(claim.dataset.source));
  }
}

async function check() {
  const letter = draft();
  const text = textOf(letter);
  const turn = ++asked;
  const headers = { Accept: "application/json" };
  let told;
  try {
    const answer = await fetch(`/person/${letter.dataset.person}/check`, { method: "POST", body: fields({ text }), headers });
    if (!answer.ok) throw new Error(await answer.text());
    told = await answer.json();
  } catch {
    return say("The checks could not run just now; they will with your next key.");
  }
  if (turn !== asked || text !== textOf(letter)) return;
  document.getElementById("words").textContent = told.words;
  document.getElementById("grade").textContent = told.grade;
  document.getElementById("chars").closest(".count").classList.toggle("over", told.chars > told.limit);
  list(told.findings, text);
  mark(letter, told.findings);
}

function list(findings, text) {
  const rows = findings.map((one) => {
    const row = document.createElement("li");
    row.className = one.severity;
    const weight = document.createElement("b");
    weight.textContent = one.severity;
    const words = text.slice(one.start, one.end).trim();
    const quoted = words && words.length < 80 && words.length < text.length ? ` “${words}”:` : "";
    row.append(weight, `${quoted} ${one.message}`);
    return row;
  });
  document.getElementById("findings").replaceChildren(...rows);
}

// Errors turn their words red: the claim they stand in, and the words themselves where a browser can.
function mark(letter, findings) {
  const wrong = findings.filter((one) => one.severity === "error" && one.end > one.start).map((one) => rangeOf(letter, one.start, one.end)).filter(Boolean);
  for (const claim of letter.querySelectorAll(".claim")) {
    claim.classList.toggle("broken", wrong.some((range) => range.intersectsNode(claim)));
  }
  if (globalThis.Highlight && CSS.highlights) CSS.highlights.set("broken", new Highlight(...wrong));
}

function rangeOf(letter, start, end) {
  const walker = document.createTreeWalker(letter, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = at + node.data.length;
    if (!begun && start < next) { range.setStart(node, start - at); begun = true; }
    if (begun && end <= next) { range.setEnd(node, end - at); return range; }
    at = next;
  }
  return null;
}
