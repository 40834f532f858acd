package layout_test

import (
	"bytes"
	"os"
	"regexp"
	"testing"
)

// archive is a text file that holds several: a comment, then each file under a
// line "-- name --".
type archive struct {
	comment string
	files   []entry
}

type entry struct{ name, data string }

var marker = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

func readArchive(t *testing.T, name string) *archive {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	a := &archive{}
	into := &a.comment
	at := 0
	for _, m := range marker.FindAllSubmatchIndex(text, -1) {
		*into = string(text[at:m[0]])
		a.files = append(a.files, entry{name: string(text[m[2]:m[3]])})
		into, at = &a.files[len(a.files)-1].data, m[1]
	}
	*into = string(text[at:])
	return a
}

func (a *archive) bytes() []byte {
	var b bytes.Buffer
	b.WriteString(a.comment)
	for _, f := range a.files {
		b.WriteString("-- " + f.name + " --\n" + f.data)
	}
	return b.Bytes()
}

// find gives the data of a file.
func (a *archive) find(name string) *string {
	for i := range a.files {
		if a.files[i].name == name {
			return &a.files[i].data
		}
	}
	return nil
}
