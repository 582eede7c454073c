// The draft on the page: its text, exactly as shown, and where the page keeps what it stands for.
export const draft = () => document.getElementById("draft");

// A browser adds a line end of its own at the end of an edited text.
export const textOf = (element) => element.textContent.replace(/\n+$/, "");

export const say = (words) => {
  const told = document.getElementById("copied");
  if (told) told.textContent = words;
};

// The fields that every write carries, with those given here.
export const fields = (extra) => {
  const place = document.getElementById("place");
  const all = new URLSearchParams(place ? new FormData(place) : undefined);
  for (const [name, value] of Object.entries(extra)) all.set(name, value);
  return all;
};
