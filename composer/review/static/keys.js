// Plain keys, where nothing is being typed: j k Enter a x y n c e u / ?
import { copyFrom } from "./copy.js";
import { begin, reset } from "./edit.js";
import { draft } from "./draft.js";

const TYPING = "input, textarea, select, [contenteditable]";
let at = -1;

const items = () => [...document.querySelectorAll("[data-item]")];
const focusOf = (item) => (item.hasAttribute("tabindex") ? item : item.querySelector("a, button"));

function move(step) {
  const all = items();
  if (!all.length) return;
  const here = all.findIndex((item) => item.contains(document.activeElement));
  at = Math.min(all.length - 1, Math.max(0, (here < 0 ? at : here) + step));
  focusOf(all[at])?.focus();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  all[at].scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

function press(name) {
  const all = items();
  const here = all.find((item) => item.contains(document.activeElement)) ?? (document.querySelector(".points") ? all[0] : null);
  here?.querySelector(`[data-key="${name}"]`)?.click();
}

function enter(event) {
  const item = document.activeElement;
  if (!item?.matches?.("[data-item][tabindex]")) return;
  event.preventDefault();
  item.querySelector("[data-use]")?.click();
}

function undo() {
  if (!reset()) document.querySelector("#undo button")?.click();
}

const ACTIONS = {
  j: () => move(1),
  k: () => move(-1),
  Enter: enter,
  a: () => press("a"),
  x: () => press("x"),
  y: () => press("y"),
  n: () => press("n"),
  c: () => draft() && copyFrom(draft()),
  e: (event) => { event.preventDefault(); begin(); },
  u: undo,
  "/": (event) => { event.preventDefault(); document.getElementById("search").focus(); },
  "?": () => document.getElementById("keys").showModal(),
};

export function keys() {
  document.getElementById("show-keys").addEventListener("click", ACTIONS["?"]);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest?.(TYPING) || document.querySelector("dialog[open]")) return;
    if (Object.hasOwn(ACTIONS, event.key)) ACTIONS[event.key](event);
  });
}
