// The panel that shows problems over the last good page. It is apart from the
// page, in a shadow root, so that neither styles the other. Messages are put in
// as text, never as markup.

const panel = (() => {
  let host = null;
  let root, list, chip;
  let shown = ""; // the report that is on screen, to tell a new one
  let report = null;
  let folded = false;
  let connected = true;

  function make(name, className, ...content) {
    const el = document.createElement(name);
    if (className) el.className = className;
    el.append(...content);
    return el;
  }

  function build() {
    host = document.createElement("galen-problems");
    host.popover = "manual"; // above all else on the page
    root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(panelCSS);
    root.adoptedStyleSheets = [sheet];
    list = make("section", "list");
    list.setAttribute("role", "alert");
    list.tabIndex = -1;
    chip = make("button", "chip");
    chip.type = "button";
    chip.onclick = () => fold(false);
    root.append(list, chip);
    document.documentElement.append(host);
    host.showPopover?.();
  }

  const count = () => {
    const n = report.problems.length + (report.more ?? 0);
    return n === 1 ? "1 problem" : `${n} problems`;
  };

  function draw() {
    if (!report && connected) {
      host?.remove();
      host = null;
      return;
    }
    if (!host) build();
    list.hidden = !report || folded;
    chip.hidden = !list.hidden;
    chip.disabled = !report;
    chip.textContent = [report && count(), !connected && "The preview does not answer; this page may be out of date"].filter(Boolean).join(" · ");
    if (report) list.replaceChildren(heading(), ...report.problems.map(problem), ...(report.more ? [make("p", "more", `… and ${report.more} more`)] : []));
  }

  function heading() {
    const close = make("button", "close", "Close");
    close.type = "button";
    close.onclick = () => fold(true);
    return make("div", "heading", make("h2", "", count()), close, make("p", "", "Below is the last page that could be made."));
  }

  function problem(p) {
    const el = make("article", p.severity);
    if (p.place) el.append(make("p", "place", p.place));
    el.append(make("p", "message", make("b", "", p.severity + ": "), p.message));
    if (p.source) {
      const source = make("pre", "", p.source);
      source.tabIndex = 0; // can be scrolled without a mouse
      el.append(source);
    }
    for (const place of p.also ?? []) el.append(make("p", "place", "also: " + place));
    if (p.hint) el.append(make("p", "hint", make("b", "", "hint: "), p.hint));
    return el;
  }

  // fold makes the panel small, or large again, and keeps the keyboard in it.
  function fold(small) {
    const here = document.activeElement === host;
    folded = small;
    draw();
    if (here) (small ? chip : list).focus();
  }

  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && report && !folded && !event.defaultPrevented) fold(true);
  });

  return {
    // show shows a report, or none. One that was closed stays closed until
    // another comes.
    show(next) {
      const text = next ? JSON.stringify(next) : "";
      if (text === shown) return;
      shown = text;
      report = next;
      folded = false;
      draw();
    },
    connected(yes) {
      if (connected === yes) return;
      connected = yes;
      draw();
    },
    owns: el => el === host,
  };
})();
