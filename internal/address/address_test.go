package address

import (
	"testing"

	"galen/internal/testing/tally"
)

// refused are addresses, and what to write instead. They are kind 22 of the issue:
// addresses that a browser reads otherwise, and those that give a password away.
var refused = [][2]string{
	// listed
	{"https:evil.example", "https://evil.example"}, {"https:/evil.example", "https://evil.example"}, {"https:/x", "https://x"},
	{"https://user:pw@host.example/", "https://host.example/"}, {"//evil.example/a", "https://evil.example/a"}, {`\\evil.example`, "https://evil.example"}, {`/\evil.example`, "https://evil.example"},
	{"javascript:alert(1)", ""}, {"data:text/html,x", ""}, {`health\flu.md`, "health/flu.md"},
	// made up
	{"http:evil.example/a?b#c", "http://evil.example/a?b#c"}, {"HTTPS:news.example", "https://news.example"}, {`https:\\evil.example\a`, "https://evil.example/a"}, {"https:///evil.example", "https://evil.example"},
	{`https://a.example\b?c=\`, `https://a.example/b?c=\`}, {"https://user@host.example", "https://host.example"}, {"https://a.example@evil.example/x", "https://evil.example/x"}, {"http://:pw@h.example:8080/", "http://h.example:8080/"},
	{"https://", ""}, {"https://?q", ""}, {"https:", ""}, {"https://a b.example/", ""}, {"https://a%62.example/", ""}, {"https://a..example/", ""}, {"https://2130706433/", ""}, {"http://0x7f.1/", ""}, {"http://127.1/", ""}, {"http://010.0.0.1/", ""},
	{"https://a.example:99999/", ""}, {"https://a.example:x/", ""}, {"https://ｅvil.example/", "https://evil.example/"}, {"https://evil。example/", "https://evil.example/"}, {"https://ev\u200bil.example/", "https://evil.example/"}, {"https://ev\u00adil.example/", "https://evil.example/"},
	{"https://a.example/\u00a0", "https://a.example/"}, {"https://a.example/b\u200b", "https://a.example/b"}, {"https://a.example/b\u00a0c?d", "https://a.example/b%20c?d"}, {"https://a.example/?q\ufeff", "https://a.example/?q"},
	{`https://a.example/"title"`, "https://a.example/"},
	{"https://a.example/\tb", "https://a.example/b"}, {"java\nscript:alert(1)", ""}, {"ht\ntps://a.example/", "https://a.example/"}, {"vbscript:x", ""}, {"ftp://a.example/", ""}, {"file:///etc", ""}, {"blob:x", ""},
}

// misdialled are kind 9: numbers to call, and addresses to write to.
var misdialled = [][2]string{
	// listed
	{"tel:+44 20 7946 0000", "tel:+442079460000"}, {"tel:116 123", "tel:116123"}, {"sms:852 58", "sms:85258"},
	// made up
	{"whatsapp://send?phone=%2B447700900123&text=Hi", "https://wa.me/447700900123"}, {"whatsapp://send", ""},
	{"tel:", ""}, {"tel:none", ""}, {"tel:abc", ""}, {"sms:abc", ""}, {"tel://116123", "tel:116123"}, {"tel:1-800-QUIT-NOW", "tel:18007848669"}, {"tel:+44 (0)20 7946 0000", "tel:+442079460000"}, {"tel:116 123;ext=4", "tel:116123;ext=4"}, {"tel:020%207946%200000", "tel:02079460000"}, {"tel:*100#", "tel:*100%23"}, {"tel:0800\u00a0111", "tel:0800111"}, {"tel:++1", "tel:+1"},
	{"sms:", ""}, {"sms://85258", "sms:85258"}, {"sms:85258&body=SHOUT", "sms:85258?body=SHOUT"}, {"sms:85258;body=SHOUT", "sms:85258?body=SHOUT"}, {"sms:85258?body=I need help", "sms:85258?body=I%20need%20help"}, {"sms:85258?text=Hi", "sms:85258?body=text%3DHi"}, {"sms:+44 7700 900123, 85258", "sms:+447700900123,85258"},
	{"mailto:", ""}, {"mailto:desk", ""}, {"mailto:@news.example", ""}, {"mailto://desk@news.example", "mailto:desk@news.example"}, {"mailto:desk @news.example", "mailto:desk@news.example"}, {"mailto:desk@news.example?subject=A b", "mailto:desk@news.example?subject=A%20b"},
}

// right are addresses that are what they say.
var right = []string{
	"", "/health/flu/", "flu.md", "../health/flu.md#signs", "#signs", "a?b:c", "photo 1.jpg", "https://news.example", "http://a.example:80/b?c=d@e:f#g", "https://a.example/@user", "https://a.example/x:y@z", "https://a_b.example/",
	"https://größe.example/", "https://xn--gre-6ka8i.example/", "https://[::1]/", "https://192.0.2.1/x", "https://news.example./", "https://en.wikipedia.org/wiki/A_(b)", "https://doi.org/10.1000/a;b", "https://WHO.int/", "Https://who.int/", "https://a.example/?q=a|b", `https://a.example/?q="a"`, "https://a.example/größe–b",
	// listed
	"sms:988", "sms:85258", "sms:85258?body=SHOUT", "https://wa.me/447700900123", "tel:+442079460000",
	// made up
	"tel:999", "tel:116123", "tel:+44-20-7946-0000", "tel:(020)7946.0000", "tel:*100%23", "tel:+14155550100;ext=5", "TEL:111",
	"sms:+447700900123", "sms:85258?body=I%20need%20help", "sms:85258,85259", "https://wa.me/447700900123?text=Hi",
	"mailto:desk@news.example", "mailto:a@b.example,c@d.example?subject=Hi%20there", "mailto:?subject=Hi", "mailto:größe@news.example",
}

// TestKind22Addresses: what is to be written instead is judged as well: nothing is wrong
// with it.
func TestKind22Addresses(t *testing.T) {
	tally.Kind(t, 22, "refused")
	for _, c := range refused {
		checkRefused(t, c[0], c[1])
	}
}

// TestKind9Numbers is the same for what is called or written to.
func TestKind9Numbers(t *testing.T) {
	tally.Kind(t, 9, "misdialled", "right")
	for _, c := range misdialled {
		checkRefused(t, c[0], c[1])
	}
	for _, a := range right {
		if p := Check(a); p.Why != "" {
			t.Errorf("%q is refused: %+v", a, p)
		}
	}
}

func checkRefused(t *testing.T, address, write string) {
	t.Helper()
	p := Check(address)
	if p.Why == "" || write != "" && p.Write != write {
		t.Errorf("%q: %+v, want %q", address, p, write)
	}
	if again := Check(p.Write); write != "" && again.Why != "" {
		t.Errorf("what is to be written for %q is refused: %+v", address, again)
	}
}

func TestKind23OwnAddresses(t *testing.T) {
	tally.Kind(t, 23)
	cases := [][3]string{ // base, address, path; "" for one elsewhere
		// listed
		{"https://mini.example/", "http://mini.example/health/nope/", "/health/nope/"},
		// made up
		{"https://mini.example/", "https://www.mini.example/health/", "/health/"},
		{"https://mini.example/", "https://mini.example/a#b", "/a#b"}, {"https://mini.example/", "HTTPS://Mini.Example/A", "/A"}, {"https://mini.example/", "https://mini.example", "/"},
		{"https://mini.example/", "https://mini.example?q", "/?q"}, {"https://mini.example/", "https://mini.example:443/a", "/a"}, {"https://mini.example/", "https://mini.example./a", "/a"},
		{"https://www.mini.example/", "http://mini.example/a", "/a"}, {"https://mini.example/news/", "http://www.mini.example/news/a", "/a"}, {"https://mini.example/news/", "https://mini.example/news", "/"},
		{"https://mini.example/news/", "https://mini.example/other/", ""}, {"https://mini.example/", "https://mini.example.evil/", ""}, {"https://mini.example/", "https://evil.example/mini.example/", ""},
		{"https://mini.example/", "https://mini.example:8443/", ""}, {"https://mini.example/", "https://x@mini.example/", ""}, {"https://mini.example/", "/health/", ""}, {"https://mini.example/", "", ""},
		{"https://mini.example/", "mailto:a@mini.example", ""}, {"https://mini.example/", "https://shop.mini.example/", ""},
	}
	for _, c := range cases {
		if path, own := Own(c[0], c[1]); path != c[2] || own != (c[2] != "") {
			t.Errorf("Own(%q, %q) = %q, %v", c[0], c[1], path, own)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("https://user:pw@a.example/")
	f.Add("tel:+44 (0)20 (0)")
	f.Fuzz(func(t *testing.T, a string) {
		if p := Check(a); p.Why != "" && p.Write != "" {
			Check(p.Write)
		}
		Own("https://news.example/", a)
	})
}
