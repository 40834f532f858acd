package risk

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/words"
)

var update = flag.Bool("update", false, "write what is made into the golden files")

// read reads an English block from its lines.
func read(text string) (Risk, diag.List) { return readIn("", text) }

func readIn(tag, text string) (Risk, diag.List) {
	v, list := frontmatter.YAML("a.md", text, 1)
	r := frontmatter.NewReader(v, &list)
	b := Read(r, tag)
	r.Done(Names)
	list.Sort()
	return b, list
}

func must(t testing.TB, text string) Risk {
	t.Helper()
	b, list := read(text)
	if list.Failed() {
		t.Fatalf("%s\n%v", text, list)
	}
	return b
}

var run = regexp.MustCompile(`(?:m1 0h0){2,}`)

// TestGolden holds what is made of blocks: HTML, in which a run of dots is shortened, and
// the sentences.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) < 6 {
		t.Errorf("%d golden files", len(files))
	}
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b := must(t, string(archive.Files[0].Data))
		w := words.For("en")
		page := run.ReplaceAllStringFunc(b.HTML(w, `<a href="#r1">1</a>`), func(s string) string { return fmt.Sprintf("[%d more]", len(s)/len("m1 0h0")) })
		page = strings.NewReplacer("<div", "\n<div", "<p", "\n<p", "<li", "\n<li", "<svg", "\n<svg", "<tr", "\n<tr", "</figure", "\n</figure").Replace(page)
		got := []txtar.File{archive.Files[0], {Name: "html", Data: []byte(page + "\n")}, {Name: "sentences", Data: []byte(strings.Join(b.Sentences(w), "\n") + "\n")}}
		if *update {
			archive.Files = got
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if d := cmp.Diff(archive.Files, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

var (
	arrays    = regexp.MustCompile(`(?s)<svg role="img".*?</svg>`)
	paths     = regexp.MustCompile(`class="risk-(\w+)".*? d="([^"]*)"`)
	compared  = regexp.MustCompile(`Of ([\d,]+) people without it, ([\d,]+) had x within 1 year; of ([\d,]+) with it, ([\d,]+): (?:([\d,]+) (fewer|more)|no difference)\.`)
	tableRows = regexp.MustCompile(`<th scope="row">([^<]*)</th><td>([^<]*)</td>`)
	digits    = regexp.MustCompile(`[\d,]+`)
)

func atoi(s string) int {
	n, _ := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
	return n
}

// icons counts the icons of each state in a picture: each begins with a move.
func icons(picture string) map[string]int {
	n := map[string]int{}
	for _, m := range paths.FindAllStringSubmatch(picture, -1) {
		n[m[1]] += strings.Count(strings.ToLower(m[2]), "m")
	}
	return n
}

// TestCounted reads 500 random tables back: the icons of the pictures, the numbers of the
// sentences and those of the tables are the same, and those that were written.
func TestCounted(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 11))
	w := words.For("en")
	for range 500 {
		people := []int{100, 1000}[random.IntN(2)]
		numbers := [][2]int{}
		text := fmt.Sprintf("over: 1 year\nsource: a\npeople: %d\n", people)
		for i := range 1 + random.IntN(4) {
			pair := [2]int{random.IntN(people + 1), random.IntN(people + 1)}
			if random.IntN(2) == 0 {
				pair = [2]int{random.IntN(people/10 + 1), random.IntN(people/10 + 1)}
			}
			numbers = append(numbers, pair)
			keys := []string{"outcome: x", "without: " + written1(random, pair[0], people), "with: " + written1(random, pair[1], people)}
			if i == 0 {
				text += strings.Join(keys, "\n") + "\n"
				continue
			}
			if i == 1 {
				text += "harms:\n"
			}
			text += "  - " + strings.Join(keys, "\n    ") + "\n"
		}
		b := must(t, text)
		page := b.HTML(w, "a")
		said := compared.FindAllStringSubmatch(strings.Join(b.Sentences(w), "\n"), -1)
		shown := compared.FindAllStringSubmatch(page, -1)
		pictures, tables := arrays.FindAllString(page, -1), strings.Split(page, "<table>")[1:]
		if len(said) != len(numbers) || len(shown) != len(numbers) || len(pictures) != 2*len(numbers) || len(tables) != len(numbers) {
			t.Fatalf("%s\n%s", text, page)
		}
		for i, pair := range numbers {
			a, b := pair[0], pair[1]
			first, second := icons(pictures[2*i]), icons(pictures[2*i+1])
			wantFirst := some(map[string]int{"hit": a, "not": people - a})
			wantSecond := some(map[string]int{"hit": min(a, b), "fewer": max(0, a-b), "more": max(0, b-a), "not": people - max(a, b)})
			if d := cmp.Diff(wantFirst, first) + cmp.Diff(wantSecond, second); d != "" {
				t.Fatalf("%s: pictures: %s", text, d)
			}
			for _, m := range [][]string{said[i], shown[i]} {
				if atoi(m[1]) != people || atoi(m[2]) != a || atoi(m[3]) != people || atoi(m[4]) != b || atoi(m[5]) != max(a-b, b-a) || (m[6] == "fewer") != (b < a) {
					t.Fatalf("%s: sentence: %q", text, m[0])
				}
			}
			rows := tableRows.FindAllStringSubmatch(tables[i], -1)
			for k, want := range [][]int{{a, people}, {b, people}} {
				n := digits.FindAllString(rows[k][2], -1)
				if len(n) != 2 || atoi(n[0]) != want[0] || atoi(n[1]) != want[1] {
					t.Fatalf("%s: table: %q", text, rows[k])
				}
			}
		}
		if len(pictures[0]) > 8_000 {
			t.Fatalf("a picture of %d bytes", len(pictures[0]))
		}
	}
}

