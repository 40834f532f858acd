// Keeps the page on screen up to date. The server puts this script into the head
// of a page, with the page's view: {page, code, parts}, as package preview defines
// them. A stream brings the next view; here the page is made to match it.

const script = document.currentScript;
const home = new URL(".", script.src); // …/_galen/
const markup = window.trustedTypes?.createPolicy("galen-preview", { createHTML: text => text, createScript: text => text }) ?? { createHTML: text => text, createScript: text => text };

let view = JSON.parse(script.dataset.galen); // what is on screen
let next = null; // what is to be
let working = false;

// ask gives an address of the server's own, about this page.
function ask(what) {
  const url = new URL(what, home);
  url.searchParams.set("page", location.pathname);
  return url;
}

// hear takes a message of the stream. While one is worked on only the latest
// waits: views in between need not be shown.
async function hear(message) {
  panel.show(message.problems);
  findings.show(message.findings);
  next = message;
  if (working) return;
  working = true;
  while (next) {
    const wanted = next;
    next = null;
    try {
      await reach(wanted);
    } catch {
      anew("failed " + wanted.page); // a page that cannot be morphed can still be loaded
    }
  }
  working = false;
}

// reach makes the page on screen match a view.
async function reach(wanted) {
  if (wanted.code !== view.code) return anew(wanted.code);
  if (wanted.page !== view.page) {
    let text;
    try {
      const answer = await fetch(ask("page"), { cache: "no-store" });
      text = await answer.text();
    } catch {
      return; // the server has gone; its stream will say so, and when it is back
    }
    await become(new DOMParser().parseFromString(markup.createHTML(text), "text/html"));
  } else if (renew(wanted.parts)) {
    const swap = await stylesheets(freshen(document.head.cloneNode(true)));
    swap();
    freshen(document.body);
  }
}

// become turns the page on screen into another version of itself.
async function become(page) {
  const tag = page.querySelector("script[data-galen]");
  const now = tag && JSON.parse(tag.dataset.galen);
  if (now?.code !== view.code) return anew(now?.code);
  tag.remove();
  // Parsed apart from a window, what is in <noscript> is elements; here it is text.
  for (const el of page.querySelectorAll("noscript")) el.textContent = el.innerHTML;
  renew(now.parts);
  freshen(page);
  const swap = await stylesheets(page.head);
  swap();
  head(page.head);
  Idiomorph.morph(document.documentElement, page.documentElement, {
    head: { style: "none" },
    callbacks: { beforeNodeRemoved: el => !panel.owns(el) && !findings.owns(el), beforeAttributeUpdated: (name, el) => !touched(name, el) },
  });
  view = now;
}

// touched reports whether the reader has set what the attribute says.
function touched(name, el) {
  switch (name) {
    case "open":
      return el.localName === "details" || el.localName === "dialog";
    case "value":
      return "defaultValue" in el && el.value !== el.defaultValue;
    case "checked":
      return el.checked !== el.defaultChecked;
    case "selected": {
      const options = [...(el.closest("select")?.options ?? [])];
      const first = options.some(o => o.defaultSelected) ? null : options[0]; // stands in when none is marked
      return options.some(o => o.selected !== (o.defaultSelected || o === first));
    }
  }
  return false;
}

// head replaces what differs between the heads, but for style sheets, whose
// order counts and which have been seen to.
function head(page) {
  const ours = el => el === script || isSheet(el);
  const missing = [...page.children].filter(el => !isSheet(el));
  for (const el of [...document.head.children]) {
    if (ours(el)) continue;
    const same = missing.findIndex(other => other.isEqualNode(el));
    if (same >= 0) missing.splice(same, 1);
    else el.remove();
  }
  document.head.append(...missing.map(adopt));
}

// adopt brings an element of another document into this one. A script, of which
// only blocks of data come here, is made anew: where a policy asks for trusted
// types, browsers take a copy for the work of an intruder.
function adopt(el) {
  if (el.localName !== "script") return document.importNode(el, true);
  const copy = document.createElement("script");
  for (const { name, value } of el.attributes) copy.setAttribute(name, value);
  copy.text = markup.createScript(el.text);
  return copy;
}

const isSheet = el => el.localName === "link" && el.relList.contains("stylesheet");

