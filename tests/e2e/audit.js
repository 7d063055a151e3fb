// Opens each page at each width in a frame, looks at it with axe, uses its days by keyboard, and tells the test.
(async () => {
  const found = [];
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  async function look(path, width) {
    const frame = document.createElement("iframe");
    frame.width = width;
    frame.height = 900;
    frame.src = path;
    document.body.append(frame);
    await new Promise((done) => { frame.onload = done; });
    const page = frame.contentWindow;
    const script = page.document.createElement("script");
    script.src = "/axe.js";
    await new Promise((done) => { script.onload = done; page.document.head.append(script); });
    for (const each of page.document.querySelectorAll("details")) each.open = true;
    const results = await page.axe.run(page.document, { runOnly: tags, resultTypes: ["violations"], iframes: false });
    found.push({
      path,
      width,
      dark: page.matchMedia("(prefers-color-scheme: dark)").matches,
      checked: results.passes.length,
      violations: results.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target + " " + n.any.map((a) => a.message).join(" ")).slice(0, 4).join(" | ")}`),
      overflow: page.document.documentElement.scrollWidth - page.innerWidth,
      times: page.document.querySelectorAll("time").length,
      days: days(page),
    });
    frame.remove();
  }
  function days(page) {
    const row = page.document.querySelector(".bars");
    if (!row) return null;
    const press = (key) => page.document.activeElement.dispatchEvent(
      new page.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
    const shown = [...row.children].filter((bar) => bar.offsetParent !== null);
    const stops = [...row.children].filter((bar) => bar.tabIndex === 0);
    const told = () => [page.document.activeElement.dataset.day, page.document.querySelector(".said").textContent];
    stops[0].focus();
    const last = told();
    press("ArrowLeft");
    press("ArrowLeft");
    const before = told();
    press("Home");
    const first = told();
    press("Escape");
    return { shown: shown.length, stops: stops.length, last, before, first, hidden: page.document.querySelector(".said").hidden };
  }
  try {
    const { paths, widths } = await (await fetch("/work.json")).json();
    for (const path of paths) for (const width of widths) await look(path, width);
    await fetch("/results", { method: "POST", body: JSON.stringify(found) });
  } catch (error) {
    await fetch("/results", { method: "POST", body: JSON.stringify({ error: `${error} ${error.stack}` }) });
  }
})();
