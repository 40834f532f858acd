// Prints what the Intl of this JavaScript engine says of each locale, as JSON.
const tags = process.argv.slice(2);
const day = new Date(Date.UTC(2026, 10, 22, 9, 5)), early = new Date(Date.UTC(2026, 0, 3, 15, 30));
const names = ["A", "B", "C", "D"];
const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 19, 20, 21, 22, 42, 80, 99, 100, 101, 102, 103, 111, 200, 1000, 1001, 10000, 100000, 1000000, 2000000];
const all = {};
for (const tag of tags) {
  const date = (options, of) => new Intl.DateTimeFormat(tag, { calendar: "gregory", timeZone: "UTC", ...options }).format(of);
  const months = [];
  for (let m = 0; m < 12; m++) months.push(new Date(Date.UTC(2026, m, 15)));
  const number = new Intl.NumberFormat(tag), list = new Intl.ListFormat(tag), plural = new Intl.PluralRules(tag);
  all[tag] = {
    long: [day, early, ...months].map((d) => date({ dateStyle: "long" }, d)),
    short: [day, early].map((d) => date({ dateStyle: "medium" }, d)),
    month: months.map((d) => date({ month: "long", year: "numeric" }, d)),
    clock: [day, early].map((d) => date({ hour: "numeric", minute: "numeric", timeZoneName: "short" }, d)),
    numbers: [0, 999, 1200, 12345, 1234567, -1200, 3.5, 1200.25].map((n) => number.format(n)),
    lists: [1, 2, 3, 4].map((n) => list.format(names.slice(0, n))),
    plurals: numbers.map((n) => plural.select(n)),
  };
}
console.log(JSON.stringify({ cldr: process.versions.cldr, numbers, locales: all }, null, 1));
