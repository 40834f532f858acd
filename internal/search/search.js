// Finds articles in the index of a site, for the page with <form data-search>. The package comment
// of internal/search tells what the files hold; internal/testing/searcher does the same in Go.
// Within this file a word is its UTF-8 bytes, one character each: so lengths are those of the index.

const grades = [1, 4, 8, 12, 16, 20, 24, 28, 32, 37, 42, 48, 54, 61, 68, 75];
const titled = 16, inTitle = 16, wholeTitle = 56, inAside = 40;
const recentShards = 13, perFile = 4, maxForms = 4, shortestSlip = 4, maxEnding = 6, maxBegun = 8, shown = 10;

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const toBytes = text => String.fromCharCode(...new TextEncoder().encode(text));
const toText = bytes => new TextDecoder().decode(Uint8Array.from(bytes, c => c.charCodeAt(0)));
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// Words: what a reader types, as the index has it.

function parts(word) {
  if (!unspaced.test(word)) return [word];
  const all = [];
  let run = [], within = false;
  const flush = () => {
    if (within && run.length > 1) for (let i = 0; i + 1 < run.length; i++) all.push(run[i] + run[i + 1]);
    else if (run.length) all.push(run.join(""));
    run = [];
  };
  for (const c of word) {
    if (unspaced.test(c) !== within) {
      flush();
      within = !within;
    }
    run.push(c);
  }
  flush();
  return all;
}

function fold(word) {
  let out = "";
  for (const c of word.normalize("NFKD")) {
    if (/\p{Mn}/u.test(c)) continue;
    if (c === "ß") out += "ss";
    else if (/[\p{L}\p{N}\p{M}]/u.test(c)) out += c.toLowerCase();
  }
  return toBytes(out);
}

export function wordsOf(text) {
  text = text.replace(/\u00ad/g, "").replace(/[’ʼ]/g, "'").replace(/(?<=[\p{L}\p{N}\p{M}])'[sS](?![\p{L}\p{N}\p{M}])/gu, " ");
  const small = w => Array.from(w, c => c.toLowerCase()).join("");
  return (text.match(/[\p{L}\p{N}\p{M}]+/gu) || []).flatMap(w => parts(small(w))).map(fold)
    .filter(f => f !== "" && f.length <= 40 && (f.length <= 4 || !/^[0-9]+$/.test(f)));
}

// Files.

class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = 0; }
  more() { return this.at < this.bytes.length; }
  number() {
    let n = 0, scale = 1;
    for (;;) {
      const b = this.bytes[this.at++];
      n += (b & 127) * scale;
      if (b < 128) return n;
      scale *= 128;
    }
  }
  part() {
    const n = this.number();
    this.at += n;
    return this.bytes.subarray(this.at - n, this.at);
  }
  text() { return String.fromCharCode(...this.part()); }
  differing(known) { const shared = this.number(); return known.slice(0, shared) + this.text(); }
}

class Index {
  constructor(address) { this.address = address; this.files = new Map(); }

  // Each file is fetched once; one that could not be, again the next time.
  once(name, read) {
    if (!this.files.has(name)) {
      const file = fetch(this.address + name).then(response => {
        if (!response.ok) throw new Error(name);
        return read(response);
      });
      file.catch(() => this.files.delete(name));
      this.files.set(name, file);
    }
    return this.files.get(name);
  }
  directory() { return this.once("index.json", response => response.json()); }
  inflated(name, read) {
    return this.once(name, async response => {
      const stream = response.body.pipeThrough(new DecompressionStream("deflate-raw"));
      return read(new Uint8Array(await new Response(stream).arrayBuffer()));
    });
  }
  shard(name) { return this.inflated(name, bytes => readShard(new Reader(bytes))); }
  shardsOf(word) {
    const k = key(word), names = ["recent/" + (k >>> 16) % recentShards + ".bin"];
    if (this.head.shards > 0) names.push("archive/" + (k & (this.head.shards - 1)) + ".bin");
    return Promise.all(names.map(name => this.shard(name)));
  }
  async card(article) {
    for (const [month, count] of this.head.months) {
      if (article >= count) {
        article -= count;
        continue;
      }
      const cards = await this.inflated("cards/" + month + "-" + Math.floor(article / perFile) + ".bin", bytes => JSON.parse(new TextDecoder().decode(bytes)));
      return cards[article % perFile];
    }
  }
}

function key(word) {
  let h = 2166136261, letters = 0;
  for (let i = 0; i < word.length; i++) {
    const b = word.charCodeAt(i);
    if ((b & 0xc0) !== 0x80 && ++letters > 4) break;
    h = Math.imul(h ^ b, 16777619) >>> 0;
  }
  return h;
}

