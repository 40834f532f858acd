package content

import (
	"html"
	"strings"
	"testing"
	"time"

	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// blockRules are those of a site that has numbers for emergencies.
var blockRules = Rules{Zone: time.UTC, Home: "https://news.example/", Emergency: map[string]string{"": "999", "US": "911"}}

// TestBlocks holds the HTML of each block, and the words that it adds to those of its text.
func TestBlocks(t *testing.T) {
	const words = "She said: \"Ask *first*, then wait.\"\n\n"
	for _, tt := range []struct{ name, text, want, said string }{
		{"note", ":::note\nStop.\n:::", `<div class="box box-note" role="note"><p class="box-title">Good to know</p><p>Stop.</p></div>`, "Stop."},
		{"note with a title", ":::note {title=\"Don't \\ <x>\"}\nStop.\n:::", `<div class="box box-note" role="note"><p class="box-title">Don’t \ &lt;x></p><p>Stop.</p></div>`, `Don't \ <x>|Stop.`},
		{"warning", ":::warning\nStop.\n:::", `<div class="box box-warning" role="note"><p class="box-title">Warning</p><p>Stop.</p></div>`, "Stop."},
		{"urgent", ":::urgent\n- chest pain\n:::", `<div class="box box-urgent" role="note"><p class="box-title">Call 999 if</p><ul><li>chest pain</li></ul></div>`, "chest pain"},
		{"urgent in a region", ":::urgent {region=US}\n- pain\n:::", `<div class="box box-urgent" role="note"><p class="box-title">Call 911 if</p><ul><li>pain</li></ul></div>`, "pain"},
		{"key points", ":::key-points\n- one\n- two\n:::", `<div class="box box-key-points" role="note"><p class="box-title">Key points</p><ul><li>one</li><li>two</li></ul></div>`, "one|two"},
		{"aside", ":::aside\nBeside.\n:::", `<div class="box box-aside" role="note"><p>Beside.</p></div>`, "Beside."},
		{"details", ":::details {title=\"How\"}\nSo.\n:::", `<details class="box"><summary>How</summary><p>So.</p></details>`, "How|So."},
		{"quote", words + ":::quote {by=\"A nurse\" source=\"BMJ\"}\nask first, then wait\n:::", `<p>She said: “Ask <em>first</em>, then wait.”</p><figure class="pull"><blockquote><p>ask first, then wait</p></blockquote><figcaption>A nurse, <cite>BMJ</cite></figcaption></figure>`, "She said: “Ask first, then wait.”|A nurse|BMJ|ask first, then wait"},
		{"new quote", ":::quote {by=\"A nurse\" new=true}\nAsk.\n:::", `<figure class="pull"><blockquote><p>Ask.</p></blockquote><figcaption>A nurse</figcaption></figure>`, "A nurse|Ask."},
		{"gallery", ":::gallery\n![A](https://x.example/a.png)\n\n![B](https://x.example/b.png \"Two\")\n:::", `<div class="gallery"><figure><img src="https://x.example/a.png" alt="A"></figure><figure><img src="https://x.example/b.png" alt="B"><figcaption>Two</figcaption></figure></div>`, "A|B|Two"},
		{"compare", ":::compare\n![A](https://x.example/a.png \"One\")\n\n![B](https://x.example/b.png \"Two\")\n:::", `<div class="compare"><figure><img src="https://x.example/a.png" alt="A"><figcaption>One</figcaption></figure><figure><img src="https://x.example/b.png" alt="B"><figcaption>Two</figcaption></figure></div>`, "A|One|B|Two"},
		{"timeline", ":::timeline\n2019\n: It began.\n\n12 March 2024\n: It ended.\n:::", `<div class="timeline"><dl><dt>2019</dt><dd>It began.</dd><dt>12 March 2024</dt><dd>It ended.</dd></dl></div>`, "2019|It began.|12 March 2024|It ended."},
		{"faq", ":::faq\n## Can I?\n\nYes, *you* can.\n\n- a\n- b\n\n## And now?\n\nWait.\n:::", `<div class="faq"><h2 id="can-i">Can I?</h2><p>Yes, <em>you</em> can.</p><ul><li>a</li><li>b</li></ul><h2 id="and-now">And now?</h2><p>Wait.</p></div>`, "Can I?|Yes, you can.|a|b|And now?|Wait."},
		{"audio", ":::audio {src=talk.mp3 title=\"Don't & <x>\"}\nA nurse *speaks*.\n:::", `<div class="media"><figure><audio controls preload="none" aria-label="Don’t &amp; &lt;x>"src="talk.mp3"></audio><figcaption>Don’t & &lt;x><p class="media-facts">src="talk.mp3"</p></figcaption></figure><details><summary>Transcript</summary><p>A nurse <em>speaks</em>.</p></details></div>`, "Don't & <x>|A nurse speaks."},
		{"audio with a file", ":::audio {src=talk.mp3 title=\"A talk\" transcript=talk.txt credit=\"A. Nurse\"}\n:::", `<div class="media"><figure><audio controls preload="none" aria-label="A talk"src="talk.mp3"></audio><figcaption>A talk<p class="media-facts">src="talk.mp3". A. Nurse</p></figcaption></figure><details><summary>Transcript</summary>src="talk.txt"</details></div>`, "A talk|A. Nurse"},
		{"video", ":::video {src=\"/films/a walk.mp4\" title=Walk poster=walk.jpg captions=walk.vtt lang=de}\nSteps.\n:::", `<div class="media"><figure><video controls preload="none" aria-label="Walk"src="/films/a walk.mp4"src="walk.jpg"><track kind="captions" srclang="de" label="Untertitel"src="walk.vtt" default></video><figcaption>Walk<p class="media-facts">src="/films/a walk.mp4"</p></figcaption></figure><details><summary>Transcript</summary><div lang="de"><p>Steps.</p></div></details></div>`, "Walk|Steps."},
		{"table", ":::table\ncaption: \"Doses: a \\\"list\\\"\"\ncolumns: [Age, Dose]\nrows: [[Under 5, 5 mg]]\n:::", `<figure class="data"><section class="table" tabindex="0" aria-label="Doses: a “list”"><table><caption>Doses: a “list”</caption><thead><tr><th scope="col">Age</th><th scope="col">Dose</th></tr></thead><tbody><tr><th scope="row">Under 5</th><td>5 mg</td></tr></tbody></table></section></figure>`, `Doses: a "list"|Age|Dose|Under 5|5 mg`},
		{"table of a file", ":::table\nfile: a.csv\ncaption: Doses\nnote: For all.\n:::", `src="a.csv"`, "Doses|For all."},
		{"chart of a file", "One.\n\n:::chart\nkind: bar\nfile: ../a.csv\ntitle: Doses\ndescription: They grow\n:::\n\nTwo.", `<p>One.</p>src="../a.csv"<p>Two.</p>`, "One.|Doses|They grow|Two."},
		{"embed", `::embed{url="https://youtu.be/aqz-KE-bpKQ?si=x" title="Don't & <x>" poster=film.jpg duration="1:03:20"}`, `<figure class="embed film"><div class="embed-stage"><img src="film.jpg" alt="">` +
			`<iframe name="x-frame-1" title="Don’t &amp; &lt;x&gt; – from YouTube"` + frameRights("https://www.youtube-nocookie.com") + ` srcdoc="` + html.EscapeString(`<!doctype html><html lang="en"><title>Don’t &amp; &lt;x&gt;</title>`+
			`<a href="https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&amp;rel=0" referrerpolicy="strict-origin" aria-label="Play it here: Don’t &amp; &lt;x&gt;. This film comes from YouTube. `+
			`If you play it here, YouTube learns your internet address and may store cookies in your browser."><svg width="100%" viewBox="0 0 320 160" aria-hidden="true"><rect width="320" height="160" fill-opacity="0"/>`+
			`<circle cx="160" cy="80" r="26" stroke="#fff" stroke-width="2"/><path d="M152 66v28l22-14z" fill="#fff"/></svg></a>`) + `"></iframe></div><figcaption><b>Don’t & &lt;x></b> (1:03:20) ` +
			`<span class="embed-here">This film comes from YouTube. If you play it here, YouTube learns your internet address and may store cookies in your browser. ` +
			`<a href="https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&amp;rel=0" target="x-frame-1" referrerpolicy="strict-origin" aria-label="Play it here: Don’t &amp; &lt;x&gt;">Play it here</a> </span>` +
			`<a href="https://www.youtube.com/watch?v=aqz-KE-bpKQ" aria-label="Watch it on YouTube: Don’t &amp; &lt;x&gt;">Watch it on YouTube</a></figcaption></figure>`, "Don't & <x>"},
		{"nested", "::::details {title=\"How\"}\n:::note\nStop.\n:::\n::::", `<details class="box"><summary>How</summary><div class="box box-note" role="note"><p class="box-title">Good to know</p><p>Stop.</p></div></details>`, "How|Stop."},
	} {
		f := source.NewFile("content/health/x.md", []byte(goodHeader+tt.text+"\n"))
		document, list := Parse(f, blockRules)
		if len(list) > 0 {
			t.Errorf("%s: %v %s", tt.name, list, list[0].Hint)
			continue
		}
		body := wordsOf(document).Body()
		var set strings.Builder
		body.Fill(&set, func(p Placeholder) (string, bool) { return `src="` + p.Target + `"`, true }, nil)
		if got := set.String(); got != tt.want || !body.Blocks {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
		if got := saidBy(f); got != tt.said {
			t.Errorf("%s: said %q, want %q", tt.name, got, tt.said)
		}
	}
}

// saidBy is the words that the editorial rules get, block by block.
func saidBy(f source.File) string {
	p, _, _ := split(f)
	var said textseg.Text
	markdown(f.Path, p, "x", blockRules, nil, &said)
	var all []string
	for _, b := range said.Blocks {
		all = append(all, b.Text)
	}
	return strings.Join(all, "|")
}

// TestBlockProblems: what is wrong with a block is told at its place, once, and what the
// hint says solves it.
func TestBlockProblems(t *testing.T) {
	for _, tt := range []struct {
		text         string
		line, column int
		message      string
		fixed        string
	}{
		{":::note\n:::", 1, 1, "this block is empty", ":::note\nWords.\n:::"},
		{":::chart\nkind: bra\nfile: a.csv\ntitle: T\ndescription: D\n:::", 2, 7, `no kind of chart "bra"`, ":::chart\nkind: bar\nfile: a.csv\ntitle: T\ndescription: D\n:::"},
		{":::chart\nkind: bar\nfrom: 5\nfile: a.csv\ntitle: T\ndescription: D\n:::", 3, 7, "bars begin at zero", ":::chart\nkind: dot\nfrom: 5\nfile: a.csv\ntitle: T\ndescription: D\n:::"},
		{":::chart\nkind: bar\ntitle: T\ndescription: D\ncolumns: [A, B]\nrows:\n  - [x, one]\n  - [y, 2]\n:::", 7, 9, `"one" in the column "B" is not a number`, ":::chart\nkind: bar\ntitle: T\ndescription: D\ncolumns: [A, B]\nrows:\n  - [x, 1]\n  - [y, 2]\n:::"},
		{":::table\nfile: a.csv\ntitle: T\ncaption: C\n:::", 3, 1, `unknown key "title"`, ":::table\nfile: a.csv\ncaption: T\n:::"},
		{":::graph\nkind: bar\n:::", 1, 4, `no block "graph"`, ":::chart\nkind: bar\nfile: a.csv\ntitle: T\ndescription: D\n:::"},
		{":::note\n%% ask her %%\n:::", 1, 1, "this block is empty", ":::note\nWords.\n:::"},
		{":::note {title=\"A %% ask %%\"}\na\n:::", 1, 17, "this note to colleagues would be published", ":::note {title=\"A\"}\na\n:::"},
		{":::note {title=\"A <!-- ask -->\"}\na\n:::", 1, 17, "this note to colleagues would be published", ":::note {title=\"A\"}\na\n:::"},
		{"![A](https://x.example/a.png \"Cap %% ask %%\")", 1, 1, "this note to colleagues would be published", "![A](https://x.example/a.png \"Cap\")"},
		{"[a link](https://x.example/a \"T %% ask %%\")", 1, 1, "this note to colleagues would be published", "[a link](https://x.example/a \"T\")"},
		{":::urgent region=US\na\n:::", 1, 11, "between braces", ":::urgent {region=US}\na\n:::"},
		{":::note title=\"A b\"\na\n:::", 1, 9, "between braces", ":::note {title=\"A b\"}\na\n:::"},
		{":::note {title=Two words}\na\n:::", 1, 16, "more than one word", ":::note {title=\"Two words\"}\na\n:::"},
		{":::timeline {title=\"T\"}\n2024\n: a\n:::", 1, 14, `unknown key "title"`, ":::timeline\n2024\n: a\n:::"},
		{":::nott\na\n:::", 1, 4, `no block "nott"`, ":::note\na\n:::"},
		{":::zebra\na\n:::", 1, 4, `no block "zebra"`, ":::note\na\n:::"},
		{"a\n:::accordion\na\n:::", 2, 4, `no block "accordion"`, "a\n:::details {title=\"T\"}\na\n:::"},
		{":::note {titel=\"x\"}\na\n:::", 1, 10, `unknown key "titel"`, ":::note {title=\"x\"}\na\n:::"},
		{":::note {title=“x”}\na\n:::", 1, 16, "typographic", ":::note {title=\"x\"}\na\n:::"},
		{":::note Title\na\n:::", 1, 9, "between braces", ":::note {title=\"Title\"}\na\n:::"},
		{":::note[Title]\na\n:::", 1, 8, "between braces", ":::note {title=\"Title\"}\na\n:::"},
		{":::details\na\n:::", 1, 4, `needs the key "title"`, ":::details {title=\"How the trial was done\"}\na\n:::"},
		{":::details {title=\"\"}\na\n:::", 1, 20, `"title" is empty`, ":::details {title=\"How the trial was done\"}\na\n:::"},
		{":::note\na", 1, 4, "is not closed", ":::note\na\n:::"},
		{"a\n\n:::\n", 3, 1, "no block is open", "a"},
		{":::key-points\nOne.\n:::", 1, 1, "a single list", ":::key-points\n- One.\n:::"},
		{":::urgent {region=FR}\na\n:::", 1, 19, `no emergency number for "FR"`, ":::urgent {region=US}\na\n:::"},
		{":::quote\nNobody said this.\n:::", 1, 1, "nowhere else in this article", ":::quote {new=true by=\"A nurse\"}\nNobody said this.\n:::"},
		{":::quote {new=true}\nAsk.\n:::", 1, 1, "who said it", ":::quote {new=true by=\"A nurse\"}\nAsk.\n:::"},
		{":::quote {new=yes by=\"A\"}\nAsk.\n:::", 1, 15, `must be true or false`, ":::quote {new=true by=\"A\"}\nAsk.\n:::"},
		{":::gallery\n![A](https://x.example/a.png)\n:::", 1, 1, "2 to 24 pictures, and this has 1", ":::gallery\n![A](https://x.example/a.png)\n\n![B](https://x.example/b.png)\n:::"},
		{":::gallery\nWords.\n:::", 2, 1, "nothing but pictures", ":::gallery\n![A](https://x.example/a.png)\n\n![B](https://x.example/b.png)\n:::"},
		{":::audio {src=a.mp3 title=A}\n:::", 1, 1, "no transcript", ":::audio {src=a.mp3 title=A}\nWords.\n:::"},
		{":::audio {src=a.mp3 title=A}\n:::", 1, 1, "no transcript", ":::audio {src=a.mp3 title=A transcript=a.txt}\n:::"},
		{":::audio {title=A}\nWords.\n:::", 1, 4, `needs the key "src"`, ":::audio {src=a.mp3 title=A}\nWords.\n:::"},
		{":::audio {src=a.mp3}\nWords.\n:::", 1, 4, `needs the key "title"`, ":::audio {src=a.mp3 title=A}\nWords.\n:::"},
		{":::audio {file=a.mp3 title=A}\nWords.\n:::", 1, 11, `unknown key "file"`, ":::audio {src=a.mp3 title=A}\nWords.\n:::"},
		{":::audio {src=a.mp3 title=A transcript=a.md}\n:::", 1, 40, "a text file", ":::audio {src=a.mp3 title=A transcript=\"a.txt\"}\n:::"},
		{":::audio {src=a.mp3 title=A transcript=a.txt}\nWords.\n:::", 1, 1, "two transcripts", ":::audio {src=a.mp3 title=A}\nWords.\n:::"},
		{":::audio {src=\"https://x.example/a.mp3\" title=A}\nWords.\n:::", 1, 16, "fetched from another site", ":::audio {src=a.mp3 title=A}\nWords.\n:::"},
		{":::podcast {src=a.mp3 title=A}\nWords.\n:::", 1, 4, `no block "podcast"`, ":::audio {src=a.mp3 title=A}\nWords.\n:::"},
		{":::video {src=a.mp4 title=A poster=a.jpg}\nWords.\n:::", 1, 4, `needs the key "captions"`, ":::video {src=a.mp4 title=A poster=a.jpg captions=a.vtt}\nWords.\n:::"},
		{":::video {src=a.mp4 title=A captions=a.vtt}\nWords.\n:::", 1, 4, `needs the key "poster"`, ":::video {src=a.mp4 title=A poster=a.jpg captions=a.vtt}\nWords.\n:::"},
		{":::video {src=a.mp4 title=A poster=a.jpg subtitles=a.vtt}\nWords.\n:::", 1, 42, `unknown key "subtitles"`, ":::video {src=a.mp4 title=A poster=a.jpg captions=a.vtt}\nWords.\n:::"},
		{":::video {src=a.mp4 title=A poster=a.jpg captions=a.vtt}\n:::", 1, 1, "this film has no transcript", ":::video {src=a.mp4 title=A poster=a.jpg captions=a.vtt}\nWords.\n:::"},
		{"::video{src=a.mp4 title=A poster=a.jpg captions=a.vtt}", 1, 3, "more than one line", ":::video {src=a.mp4 title=A poster=a.jpg captions=a.vtt}\nWords.\n:::"},
		{":::compare\n![A](https://x.example/a.png \"A\")\n\n![B](https://x.example/b.png)\n:::", 4, 1, "needs a caption", ":::compare\n![A](https://x.example/a.png \"A\")\n\n![B](https://x.example/b.png \"B\")\n:::"},
		{":::timeline\nWords.\n:::", 1, 1, "list of dates", ":::timeline\n2024\n: Words.\n:::"},
		{":::timeline\nWhen\n: Words.\n:::", 2, 1, `"When" is not a date`, ":::timeline\n2024\n: Words.\n:::"},
		{":::timeline\n31 June 2024\n: Words.\n:::", 2, 1, `"31 June 2024" is not a date`, ":::timeline\n30 June 2024\n: Words.\n:::"},
		{":::timeline\n2019\n: a\n\n2021\n: b\n\n2020\n: c\n:::", 8, 1, "out of order", ":::timeline\n2019\n: a\n\n2020\n: c\n\n2021\n: b\n:::"},
		{":::faq\nWords.\n:::", 1, 1, "without a question", ":::faq\n## Can I drive?\n\nWords.\n:::"},
		{":::faq\n## Can I drive?\n:::", 2, 1, "has no answer", ":::faq\n## Can I drive?\n\nYes.\n:::"},
		{":::faq\n## Can I?\n\nYes.\n\n## And I?\n\n## She?\n\nNo.\n:::", 6, 1, "has no answer", ":::faq\n## Can I?\n\nYes.\n\n## And I?\n\nNo.\n\n## She?\n\nNo.\n:::"},
		{`::embed{url="https://youtu.be/aqz-KE-bpKQ" poster=f.jpg}`, 1, 3, `needs the key "title"`, `::embed{url="https://youtu.be/aqz-KE-bpKQ" poster=f.jpg title="What the film is called"}`},
		{`::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T"}`, 1, 3, `needs the key "poster"`, `::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T" poster="film.jpg"}`},
		{`::embed{title="T" poster=f.jpg}`, 1, 3, `needs the key "url"`, `::embed{title="T" poster=f.jpg url="https://www.youtube.com/watch?v=aqz-KE-bpKQ"}`},
		{`::embed{url="https://youtu.be/aqz-KE-bpKQ" title="" poster=f.jpg}`, 1, 51, `"title" is empty`, `::embed{url="https://youtu.be/aqz-KE-bpKQ" title="What the film is called" poster=f.jpg}`},
		{`::embed{url="http://youtu.be/aqz-KE-bpKQ" title="T" poster=f.jpg}`, 1, 14, "is not encrypted", `::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T" poster=f.jpg}`},
		{`::embed{url="https://youtu.be/aqz" title="T" poster=f.jpg}`, 1, 14, "names no film", `::embed{url="https://www.youtube.com/watch?v=aqz-KE-bpKQ" title="T" poster=f.jpg}`},
		{`::embed{url="https://tube.example/x" title="T" poster=f.jpg}`, 1, 14, "a site that Galen does not know", `[What it shows](https://tube.example/x)`},
		{":::table\nfile: a.csv\ncaption: C\nlimit: 0\n:::", 4, 8, `"limit" must be a whole number`, ":::table\nfile: a.csv\ncaption: C\nlimit: 10\n:::"},
		{`::embed{url="aqz-KE-bpKQ" title="T" poster=f.jpg}`, 1, 14, "is not the address of a page", `::embed{url="https://www.youtube.com/watch?v=aqz-KE-bpKQ" title="T" poster=f.jpg}`},
		{`::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T" poster="https://img.example/f.jpg"}`, 1, 62, "would be fetched from another site", `::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T" poster="film.jpg"}`},
		{`::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T" poster=f.jpg duration="3 minutes"}`, 1, 77, "is not how long a film is", `::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T" poster=f.jpg duration="3:20"}`},
		{`::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T" poster=f.jpg duration="0:00"}`, 1, 77, "is not how long a film is", `::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T" poster=f.jpg duration="0:01"}`},
		{`::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T" poster=f.jpg date="2024-02-30"}`, 1, 73, "2024-02-30", `::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T" poster=f.jpg date="2024-02-29"}`},
		{`::embed{src="https://youtu.be/aqz-KE-bpKQ" title="T" poster=f.jpg}`, 1, 9, `unknown key "src"`, `::embed{url="https://youtu.be/aqz-KE-bpKQ" title="T" poster=f.jpg}`},
		{":::embed {url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=f.jpg}\n:::", 1, 4, "is written on one line", `::embed{url="https://youtu.be/aqz-KE-bpKQ" title=T poster=f.jpg}`},
		{`::youtube{id=aqz-KE-bpKQ}`, 1, 3, `no block "youtube"`, `::embed{url="https://youtu.be/aqz-KE-bpKQ" title=T poster=f.jpg}`},
	} {
		above := strings.Count(goodHeader, "\n")
		_, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+tt.text+"\n")), blockRules)
		if len(list) != 1 || list[0].Line != above+tt.line || list[0].Column != tt.column && tt.column != 0 || !strings.Contains(list[0].Message, tt.message) || list[0].Hint == "" {
			t.Errorf("%q: %v, want %d:%d %s", tt.text, list, above+tt.line, tt.column, tt.message)
		}
		if _, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+tt.fixed+"\n")), blockRules); len(list) > 0 {
			t.Errorf("%q: the hint does not help: %v", tt.fixed, list)
		}
	}
}
