// Days by pointer, touch and keyboard: one tab stop a row, arrow keys within, and what a day was like beside it.
const days = (() => {
  const said = document.createElement("div");
  said.className = "said";
  said.hidden = true;
  said.setAttribute("aria-hidden", "true");
  document.body.append(said);
  const shown = (row) => [...row.children].filter((bar) => bar.offsetParent !== null);
  const hide = () => { said.hidden = true; };
  function show(bar) {
    said.textContent = bar.getAttribute("aria-label");
    said.hidden = false;
    const at = bar.getBoundingClientRect();
    const left = at.left + at.width / 2 - said.offsetWidth / 2;
    said.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - said.offsetWidth - 8))}px`;
    const above = at.top - said.offsetHeight - 8;
    said.style.top = `${above > 0 ? above : at.bottom + 8}px`;
  }
  function prepare(root) {
    for (const bar of root.querySelectorAll(".bars > i")) {
      bar.setAttribute("role", "img");
      bar.setAttribute("aria-label", bar.title);
      bar.removeAttribute("title");
      bar.tabIndex = bar.nextElementSibling ? -1 : 0;
    }
  }
  const rowOf = (event) => event.target.closest?.(".bars");
  function pointed(event) {
    const row = rowOf(event);
    if (!row) return hide();
    const bars = shown(row);
    const box = row.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
    show(bars[Math.max(0, Math.min(place, bars.length - 1))]);
  }
  document.addEventListener("pointermove", pointed);
  document.addEventListener("pointerdown", pointed);
  document.addEventListener("focusin", (event) => rowOf(event) ? show(event.target) : hide());
  document.addEventListener("scroll", hide, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return hide();
    const row = rowOf(event);
    if (!row) return;
    const bars = shown(row);
    const here = bars.indexOf(event.target);
    const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const bar = bars[Math.max(0, Math.min(to, bars.length - 1))];
    event.target.tabIndex = -1;
    bar.tabIndex = 0;
    bar.focus();
  });
  return { prepare };
})();
