// What the editorial rules say of the page on screen, and what colleagues have noted in
// its text: a button in the corner, and
// a panel when it is pressed. Like the panel of problems it is apart from the page.

const findings = (() => {
  let host = null;
  let root, chip, list;
  let shown = "";
  let report = null;
  let open = false;

  function make(name, className, ...content) {
    const el = document.createElement(name);
    if (className) el.className = className;
    el.append(...content);
    return el;
  }

  function build() {
    host = document.createElement("galen-findings");
    root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(panelCSS);
    root.adoptedStyleSheets = [sheet];
    chip = make("button", "chip findings");
    chip.type = "button";
    chip.onclick = () => turn(!open);
    list = make("section", "list findings");
    list.setAttribute("aria-label", "Findings of the editorial rules, and notes to colleagues");
    list.tabIndex = -1;
    root.append(list, chip);
    document.documentElement.append(host);
  }

  const number = (n, one, many) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

  const found = () => (report.problems ?? []).length + (report.more ?? 0);

  const count = () =>
    [found() && number(found(), "finding", "findings"), report.notes && number(report.notes.length, "note", "notes")].filter(Boolean).join(", ");

  function draw() {
    if (!report) {
      host?.remove();
      host = null;
      return;
    }
    if (!host) build();
    list.hidden = !open;
    chip.textContent = open ? "Close" : count();
    chip.setAttribute("aria-expanded", open);
    list.replaceChildren(make("h2", "", count() + " in this text"), ...(report.problems ?? []).map(finding), ...(report.more ? [make("p", "more", `… and ${report.more} more`)] : []), ...(report.notes ?? []).map(note));
  }

  // note shows a note to colleagues, which no reader sees.
  function note(p) {
    return make("article", "note", make("p", "place", p.place), make("p", "message", make("b", "", "to colleagues: "), p.message));
  }

  function finding(p) {
    const el = make("article", p.severity);
    if (p.place) el.append(make("p", "place", p.place));
    el.append(make("p", "message", make("b", "", p.severity + ": "), p.message));
    if (p.source) {
      const source = make("pre", "", p.source);
      source.tabIndex = 0;
      el.append(source);
    }
    if (p.hint) el.append(make("p", "hint", make("b", "", "hint: "), p.hint));
    return el;
  }

  function turn(wide) {
    open = wide;
    draw();
    (open ? list : chip).focus();
  }

  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && open && report && document.activeElement === host) turn(false);
  });

  return {
    show(next) {
      const text = next ? JSON.stringify(next) : "";
      if (text === shown) return;
      shown = text;
      report = next;
      draw();
    },
    owns: el => el === host,
  };
})();
