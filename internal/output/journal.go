package output

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"galen/internal/memo"
)

// A journal is the way from the old site to the new: the steps, in order, and
// the digest of the manifest that comes into force at the end.
//
//	galen journal 1
//	manifest 9f86d0…0a08
//	drop health/flu
//	tree health/flu
//	add 3 about.html
//	replace 4 index.html
//	end 60303a…dd2f
type journal struct {
	manifest memo.Digest
	steps    []change
}

// change is one step. It is done when its file has left the stage or, of a drop,
// when the file is gone; a step that is done may be done again.
type change struct {
	verb   string
	number int64 // of the file in the stage, for add and replace
	path   string
}

// The verbs.
const (
	drop    = "drop"    // remove a file that the old manifest lists
	tree    = "tree"    // move a whole folder into a place that was empty
	add     = "add"     // move a file into a place that was empty
	replace = "replace" // move a file over ours
)

const journalHeader = "galen journal 1"

// source is where the step's file or folder waits.
func (c change) source() string {
	if c.verb == tree {
		return stagedTree + "/" + c.path
	}
	return flat(c.number)
}

func flat(number int64) string { return path.Join(stageFolder, strconv.FormatInt(number, 10)) }

func (j journal) text() []byte {
	text := fmt.Appendf(nil, "%s\nmanifest %s\n", journalHeader, j.manifest)
	for _, c := range j.steps {
		text = append(text, c.verb+" "...)
		if c.verb == add || c.verb == replace {
			text = append(strconv.AppendInt(text, c.number, 10), ' ')
		}
		text = append(text, c.path+"\n"...)
	}
	return seal(text)
}

// parseJournal reads what text wrote. A journal that is not whole decides
// nothing: that is errDamaged. A whole one that cannot be understood must be
// left to the galen that wrote it: errNewer.
func parseJournal(text []byte) (journal, error) {
	lines, current, ok := unseal(text, journalHeader)
	switch {
	case !ok:
		return journal{}, errDamaged
	case !current || len(lines) == 0:
		return journal{}, errNewer
	}
	digest, found := strings.CutPrefix(lines[0], "manifest ")
	d, ok := parseDigest(digest)
	if !found || !ok {
		return journal{}, errNewer
	}
	j := journal{manifest: d}
	for _, line := range lines[1:] {
		c, ok := parseChange(line)
		if !ok {
			return journal{}, errNewer
		}
		j.steps = append(j.steps, c)
	}
	return j, nil
}

func parseChange(line string) (c change, ok bool) {
	c.verb, c.path, _ = strings.Cut(line, " ")
	switch c.verb {
	case drop, tree:
	case add, replace:
		var number string
		var err error
		number, c.path, _ = strings.Cut(c.path, " ")
		if c.number, err = strconv.ParseInt(number, 10, 64); err != nil || c.number < 0 || strconv.FormatInt(c.number, 10) != number {
			return change{}, false
		}
	default:
		return change{}, false
	}
	return c, validPath(c.path)
}
