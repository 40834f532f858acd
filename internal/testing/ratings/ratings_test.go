package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const trial = "Researchers tested a new drug in a trial. The treatment works in people, and the drug improved the pain of patients who took the pill or an injection.\\n\\nMore of the treatment is to come.\\n\\n###\\n\\nAbout the university"

// folder writes ratings of three texts, of which the third was not collected.
func folder(t *testing.T) (reviews, texts string) {
	t.Helper()
	texts = t.TempDir()
	reviews = filepath.Join(texts, "reviews.json")
	answers := func(id, cost, harms string) string {
		return `{"news_id": "` + id + `", "criteria": [
			{"question": "Does the news release adequately discuss the costs of the intervention?", "answer": "` + cost + `"},
			{"question": "Does the news release adequately explain/quantify the harms of the intervention?", "answer": "` + harms + `"}]}`
	}
	for name, text := range map[string]string{
		"reviews.json":    "[" + answers("news_00000", "Not Satisfactory", "Not Applicable") + "," + answers("news_00002", "Satisfactory", "Satisfactory") + "," + answers("news_00003", "Satisfactory", "Satisfactory") + "," + answers("news_00000", "Satisfactory", "Satisfactory") + "]",
		"news_00000.json": `{"title": "A drug \"eases\" pain", "text": "` + trial + `", "meta_data": "{'description': 'A trial of pain'}"}`,
		"news_00002.json": `{"title": "A drug and its price", "text": "The drug costs 5 dollars.\u009c ` + trial + `", "meta_data": {"description": "What it costs"}}`,
		"news_00003.json": `{"title": "Nothing", "text": "", "meta_data": {}}`,
	} {
		if err := os.WriteFile(filepath.Join(texts, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return reviews, texts
}

// TestCompare: texts without an answer count for nothing, and the rest as the rules judge them.
func TestCompare(t *testing.T) {
	reviews, texts := folder(t)
	var b strings.Builder
	if err := compare(&b, reviews, texts, wanted["even"], "harms"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"2 texts\n",
		"cost               1     1  0.50           1/0          0/1      1.00   1.00\n",
		"harms              0     1  0.00           0/1          0/0      0.00      -\n",
		"news_00002  raised true, failed false\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no line %q in\n%s", want, b.String())
		}
	}
	if err := compare(&b, reviews, texts, wanted["odd"], ""); err == nil {
		t.Error("a folder without a text is no mistake")
	}
}

// TestCount: findings are counted for every 1,000 words.
func TestCount(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("A miracle drug\n\nIt is here."), 0o644); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := count(&b, dir, "news", ""); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1 texts, 6 words\n", "HN201  error          1  166.67\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no line %q in\n%s", want, b.String())
		}
	}
	if err := count(&b, t.TempDir(), "news", ""); err == nil {
		t.Error("a folder without a text is no mistake")
	}
}
