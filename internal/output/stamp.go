package output

import (
	"os"

	"galen/internal/memo"
)

// Stamp describes the file at path in the output dir, for Keep. It is the zero
// Stamp, which vouches for nothing, when there is no file or when it changed
// only just now.
func Stamp(dir, path string) memo.Stamp {
	info, err := os.Lstat(dir + "/" + path)
	if err != nil {
		return memo.Stamp{}
	}
	return memo.StampOf(info)
}
