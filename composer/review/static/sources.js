// The source of a claim: shown beside it on hover and on focus, opened with Enter or a click.
export function sources() {
  const card = document.getElementById("card");
  if (!card) return;
  const paper = card.parentElement;
  let pinned = false;

  const show = (claim) => {
    const source = document.getElementById(claim.dataset.source);
    if (!source) return;
    const copy = source.cloneNode(true);
    copy.removeAttribute("id");
    card.replaceChildren(copy);
    card.hidden = false;
    const lines = claim.getClientRects();
    const last = lines[lines.length - 1];
    const frame = paper.getBoundingClientRect();
    card.style.top = `${last.bottom - frame.top + 6}px`;
    for (const one of paper.querySelectorAll(".shown")) one.classList.remove("shown");
    claim.classList.add("shown");
  };
  const hide = () => {
    pinned = false;
    card.hidden = true;
    for (const one of paper.querySelectorAll(".shown")) one.classList.remove("shown");
  };
  const claimAt = (event) => event.target.closest?.("[data-source]");

  paper.addEventListener("mouseover", (event) => {
    if (!pinned && claimAt(event)) show(claimAt(event));
  });
  paper.addEventListener("mouseleave", () => pinned || hide());
  paper.addEventListener("focusin", (event) => {
    if (claimAt(event)) show(claimAt(event));
  });
  paper.addEventListener("focusout", (event) => {
    if (!paper.contains(event.relatedTarget)) hide();
  });
  paper.addEventListener("click", (event) => {
    if (claimAt(event)) { show(claimAt(event)); pinned = true; }
  });
  paper.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (event.key === "Enter" && event.target.matches?.("[data-source]")) {
      show(event.target);
      pinned = true;
      card.querySelector("a")?.focus();
    }
  });
}