function readShard(r) {
  const elsewhere = [], stems = [];
  for (let n = r.number(); n > 0; n--) elsewhere.push([r.text(), r.text()]);
  let before = "";
  for (let n = r.number(); n > 0; n--) {
    const stem = { text: r.differing(before), forms: [] };
    before = stem.text;
    const marks = r.number();
    if (marks & 1) stem.forms.push(stem.text);
    for (let m = marks >> 1; m > 0; m--) stem.forms.push(r.differing(stem.text));
    stem.count = r.number();
    stem.postings = r.part();
    stems.push(stem);
  }
  return { elsewhere, stems };
}

// A query.

function rarity(have, all) {
  const x = Math.max(16, Math.floor(16 * all / Math.max(1, have)));
  const bits = 31 - Math.clz32(x);
  return 16 * bits + (((x << 4) >> bits) & 15) - 64 + 8;
}

const slips = form => (form.length >= 8 ? 2 : 1);

// distance is how many letters of a have to be changed, left out, put in or exchanged with the one
// beside to have b; limit where it is more.
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beyond, above, row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    [beyond, above, row] = [above, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), above[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, beyond[j - 2] + 1);
      row[j] = d;
    }
  }
  return Math.min(limit, row[b.length]);
}

function ending(shards, form) {
  let best = "";
  for (const { stems } of shards) for (const { text } of stems) {
    if (text.length >= shortestSlip && text.length > best.length && form.length - text.length <= Math.min(maxEnding, text.length) && form.startsWith(text)) best = text;
  }
  return best === "" ? [] : [best];
}

function beginning(shards, form) {
  const count = new Map();
  for (const { stems } of shards) for (const s of stems) {
    if (s.text.startsWith(form) || s.forms.some(f => f.startsWith(form))) count.set(s.text, (count.get(s.text) || 0) + s.count);
  }
  return [...count.keys()].sort((x, y) => count.get(y) - count.get(x) || compare(x, y)).slice(0, maxBegun);
}

function near(shards, form) {
  let best = "", least = slips(form) + 1, most = 0;
  for (const { stems } of shards) for (const s of stems) for (const f of s.forms) {
    const d = distance(form, f, Math.min(least + 1, slips(form) + 1));
    if (d > slips(form)) continue;
    if (d < least || d === least && (s.count > most || s.count === most && f < best)) [best, least, most] = [f, d, s.count];
  }
  return best;
}

async function listed(index, form) {
  const words = await index.inflated("words.bin", bytes => {
    const r = new Reader(bytes), all = [];
    let before = "";
    for (let n = r.number(); n > 0; n--) all.push(before = r.differing(before));
    return all;
  });
  let best = "", least = slips(form) + 1;
  for (const w of words) {
    const d = distance(form, w, least);
    if (d < least) [best, least] = [w, d];
  }
  return best;
}

async function exact(index, form) {
  const texts = new Set();
  for (const { elsewhere, stems } of await index.shardsOf(form)) {
    for (const [f, stem] of elsewhere) if (f === form) texts.add(stem);
    for (const s of stems) if (s.text === form || s.forms.includes(form)) texts.add(s.text);
  }
  return texts.size ? term(index, texts) : null;
}

async function term(index, texts) {
  const t = { count: 0, cut: false, levels: new Map() };
  for (const text of texts) for (const { stems } of await index.shardsOf(text)) {
    const s = stems.find(s => s.text === text);
    if (!s) continue;
    t.count += s.count;
    let told = 0;
    for (const r = new Reader(s.postings); r.more();) {
      const level = r.number();
      let article = 0;
      for (let n = r.number(); n > 0; n--, told++) {
        article += r.number();
        if (article < index.head.articles) t.levels.set(article, Math.max(t.levels.get(article) ?? 0, level));
      }
    }
    t.cut ||= told < s.count;
  }
  return t;
}

async function find(index, form) {
  const found = await exact(index, form);
  if (found || form.length < shortestSlip) return { term: found };
  const shards = await index.shardsOf(form);
  for (const texts of [ending(shards, form), beginning(shards, form)]) {
    if (texts.length) return { term: await term(index, texts) };
  }
  const instead = near(shards, form) || await listed(index, form);
  return { term: instead && await exact(index, instead), instead };
}

function rank(index, terms, asides) {
  let total = 0;
  const found = new Map();
  for (const t of terms) {
    const own = rarity(t.count, index.head.articles);
    total += own;
    for (const [article, level] of t.levels) {
      const f = found.get(article) || { article, worth: 0, rarity: 0, titled: 0 };
      f.worth += own * grades[level % titled];
      f.rarity += own;
      if (level >= titled) {
        f.worth += own * inTitle;
        f.titled += own;
      }
      found.set(article, f);
    }
  }
  for (const f of found.values()) f.worth = (f.worth + Math.floor(wholeTitle * f.titled ** 3 / total ** 2)) * f.rarity;
  for (const t of asides) {
    const own = rarity(t.count, index.head.articles);
    for (const article of t.levels.keys()) if (found.has(article)) found.get(article).worth += inAside * own * total;
  }
  return [...found.values()].filter(f => 2 * f.rarity >= total)
    .sort((x, y) => (y.rarity === total) - (x.rarity === total) || y.worth - x.worth || y.article - x.article).map(f => f.article);
}

