/**
 * Sorts and filters the list of subscribers. The page is complete without it. Plain ECMAScript in one string, because its
 * hash is in the page's security policy; it reads text and moves rows, and never makes markup from data.
 */
export const SCRIPT = `
"use strict";
(() => {
  const [table, folded] = document.querySelectorAll(".people-list");
  const form = document.querySelector(".filter");
  if (!table || !form) return;
  const body = table.tBodies[0];
  const long = Boolean(folded);
  const rows = [...body.rows, ...(long ? folded.tBodies[0].rows : [])];
  const room = long ? 500 : rows.length;
  let order = rows;
  const heads = [...table.tHead.rows[0].cells];

  const number = (text) => Number(text.replace(/[^0-9.]/g, ""));
  const compare = {
    number: (a, b) => number(a) - number(b),
    text: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  };
  heads.forEach((head, column) => {
    const kind = head.dataset.sort;
    if (!kind) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const first = kind === "number" ? "descending" : "ascending";
      const other = kind === "number" ? "ascending" : "descending";
      const way = head.getAttribute("aria-sort") === first ? other : first;
      heads.forEach((h) => h.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", way);
      const sign = way === "ascending" ? 1 : -1;
      const keyed = rows.map((row, at) => ({ row, at, key: row.cells[column].textContent }));
      keyed.sort((a, b) => sign * compare[kind](a.key, b.key) || a.at - b.at);
      order = keyed.map((k) => k.row);
      if (long) filter();
      else place();
    });
  });

  // Of a long list only the first rows that fit are laid out; the others wait outside the page, the folded list is done with.
  const place = () => {
    const list = long ? order.filter((row) => !row.hidden).slice(0, room) : order;
    const all = document.createDocumentFragment();
    for (const row of list) all.append(row);
    body.replaceChildren(all);
    const details = folded && folded.closest("details");
    if (details) details.remove();
  };

  const find = form.querySelector("input");
  const verdict = form.querySelector("select");
  const output = form.querySelector("output");
  let texts = null;
  const filter = () => {
    texts = texts || rows.map((row) => row.textContent.toLowerCase());
    const wanted = find.value.trim().toLowerCase();
    let shown = 0;
    rows.forEach((row, at) => {
      const fits = texts[at].includes(wanted) && (!verdict.value || row.cells[2].textContent === verdict.value);
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    if (long) place();
    const first = shown > room ? ", the first " + room + " are listed" : "";
    output.textContent = shown + " of " + rows.length + " subscribers" + first;
  };
  find.addEventListener("input", filter);
  verdict.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
})();
`;
