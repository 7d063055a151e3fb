// Swaps the page's content for a fresh copy, and says so when the exporter no longer answers.
(() => {
  const lost = document.querySelector(".lost");
  const busy = (main) => main.contains(document.activeElement) || !getSelection().isCollapsed;
  async function refresh() {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const main = document.querySelector("main");
      if (!busy(main)) {
        main.replaceWith(fresh.querySelector("main"));
        lost.textContent = fresh.querySelector(".lost").textContent;
      }
      document.title = fresh.title;
      lost.hidden = true;
    } catch {
      lost.hidden = false;
    }
  }
  setInterval(() => document.hidden || refresh(), document.body.dataset.every * 1000);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
})();
