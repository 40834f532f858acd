package build

import (
	"strings"

	"galen/internal/memo"
	"galen/internal/site"
	"galen/internal/source"
)

// Most edits change the words of a text and nothing else. Then the facts of all
// other pages are what they were, and need not be worked out to see that: comparing
// a hundred thousand facts of ten thousand articles takes a third of a build after
// one edit. What is left of a site without the words of its articles is its frame.

// framed is what a ledger remembers of the site that was built.
type framed struct {
	Frame memo.Digest
	Words []byte // the digests of the articles' files, one behind the other
}

// framed says what stands for the site that e is: everything that input has, but
// for the templates, which no fact of the site is about, and with each article's
// frame for its file.
func (e *edition) framed(opt Options) framed {
	h, articles := memo.NewHasher(), e.articles
	f := framed{Words: make([]byte, 0, len(articles)*len(memo.Digest{}))}
	for _, list := range [][]source.File{{e.tree.Config}, e.tree.Content, e.tree.Static, e.tree.Data} {
		h.Int(len(list))
		for _, file := range list {
			h.String(file.Path)
			if len(articles) > 0 && articles[0].File == file.Path {
				h.Digest(articles[0].Frame)
				f.Words = append(f.Words, articles[0].Digest[:]...)
				articles = articles[1:]
			} else {
				h.Digest(file.Digest)
			}
		}
	}
	h.String(opt.BaseURL)
	h.Int(int(e.show))
	if len(articles) == 0 {
		f.Frame = e.withPrograms(h.Sum())
	}
	return f
}

// noted is what the ledger is to remember. A site of which something was taken over
// because of a frame is not noted as what follows from its input: then the next
// build of this input works out all of it, and finds whatever a frame has missed.
func (e *edition) noted(in memo.Digest, frame framed, r *Result) note {
	n := note{Input: in, Framed: frame, At: e.now, Next: r.Next, Pages: r.Pages, Held: r.Held, Gone: r.Gone, Findings: r.Findings, Problems: r.Problems, Over: r.Over}
	if e.revised || e.settled {
		n.Input, n.Unproven = memo.Digest{}, in
	}
	if e.revised {
		n.Framed = framed{}
	}
	return n
}

// settled picks the facts of the site that are what they were when the ledger was
// written, because nothing but words of other articles changed since. It is nil
// when nobody can say, and when the input is the one that was built like that.
func (l *ledger) settled(e *edition, in memo.Digest, now framed) func(key string) bool {
	before := l.note.Framed
	if in == l.note.Unproven {
		return nil
	}
	if now.Frame.IsZero() || before.Frame != now.Frame || len(before.Words) != len(now.Words) || !l.within(e.now) {
		return nil
	}
	edited := map[string]bool{}
	const size = len(memo.Digest{})
	for i, a := range e.articles {
		if string(before.Words[i*size:(i+1)*size]) != string(now.Words[i*size:(i+1)*size]) {
			edited[e.site.Path(a)] = true
		}
	}
	e.settled = true
	return func(key string) bool {
		family, path, _ := strings.Cut(key, ":")
		return site.Tells(family) && !edited[path]
	}
}