// search gives the numbers of the articles that are found, the best first; whether there are more;
// the words that were taken for slips, each with what it was taken for; and those that no article has.
export async function search(index, query) {
  index.head = await index.directory();
  const words = wordsOf(query), common = new Set(index.head.common.split(" ").map(toBytes));
  const longest = list => [...new Set(list)].sort((x, y) => y.length - x.length);
  const rare = longest(words.filter(w => !common.has(w))), others = longest(words.filter(w => common.has(w)));
  const forms = (rare.length ? rare : others).slice(0, maxForms), beside = rare.length ? others.slice(0, maxForms - forms.length) : [];
  const [found, asides] = await Promise.all([Promise.all(forms.map(f => find(index, f))), Promise.all(beside.map(f => exact(index, f)))]);
  const terms = found.map(f => f.term).filter(Boolean);
  return {
    articles: rank(index, terms, asides.filter(Boolean)),
    more: terms.some(t => t.cut),
    instead: forms.flatMap((f, i) => found[i].term && found[i].instead ? [[toText(f), toText(found[i].instead)]] : []),
    missing: forms.filter((f, i) => !found[i].term).map(toText),
  };
}

export const open = address => new Index(address);

// The page.

function start(form) {
  const field = form.querySelector("input"), status = document.querySelector("[data-search-status]");
  const list = document.querySelector("[data-search-results]"), more = document.querySelector("[data-search-more]");
  const card = document.querySelector("template[data-search-card]"), title = document.title;
  const index = open(form.dataset.search);
  let turn = 0, result = null, query = "";

  const say = (name, values) => status.dataset[name].replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);

  const show = async mine => {
    const from = list.children.length, articles = result.articles.slice(from, from + shown);
    const cards = await Promise.all(articles.map(a => index.card(a)));
    if (mine !== turn) return;
    for (const c of cards) {
      if (!c) continue;
      const [url, title, description, evidence, iso, date, lang, dir] = c, one = card.content.cloneNode(true);
      const fill = (name, text) => {
        const e = one.querySelector("[data-" + name + "]");
        if (e && text) e.textContent = text;
        else if (e) e.remove();
        return e;
      };
      const spoken = e => {
        if (e && lang) e.lang = lang;
        if (e && dir) e.dir = dir;
        return e;
      };
      const link = fill("title", title);
      link.href = url;
      spoken(link.closest("h3") ?? link);
      spoken(fill("description", description));
      fill("evidence", evidence);
      const day = fill("date", date);
      if (day) {
        const time = document.createElement("time");
        time.dateTime = iso;
        time.textContent = date;
        day.replaceChildren(time);
      }
      list.append(one);
    }
    list.closest("section").hidden = list.children.length === 0;
    more.hidden = list.children.length >= result.articles.length;
  };

  const message = () => {
    const n = result.articles.length, count = n.toLocaleString(document.documentElement.lang || undefined), said = [];
    said.push(say(n === 0 ? "none" : result.more ? "over" : n === 1 ? "single" : "several", { count, query }));
    for (const [word, instead] of result.instead) said.push(say("instead", { word, instead }));
    for (const word of n ? result.missing : []) said.push(say("missing", { word }));
    return said.join(" ");
  };

  const run = async () => {
    const mine = ++turn;
    query = (new URLSearchParams(location.hash.slice(1)).get("q") ?? "").trim();
    field.value = query;
    list.replaceChildren();
    list.closest("section").hidden = true;
    status.textContent = "";
    document.title = query === "" ? title : query + " – " + title;
    if (query === "") return;
    const late = setTimeout(() => { if (mine === turn) status.textContent = status.dataset.waiting; }, 500);
    try {
      const found = await search(index, query);
      if (mine !== turn) return;
      result = found;
      await show(mine);
      if (mine === turn) status.textContent = message();
    } catch {
      if (mine === turn) status.textContent = status.dataset.error;
    } finally {
      clearTimeout(late);
    }
  };

  form.addEventListener("submit", event => {
    event.preventDefault();
    const hash = "#" + new URLSearchParams({ q: field.value.trim() });
    if (hash === location.hash) run(); // again, after an error
    else location.hash = hash;
  });
  more.addEventListener("click", async () => {
    const from = list.children.length;
    try {
      await show(turn);
      list.children[from]?.querySelector("a").focus();
    } catch {
      status.textContent = status.dataset.error;
    }
  });
  addEventListener("hashchange", run);
  form.hidden = false;
  run();
}

const form = document.querySelector("form[data-search]");
if (form) start(form);
