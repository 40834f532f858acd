package preview

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/testing/testtime"
)

func TestHeadersFor(t *testing.T) {
	const text = "# all\n/*\r\n  X-All: yes\r\n\tX-Tab:one\n" +
		"\n/health/*\n  X-Section: health\n  X-All: health too\n" +
		"/health/:slug/\n  X-Slug: one\n" +
		"/:a/:b/\n  X-Two: yes\n" +
		"/blog/*/2026\n  X-Middle: yes\n" +
		"/private/*\n  ! X-All\n  !x-tab\n" +
		"/exact\n  x-exact: yes\n" +
		"/a.b\n  X-Dot: yes\n" +
		"https://galen.example/*\n  X-Other-Host: yes\n" +
		"/*\n  not a header\n  Bad Name: x\n  X-Bad: a\x01b\n  : empty\n  Cache-Control: max-age=9\n  access-control-allow-origin: *\n" +
		"  Set-Cookie: a=b\n  Strict-Transport-Security: max-age=9\n  Content-Type: text/plain\n  Empty:\n"
	rules := parseRules("  X-Lost: before any pattern\n" + text)
	for a, want := range map[address]string{
		"/":                "X-All: yes; X-Tab: one",
		"/health/":         "X-All: yes, health too; X-Section: health; X-Tab: one",
		"/health/flu/":     "X-All: yes, health too; X-Section: health; X-Slug: one; X-Tab: one; X-Two: yes",
		"/health/flu/x":    "X-All: yes, health too; X-Section: health; X-Tab: one",
		"/trials/cold/":    "X-All: yes; X-Tab: one; X-Two: yes",
		"/blog/a/b/2026":   "X-All: yes; X-Middle: yes; X-Tab: one",
		"/blog/2026":       "X-All: yes; X-Tab: one",
		"/private/x":       "",
		"/exact":           "X-All: yes; X-Exact: yes; X-Tab: one",
		"/exactly":         "X-All: yes; X-Tab: one",
		"/a.b":             "X-All: yes; X-Dot: yes; X-Tab: one",
		"/aXb":             "X-All: yes; X-Tab: one",
		"/line\nbreak/x/y": "X-All: yes; X-Tab: one",
	} {
		var got []string
		h := headersFor(rules, a)
		h.Del("Empty")
		for _, name := range slices.Sorted(maps.Keys(h)) {
			got = append(got, name+": "+h.Get(name))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s:\n got %s\nwant %s", a, s, want)
		}
	}
}

func FuzzRules(f *testing.F) {
	f.Add("/*\n  X-A: b\n", "/a")
	f.Add("/:a/*/:b\n  X-A: b\n  ! X-A\n", "/a/b/c")
	f.Add(strings.Repeat("*a", 50)+"\n X: y\n", "/"+strings.Repeat("a", 200))
	f.Add("/a\x80\n X: y", "/a")
	f.Add("/\\Q[a-z]+\n X: y", "/\\E")
	f.Fuzz(func(t *testing.T, text, path string) {
		start := time.Now()
		for name, values := range headersFor(parseRules(text), address(path)) {
			if unfit[name] || strings.HasPrefix(name, "Access-Control-") || len(values) != 1 || strings.ContainsAny(name+values[0], "\r\n\x00") {
				t.Errorf("%q gives %q: %q", text, name, values)
			}
		}
		if took := time.Since(start); took > testtime.Limit(2*time.Second) {
			t.Errorf("took %v", took)
		}
	})
}

func TestAdmit(t *testing.T) {
	g := grant{source: "http://localhost:1313/_galen/", nonce: "abc"}
	for _, test := range []struct{ name, policy, want string }{
		{"nothing allowed", "default-src 'none'", "default-src 'none'; script-src SRC; connect-src SRC"},
		{"capitals", "Default-Src 'NONE'", "Default-Src 'NONE'; script-src SRC; connect-src SRC"},
		{"own allowed", "default-src 'self'", "default-src 'self'; script-src 'self'; connect-src 'self'"},
		{"only scripts restricted", "script-src https://a.example", "script-src https://a.example SRC"},
		{"only pictures restricted", "img-src 'self'", "img-src 'self'"},
		{"named", "default-src 'none'; script-src 'none'; connect-src 'none'; style-src 'self'", "default-src 'none'; script-src SRC; connect-src SRC; style-src 'self'"},
		{"empty list", "default-src; script-src", "default-src; script-src SRC; connect-src SRC"},
		{"scripts by element", "script-src 'self'; script-src-elem https://a.example", "script-src 'self'; script-src-elem https://a.example SRC"},
		{"strict-dynamic", "script-src 'nonce-xyz' 'strict-dynamic'", "script-src 'nonce-xyz' 'strict-dynamic' 'nonce-abc'"},
		{"strict-dynamic for all", "default-src 'nonce-xyz' 'strict-dynamic'", "default-src 'nonce-xyz' 'strict-dynamic'; script-src 'nonce-xyz' 'strict-dynamic' 'nonce-abc'; connect-src 'nonce-xyz' 'strict-dynamic' SRC"},
		{"unsafe-inline keeps its force", "script-src 'unsafe-inline'", "script-src 'unsafe-inline' SRC"},
		{"anything", "default-src *", "default-src *; script-src *; connect-src *"},
		{"twice", "script-src 'none'; script-src *", "script-src SRC"},
		{"no encryption here", "upgrade-insecure-requests; block-all-mixed-content; default-src 'self'; report-uri /r; report-to x", "default-src 'self'; script-src 'self'; connect-src 'self'"},
		{"nothing left", "upgrade-insecure-requests", ""},
		{"trusted types", "require-trusted-types-for 'script'; trusted-types 'none'", "require-trusted-types-for 'script'; trusted-types galen-preview"},
		{"any trusted types", "trusted-types *", "trusted-types *"},
		{"sandbox", "sandbox", "sandbox allow-scripts allow-same-origin"},
		{"two policies", "default-src 'none', script-src 'none'", "default-src 'none'; script-src SRC; connect-src SRC, script-src SRC"},
		{"stray separators", " ;; default-src  'none' ;,, ", "default-src 'none'; script-src SRC; connect-src SRC"},
	} {
		want := strings.ReplaceAll(test.want, "SRC", g.source)
		got := admit(test.policy, g)
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, want)
		}
		if again := admit(got, g); again != got {
			t.Errorf("%s: admitted twice:\n got %s\nwant %s", test.name, again, got)
		}
	}
}

// What a policy says of anything but scripts and connections must not change.
func FuzzAdmit(f *testing.F) {
	f.Add("default-src 'none'; img-src 'self'", "default-src 'self'")
	f.Add("script-src 'strict-dynamic';sandbox", "TRUSTED-types a b")
	f.Fuzz(func(t *testing.T, a, b string) {
		text := a + "," + b
		g := grant{"http://localhost:1313/_galen/", "abc"}
		got := admit(text, g)
		if again := admit(got, g); again != got {
			t.Errorf("%q becomes %q, then %q", text, got, again)
		}
		after := strings.Split(got, ",")
		for p := range strings.SplitSeq(text, ",") {
			before := parsePolicy(p)
			if len(before) == 0 {
				continue
			}
			now := parsePolicy(after[0])
			after = after[1:]
			for _, d := range before {
				switch d.name() {
				case "script-src", "script-src-elem", "connect-src", "trusted-types", "sandbox":
					continue
				}
				if i := now.find(d.name()); i < 0 || strings.Join(now[i], " ") != strings.Join(d, " ") {
					t.Errorf("%q became %q: %q is not the same", text, got, d)
				}
			}
		}
	})
}
