package publish

import (
	"os"
	"time"

	"galen/internal/memo"
)

// settled is how old a change must be before a stamp can vouch for it. The file
// system's clock moves in steps of some milliseconds: a file that is written
// twice within one step keeps its times.
const settled = 100 * time.Millisecond

// Stamp describes the file at path in the output dir, for Keep. It is the zero
// Stamp, which vouches for nothing, when there is no file or when it changed
// only just now.
func Stamp(dir, path string) memo.Stamp {
	info, err := os.Lstat(dir + "/" + path)
	if err != nil || !info.Mode().IsRegular() {
		return memo.Stamp{}
	}
	s := stampOf(info)
	if time.Since(time.Unix(0, max(s.Changed, s.Modified))) < settled {
		return memo.Stamp{}
	}
	return s
}