// written1 writes a number of people in one of the forms that are read.
func written1(random *rand.Rand, n, people int) string {
	switch random.IntN(5) {
	case 0:
		return fmt.Sprintf("%s%%", shortFloat(float64(n)*100/float64(people)))
	case 1:
		return fmt.Sprintf("%d out of %d", n*3, people*3)
	case 2:
		if n > 0 && people%n == 0 {
			return fmt.Sprintf("1 in %d", people/n)
		}
	case 3:
		return fmt.Sprintf("%d per %s", n, strings.Replace(strconv.Itoa(people), "1000", "1,000", 1))
	}
	return fmt.Sprintf("%d in %d", n, people)
}

func shortFloat(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// some drops what there is none of.
func some(n map[string]int) map[string]int {
	for k, v := range n {
		if v == 0 {
			delete(n, k)
		}
	}
	return n
}

// TestFigures holds what follows from numbers.
func TestFigures(t *testing.T) {
	for _, c := range []struct {
		without, with string // number, and interval
		want          string
	}{
		{"20 in 1000", "15 in 1000", "-5 -25% treat 200"},
		{"15 in 1000", "20 in 1000", "5 33% harm 200"},
		{"30 in 1000", "20 in 1000", "-10 -33% treat 100"},
		{"10 in 1000", "3 in 1000", "-7 -70% treat 143"}, // 142.86, rounded up
		{"10 in 1000", "17 in 1000", "7 70% harm 143"},   // likewise
		{"10 in 100", "8 in 100", "-2 -20% treat 50"},
		{"5 in 1000", "10 in 1000", "5 2× harm 200"},
		{"4 in 1000", "14 in 1000", "10 3.5× harm 100"},
		{"0 in 100", "3 in 100", "3 none harm 34"},
		{"3 in 100", "0 in 100", "-3 -100% treat 34"},
		{"0 in 100", "0 in 100", "0 none"},
		{"7 in 100", "7 in 100", "0 0%"},
		{"0%", "100%", "100 none harm 1"},
		{"20 in 1000", "15 in 1000; 12 to 19", "-5 -25% treat 200 (125 to 1000) [-8 to -1]"},
		{"20 in 1000", "15 in 1000; 12 to 22", "-5 -25% unsure [-8 to 2]"},
		{"20 in 1000", "15 in 1000; 12 to 20", "-5 -25% unsure [-8 to 0]"}, // to infinity
		{"20 in 1000; 16 to 25", "15 in 1000", "-5 -25% treat 200 (100 to 1000) [-10 to -1]"},
		{"20 in 1000; 17 to 24", "15 in 1000; 12 to 19", "-5 -25% unsure [-10 to 0]"},
		{"200 in 1000; 180 to 220", "100 in 1000; 90 to 110", "-100 -50% treat 10 (9 to 13) [-122.4 to -77.6]"},
		{"20 in 1000", "20 in 1000; 15 to 26", "0 0% unsure [-5 to 6]"},
		{"2%", "1.5%; 1.2 to 1.9", "-5 -25% treat 200 (125 to 1000) [-8 to -1]"},
		{"1 in 50", "15 in 1000; 1.2% to 1.9%", "-5 -25% treat 200 (125 to 1000) [-8 to -1]"},
		{"1 in 50", "15 in 1000; 12–19 in 1,000", "-5 -25% treat 200 (125 to 1000) [-8 to -1]"},
	} {
		text := "outcome: x\nover: 1 year\nsource: a\n"
		for i, s := range []string{c.without, c.with} {
			number, interval, _ := strings.Cut(s, "; ")
			text += arms[i] + ": " + number + "\n" + arms[i] + "-interval: " + interval + "\n"
		}
		b := must(t, text)
		if got := shortly(b.Effects[0].Figures(b.People)); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.without, c.with, got, c.want)
		}
	}
}

var english = said{w: words.For("en")}

func shortly(f Figures) string {
	s := strconv.Itoa(f.Difference)
	switch {
	case !f.Compared:
		s += " none"
	case f.Relative >= 1:
		s += " " + english.shortened(1+f.Relative) + "×"
	default:
		s += fmt.Sprintf(" %.0f%%", f.Relative*100)
	}
	if f.Needed > 0 {
		s += map[bool]string{true: " harm ", false: " treat "}[f.Harm] + strconv.Itoa(f.Needed)
	}
	if f.Fewest > 0 {
		s += fmt.Sprintf(" (%d to %d)", f.Fewest, f.Most)
	}
	if f.Unsure {
		s += " unsure"
	}
	if f.Between != nil {
		s += " [" + shortFloat(float64(f.Between.Low)/10) + " to " + shortFloat(float64(f.Between.High)/10) + "]"
	}
	return s
}

// TestShareIsNotRoundedUp: what is less than all is not told as all.
func TestShareIsNotRoundedUp(t *testing.T) {
	for share, want := range map[float64]string{1: "100", 0.9975: "99.7", 0.995: "99.5", 0.9999: "99.9", 0.994: "99", 0.25: "25", 0.005: "0.5"} {
		if got := english.percent(share); got != want {
			t.Errorf("%v is told as %s%%, want %s%%", share, got, want)
		}
	}
}
