// Times in the reader's own zone; the page's content swapped for a fresh copy; word when nobody answers any more.
(() => {
  const lost = document.querySelector(".lost");
  const lang = document.documentElement.lang;
  const short = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" });
  const long = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "medium" });
  function prepare(root) {
    days.prepare(root);
    for (const time of root.querySelectorAll("time[datetime]")) {
      time.title = time.textContent;
      time.textContent = (time.dateTime.length > 17 ? long : short).format(new Date(time.dateTime));
    }
  }
  const busy = (main) => (main !== document.activeElement && main.contains(document.activeElement)) || !getSelection().isCollapsed;
  async function refresh() {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const main = document.querySelector("main");
      if (!busy(main)) {
        const content = document.importNode(fresh.querySelector("main"), true);
        const opened = [...main.querySelectorAll("details")].map((each) => each.open);
        content.querySelectorAll("details").forEach((each, i) => { each.open = opened[i] ?? each.open; });
        main.replaceWith(content);
        lost.replaceChildren(...document.importNode(fresh.querySelector(".lost"), true).childNodes);
        prepare(document);
      }
      document.title = fresh.title;
      lost.hidden = true;
    } catch {
      lost.hidden = false;
    }
  }
  prepare(document);
  setInterval(() => document.hidden || refresh(), document.body.dataset.every * 1000);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
})();
