// A fold that is opened takes its passport from the document of the figure's own page, and keeps its link to that page.
(() => {
  "use strict";
  // The document knows no period: « Retrouver ce chiffre », the last entry, takes the one of the page.
  const keep = (link, from) => {
    if (!link) return;
    const asked = new URLSearchParams(from.split("?")[1]);
    new URLSearchParams(link.getAttribute("href").split("?")[1]).forEach((value, name) => asked.set(name, value));
    link.textContent = `indicateur?${asked}`;
    link.setAttribute("href", link.textContent);
  };
  const take = async (fold) => {
    const answer = await fetch(fold.dataset.from);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const given = page.querySelector("#first-paint [data-snapshot]");
    const [, ...told] = given.querySelector(".passport").children; // all but its summary: the fold has one
    const note = given.querySelector("[hidden]");
    note.hidden = given.dataset.snapshot === fold.dataset.snapshot;
    keep(given.querySelector("dl > div:last-child a"), fold.dataset.from);
    fold.firstElementChild.after(note, ...told);
    delete fold.dataset.from;
  };
  document.addEventListener("toggle", (event) => {
    const fold = event.target;
    if (fold.open && fold.dataset.from) take(fold).catch((error) => console.warn(fold.dataset.from, error));
  }, true);
})();
