package content

import (
	"strings"
	"testing"
)

// TestWordCount holds counts of samples in scripts with and without spaces against counts
// by hand.
func TestWordCount(t *testing.T) {
	languages := map[string]bool{}
	for _, c := range []struct {
		language, text string
		hand, off      int // off is how far from that it may be, in percent
	}{
		{"en", "A vaccine’s effect – after 12 weeks – was small.", 10, 0}, // a dash between blanks counts, as it always has
		{"de", "Die Impfung senkt das Risiko einer schweren Erkrankung.", 8, 0},
		{"tr", "IĞDIR'da aşı olanların sayısı iki katına çıktı.", 7, 0},
		{"el", "Το εμβόλιο μειώνει τον κίνδυνο *σοβαρής* νόσου.", 7, 0},
		{"ar", "اللقاح يحمي من **المرض الشديد**، لكنه لا يمنع كل العدوى.", 10, 0},
		{"ko", "백신은 중증 위험을 낮춥니다.", 4, 0},
		{"ja", "高血圧は脳卒中の原因になります。薬を毎日飲みましょう。", 25, 0},
		{"ja", "**高血圧**は脳卒中の原因に\nなります。薬を*毎日*飲みましょう。", 25, 0},
		{"ja", "CAR-T療法は26人中25人に効いた。", 13, 0},
		{"ja", "コーヒー・紅茶", 6, 0},
		{"zh", "疫苗可以降低重症的风险，但不能防止所有感染。", 20, 0},
		{"zh", "服用**5毫克（mg）**后", 7, 0},
		{"th", "ผู้ป่วยควรกินยาหลังอาหารทุกวัน ถ้ามีไข้สูงหรือหายใจลำบาก ให้ไปพบแพทย์ทันที วัคซีนช่วยลดความเสี่ยงที่จะป่วยหนัก แต่ไม่ได้ป้องกันการติดเชื้อทั้งหมด", 35, 20},
	} {
		languages[c.language] = true
		b := bodyOf(t, c.text)
		if off := 100 * (b.Words - c.hand); off < -c.off*c.hand || off > c.off*c.hand {
			t.Errorf("%s: %d words, by hand %d: %s", c.language, b.Words, c.hand, c.text)
		}
	}
	if len(languages) != 9 {
		t.Errorf("%d languages", len(languages))
	}
}

// TestMinutes: a Japanese article of 2,600 characters is no matter of one minute.
func TestMinutes(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 1}, {"word ", 1}, {strings.Repeat("word ", 220), 1}, {strings.Repeat("word ", 221), 2}, {strings.Repeat("word ", 2200), 10},
		{strings.Repeat("血", 500), 1}, {strings.Repeat("血圧を測る。", 520), 6}, {strings.Repeat("血", 7200), 15}, {strings.Repeat("ยาที", 221), 2},
		{strings.Repeat("word ", 110) + strings.Repeat("血", 250), 1}, {strings.Repeat("word ", 110) + strings.Repeat("血", 251), 2},
	} {
		n, _ := countWords([]byte(c.text))
		if got := n.minutes(); got != c.want {
			t.Errorf("%d bytes, %+v: %d minutes, want %d", len(c.text), n, got, c.want)
		}
	}
}
