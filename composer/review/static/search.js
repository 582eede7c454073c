// Search as one types: the list is drawn by the server and put where the page's own list stands.
const PAUSE = 80; // milliseconds after the last key

export function searching() {
  const field = document.getElementById("search");
  const main = document.getElementById("main");
  const before = [...main.childNodes];
  const title = document.title;
  let waiting = 0;
  let asked = 0;

  const show = async () => {
    const words = field.value.trim();
    const turn = ++asked;
    if (!words) { main.replaceChildren(...before); document.title = title; return; }
    const answer = await fetch(`/people/found?q=${encodeURIComponent(words)}`).catch(() => null);
    if (turn !== asked || !answer?.ok) return;
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
    const heading = document.createElement("h1");
    heading.textContent = "Search";
    const results = document.createElement("div");
    results.id = "results";
    results.append(...drawn.body.childNodes);
    main.replaceChildren(heading, results);
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { field.value = ""; show(); field.blur(); }
    if (event.key === "ArrowDown" || event.key === "Enter") {
      const first = main.querySelector("[data-item] a");
      if (first && field.value.trim() && !location.search.includes("q=")) { event.preventDefault(); event.key === "Enter" ? first.click() : first.focus(); }
    }
  });
}
