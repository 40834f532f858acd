package textseg

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// pronounced reads a list of words and the numbers of syllables that the CMU
// Pronouncing Dictionary gives each.
func pronounced(t *testing.T, file string) map[string][]int {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]int{}
	for line := range strings.Lines(string(data)) {
		word, counts, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || word == "#" {
			continue
		}
		for c := range strings.SplitSeq(counts, "/") {
			n, err := strconv.Atoi(c)
			if err != nil {
				t.Fatalf("%s: %q: %s", file, line, err)
			}
			all[word] = append(all[word], n)
		}
	}
	return all
}

// TestSyllablesOfDictionary measures the patterns with words that they were not
// made from. SYLLABLES may name a file with the whole dictionary, in the same form.
func TestSyllablesOfDictionary(t *testing.T) {
	files := []string{"testdata/syllables.txt"}
	if more := os.Getenv("SYLLABLES"); more != "" {
		files = append(files, more)
	}
	for _, file := range files {
		words := pronounced(t, file)
		right := 0
		for word, counts := range words {
			if slices.Contains(counts, Syllables(word)) {
				right++
			}
		}
		share := 100 * float64(right) / float64(len(words))
		t.Logf("%s: %d of %d words right, %.2f%%", file, right, len(words), share)
		if share < 95 {
			t.Errorf("%s: %.2f%% of the words are right, and 95%% should be", file, share)
		}
	}
}

func TestSyllables(t *testing.T) {
	for _, tt := range []struct {
		word string
		want int
	}{
		{"the", 1}, {"a", 1}, {"be", 1}, {"people", 2}, {"make", 1}, {"makes", 1}, {"wanted", 2}, {"walked", 1}, {"table", 2},
		{"science", 2}, {"quiet", 2}, {"area", 3}, {"being", 2}, {"before", 2}, {"something", 2}, {"patients’", 2}, {"nurse’s", 2},
		{"patient’s", 2}, {"don't", 1}, {"didn’t", 2},
		// health
		{"disease", 2}, {"diseases", 3}, {"medicine", 3}, {"medicines", 3}, {"vaccine", 2}, {"vaccines", 2}, {"treatment", 2},
		{"placebo", 3}, {"diabetes", 4}, {"cancer", 2}, {"therapy", 3}, {"tumour", 2}, {"immune", 2}, {"autoimmune", 4},
		{"immunotherapy", 6}, {"antibiotics", 5}, {"randomised", 3}, {"systemic", 3}, {"sclerosis", 3}, {"lupus", 2}, {"arthritis", 3},
		{"hypertension", 4}, {"cholesterol", 4}, {"statistically", 4}, {"overdiagnosis", 6}, {"mammography", 4}, {"side", 1}, {"symptoms", 2},
		{"pneumonia", 3}, {"leukaemia", 4}, {"anaemia", 4}, {"oesophagus", 4}, {"haemoglobin", 4},
		// what is no plain word
		{"26", 1}, {"12,000", 1}, {"FDA", 3}, {"FDA’s", 3}, {"WHO", 5}, {"AIDS", 1}, {"HIV", 3}, {"CD19", 2}, {"CAR-T", 2}, {"well-known", 2},
		{"U.S", 2}, {"mRNA", 4}, {"GPs", 2}, {"DNA’s", 3}, {"McKay", 2}, {"naïve", 2}, {"café", 2}, {"’", 1}, {"", 1}, {"東京", 1}, {strings.Repeat("la", 500), 24},
	} {
		if got := Syllables(tt.word); got != tt.want {
			t.Errorf("%q: %d, want %d", tt.word, got, tt.want)
		}
	}
}

func BenchmarkSyllables(b *testing.B) {
	words := strings.Fields("the patients in this trial had a rare autoimmune disease and received one infusion of modified cells")
	for b.Loop() {
		for _, w := range words {
			Syllables(w)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
}
