package build

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// These edits are not made to the source: they change, behind Galen's back, what
// the build before has left.

// breakages put something wrong into a file of a kind.
var breakages = []struct {
	what string
	is   func(string) bool
	do   func(text string) string
}{
	{"the closing fence is gone", isText, func(t string) string { return strings.Replace(t, "\n---\n", "\n", 1) }},
	{"an unknown key", isText, func(t string) string { return setKey(t, "titel", "X") }},
	{"no title", isText, func(t string) string { return setKey(setKey(t, "title", ""), "name", "") }},
	{"a key twice", isText, func(t string) string { return strings.Replace(t, "---\n", "---\ndraft: true\ndraft: true\n", 1) }},
	{"a date that is none", isArticle, func(t string) string { return setKey(t, "date", "2026-13-45") }},
	{"an unknown author", isArticle, func(t string) string { return setKey(t, "authors", "[nobody]") }},
	{"a tag in other letters", isArticle, func(t string) string { return setKey(t, "tags", "[SLEEP]") }},
	{"an unknown category", isArticle, func(t string) string { return setKey(t, "category", "nowhere") }},
	{"a missing layout", isText, func(t string) string { return setKey(t, "layout", "no-such-layout") }},
	{"a picture without words", isText, func(t string) string { return t + "\n![](/shared.png)\n" }},
	{"a broken link", isText, func(t string) string { return t + "\n[x](nowhere-at-all)\n" }},
	{"a broken anchor", isText, func(t string) string { return t + "\n[x](/about/#nowhere)\n" }},
	{"raw HTML", isText, func(t string) string { return t + "\n<script>x</script>\n" }},
	{"an alias that is a page", isText, func(t string) string { return setKey(t, "aliases", "[/about/, /health/]") }},
	{"not UTF-8", isText, func(t string) string { return t + "\xff\n" }},
	{"no file at all", isText, func(string) string { return "" }},
	{"an unknown key", isConfig, func(t string) string { return t + "colour: red\n" }},
	{"nothing", isConfig, func(string) string { return "" }},
	{"no YAML", isConfig, func(t string) string { return t + "{[\n" }},
	{"no zone", isConfig, func(t string) string { return setKey(t, "timezone", "Mars/Olympus") }},
	{"a menu to nowhere", isConfig, func(t string) string { return setKey(t, "menus", "{main: [{title: X, url: /nowhere/}]}") }},
	{"an open action", isTemplate, func(t string) string { return t + "{{if}}" }},
	{"an unknown field", isTemplate, func(t string) string { return t + "{{.NoSuchThing}}" }},
	{"a missing asset", isTemplate, func(t string) string { return strings.Replace(t, "{{", `{{.Asset "none.css"}}{{`, 1) }},
	{"an index too high", isTemplate, func(t string) string { return t + "{{index (list 1) 5}}" }},
	{"unclosed CSS", isStatic, func(t string) string { return t + "p{" }},
	{"half a picture", isPicture, func(t string) string { return t[:len(t)/2] }},
}

// breakFile puts something wrong into a file.
func breakFile(s *state, r *rand.Rand) string {
	b := pick(r, breakages...)
	name := choose(r, s.those(b.is))
	if name == "" {
		return ""
	}
	s.files[name] = b.do(s.files[name])
	return b.what + " in " + name
}

// tamper changes a file of the output.
func (s *state) tamper(r *rand.Rand) string {
	name := choose(r, s.outputFiles())
	if name == "" {
		return ""
	}
	file := filepath.Join(s.desk.warm.out, name)
	data, err := os.ReadFile(file)
	if err != nil || len(data) == 0 {
		return ""
	}
	at := r.IntN(len(data))
	what := ""
	switch r.IntN(7) {
	case 0:
		what, err = "cut short", os.Truncate(file, int64(at))
	case 1:
		what, err = "deleted", os.Remove(file)
	case 2:
		what, err = "unreadable for others", os.Chmod(file, 0o600)
	case 3:
		what, err = "touched", os.Chtimes(file, midday, midday)
	case 4:
		err = os.RemoveAll(filepath.Dir(file))
		what = "deleted with its folder"
		if filepath.Dir(file) == s.desk.warm.out {
			what = "deleted with all others"
		}
	default:
		var info os.FileInfo
		if info, err = os.Stat(file); err == nil {
			data[at] ^= 1 << r.IntN(8)
			what, err = "changed in one bit, with its old size and time", os.WriteFile(file, data, 0o644)
			_ = os.Chtimes(file, time.Time{}, info.ModTime())
		}
	}
	check(s.desk.t, err)
	return "output file " + name + " " + what
}

// oldOutput removes the output, or puts back what an earlier build has written.
func (s *state) oldOutput(r *rand.Rand) string {
	check(s.desk.t, os.RemoveAll(s.desk.warm.out))
	if len(s.desk.outputs) == 0 || r.IntN(2) == 0 {
		return "the output deleted"
	}
	back := r.IntN(len(s.desk.outputs))
	s.desk.outputs[back].write(s.desk.t, s.desk.warm.out)
	return fmt.Sprintf("the output as it was %d builds ago", len(s.desk.outputs)-1-back)
}

// spoilCache deletes or damages the cache, or puts back an earlier one.
func (s *state) spoilCache(r *rand.Rand) string {
	dir := filepath.Join(s.desk.warm.dir, CacheFolder)
	caches := s.desk.caches
	if len(caches) == 0 || r.IntN(4) == 0 {
		check(s.desk.t, os.RemoveAll(dir))
		return "the cache deleted"
	}
	back := r.IntN(len(caches))
	cache := maps.Clone(caches[back])
	what := fmt.Sprintf("the cache as it was %d builds ago", len(caches)-1-back)
	if r.IntN(2) == 0 && len(cache) > 0 {
		name := slices.Sorted(maps.Keys(cache))[0]
		cache[name] = damaged(r, cache[name])
		what += ", damaged"
	}
	check(s.desk.t, os.RemoveAll(dir))
	cache.write(s.desk.t, dir)
	return what
}

// damaged is a text with a bit flipped, or cut short.
func damaged(r *rand.Rand, text string) string {
	at := r.IntN(len(text))
	if r.IntN(2) == 0 {
		return text[:at]
	}
	data := []byte(text)
	data[at] ^= 1 << r.IntN(8)
	return string(data)
}