// stylesheets loads the style sheets of another head beside those of this one,
// where they do not apply yet, and gives the function that makes the change: no
// moment is without style, and none has both.
async function stylesheets(page) {
  const old = [...document.head.children].filter(isSheet);
  const kept = new Set();
  const loading = [];
  let before = null; // the one that was placed last
  for (const wanted of [...page.children].filter(isSheet)) {
    const same = old.find(el => !kept.has(el) && el.isEqualNode(wanted) && follows(el, before));
    if (same) {
      kept.add((before = same));
      continue;
    }
    const link = document.importNode(wanted);
    const media = link.getAttribute("media");
    link.media = "not all";
    loading.push({ link, media, done: new Promise(resolve => (link.onload = link.onerror = resolve)) });
    if (before) before.after(link);
    else if (old.length) old[0].before(link);
    else document.head.append(link);
    before = link;
  }
  const enough = new Promise(resolve => setTimeout(resolve, 3000));
  await Promise.race([Promise.all(loading.map(l => l.done)), enough]);
  return () => {
    for (const { link, media } of loading) {
      if (media === null) link.removeAttribute("media");
      else link.media = media;
    }
    for (const el of old) if (!kept.has(el)) el.remove();
  };
}

const follows = (el, before) => !before || before.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING;

// renewed holds the ETags of style sheets and pictures that have changed under
// the same address. Browsers do not ask twice for these while a page is open; a
// query makes it another address.
const renewed = new Map();

// renew notes which parts have changed, and whether any has.
function renew(parts = {}) {
  let any = false;
  for (const [path, tag] of Object.entries(parts)) {
    if ((view.parts?.[path] ?? tag) === tag) continue;
    renewed.set(path, tag);
    any = true;
  }
  view.parts = parts;
  return any;
}

// freshen gives the addresses of renewed parts their query.
function freshen(root) {
  if (!renewed.size) return root;
  for (const el of root.querySelectorAll("link[rel~=stylesheet i], img, source, video, audio, track")) {
    for (const name of ["href", "src", "poster", "srcset"]) {
      const old = el.getAttribute(name);
      if (old === null) continue;
      const fresh = name === "srcset" ? old.replace(candidate, freshCandidate) : freshAddress(old);
      if (fresh !== old) el.setAttribute(name, fresh);
    }
  }
  return root;
}

// candidate is one picture of a srcset: an address, and what is said of it.
const candidate = /([^\s,](?:\S*[^\s,])?)(\s[^,]*)?(,|$)/g;
const freshCandidate = (_, address, size = "", end) => freshAddress(address) + size + end;

function freshAddress(text) {
  try {
    const url = new URL(text, document.baseURI);
    const tag = url.origin === location.origin && renewed.get(decodeURIComponent(url.pathname));
    return tag ? `${url.pathname}?galen=${tag}` : text;
  } catch {
    return text; // no address
  }
}

// anew loads the page anew, but not twice in a row for the same reason, so that
// it cannot go on for ever.
const lastReason = "galen-anew " + location.pathname;
function anew(reason) {
  if (sessionStorage.getItem(lastReason) === String(reason)) return;
  sessionStorage.setItem(lastReason, reason);
  location.reload();
}
if (sessionStorage.getItem(lastReason) === view.code) sessionStorage.removeItem(lastReason); // it has helped

// The stream is there while the page is on screen: browsers keep no more than six
// connections to a server, and pages in other tabs would use them up.
let stream = null;
let pause = 0; // before the next attempt, in milliseconds
let timer = 0;

function listen() {
  clearTimeout(timer);
  stream?.close();
  stream = null;
  if (document.visibilityState === "hidden") return;
  stream = new EventSource(ask("events"));
  stream.onopen = () => {
    pause = 0;
    panel.connected(true);
  };
  stream.onmessage = event => hear(JSON.parse(event.data));
  stream.onerror = () => {
    stream.close();
    if (pause >= 1000) panel.connected(false);
    timer = setTimeout(listen, pause);
    pause = Math.min(pause * 2 || 250, 4000);
  };
}

document.addEventListener("visibilitychange", listen);
window.addEventListener("pagehide", () => stream?.close());
window.addEventListener("pageshow", event => event.persisted && listen());
listen();
