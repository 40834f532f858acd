package site

import "galen/internal/memo"

// A fact of the catalog or of a story is made of the structure and of parts, which are noted with it (memo.Answer):
// the headlines that it shows, the story that it shows, or all that the articles of an edition say. While the
// structure is the same and no part is another, so is the fact.
//
// Parts are numbers. Those of an edition follow those of the one before: two for each article, and one for all of them.

// headlinePart is the headline of an article, by its place in Structure.all, and storyPart its story.
func (s *Structure) headlinePart(id int) uint32 { return s.firstPart + uint32(2*id) }
func (s *Structure) storyPart(id int) uint32    { return s.headlinePart(id) + 1 }

// allParts are the headlines and stories of an edition together.
func (s *Structure) allParts() uint32 { return s.headlinePart(len(s.all)) }

// numberParts gives every edition its numbers.
func numberParts(editions []*builder) {
	first := uint32(0)
	for _, b := range editions {
		b.firstPart = first
		first = b.allParts() + 1
	}
}

// Digests tell one site from another: of the structure, of every headline and of every story.
type Digests struct {
	Structure memo.Digest
	Headlines []byte // one after the other, edition by edition
	Stories   []byte // likewise
}

// Digests are those of the site. Those of a site are of use only to one of the same
// instant, or of one at which it is what it was; see Next.
func (s *Site) Digests() Digests {
	d := Digests{Structure: s.opt.Digest}
	for _, e := range s.everySite() {
		for i, own := range e.stories {
			d.Headlines = append(d.Headlines, e.headlines[i].digest[:]...)
			d.Stories = append(d.Stories, own.digest[:]...)
		}
	}
	return d
}

// everySite is the site and those in its other languages, in the order of their parts.
func (s *Site) everySite() []*Site { return append([]*Site{s}, s.editions...) }

// OtherThan lists the parts that are others than in a site with these digests. Known is false where the structure
// is another, too: then nothing is known of any fact.
func (s *Site) OtherThan(before Digests) (parts []uint32, known bool) {
	const size = len(memo.Digest{})
	n := 0
	for _, e := range s.everySite() {
		n += len(e.stories)
	}
	if s.opt.Digest.IsZero() || before.Structure != s.opt.Digest || len(before.Stories) != n*size || len(before.Headlines) != n*size {
		return nil, false
	}
	at := 0
	is := func(digests []byte, d memo.Digest) bool { return memo.Digest(digests[at:at+size]) == d }
	for _, e := range s.everySite() {
		parts = append(parts, e.otherParts(func(i int) (headline, story bool) {
			headline, story = is(before.Headlines, e.headlines[i].digest), is(before.Stories, e.stories[i].digest)
			at += size
			return headline, story
		})...)
	}
	return parts, true
}

// OtherThanIn is OtherThan of a site that is at hand. What it shares with that one it does not look at.
func (s *Site) OtherThanIn(before *Site) (parts []uint32, known bool) {
	if s.Structure != before.Structure {
		return nil, false
	}
	old := before.everySite()
	for n, e := range s.everySite() {
		was := old[n]
		parts = append(parts, e.otherParts(func(i int) (headline, story bool) {
			h, now := was.headlines[i], e.headlines[i]
			t, own := was.stories[i], e.stories[i]
			return h == now || h.digest == now.digest, t == own || t.digest == own.digest
		})...)
	}
	return parts, true
}

// otherParts are the parts of an edition that are others, by whether each article's headline and story are the same.
func (s *Site) otherParts(same func(i int) (headline, story bool)) (parts []uint32) {
	for i := range s.stories {
		headline, story := same(i)
		if !headline {
			parts = append(parts, s.headlinePart(i))
		}
		if !story {
			parts = append(parts, s.storyPart(i))
		}
	}
	if len(parts) > 0 {
		parts = append(parts, s.allParts())
	}
	return parts
}
