package content

import (
	"strings"
	"testing"
)

// TestScripts holds sentences about health, in six languages, against counts by hand, and the
// slugs, ids and bold words that they make.
func TestScripts(t *testing.T) {
	t.Parallel()
	met := 0
	for _, c := range []struct {
		tag, text string
		hand      int // words; of Chinese and Japanese characters without punctuation, and words of other scripts
		heading   string
		id        string // of the heading, and the slug of a title like it
		ascii     string // the same under  slugs: ascii; "" if there is none
		bold      string // with a part in bold, and
		html      string // what is set
	}{
		{"ja", "高血圧は脳卒中や心筋梗塞の原因になります。塩分を減らし、体を動かすことで血圧を下げることができます。薬を飲み始めたら、自分の判断でやめないでください。", 70,
			"ＨＥＲ２陽性の乳がん", "her2陽性の乳がん", "", "薬は**「毎日」**飲みます。**やめないで。**ください", "薬は<strong>「毎日」</strong>飲みます。<strong>やめないで。</strong>ください"},
		{"th", "ความดันโลหิตสูงเป็นสาเหตุสำคัญของโรคหลอดเลือดสมอง การลดเกลือและออกกำลังกายช่วยลดความดันโลหิตได้ หากเริ่มกินยาแล้วไม่ควรหยุดยาเอง", 33,
			"วัคซีนไข้หวัดใหญ่", "วัคซีนไข้หวัดใหญ่", "", "กินยา**ทุกวัน**", "กินยา<strong>ทุกวัน</strong>"},
		{"ar", "ارتفاع ضغط الدم سبب رئيسي للسكتة الدماغية. يساعد تقليل الملح والحركة المنتظمة على خفضه، ولا ينبغي إيقاف الدواء دون استشارة الطبيب.", 21,
			"هل اللقاح آمن؟", "هل-اللقاح-آمن", "", "تناول الدواء **كل يوم**.", "تناول الدواء <strong>كل يوم</strong>."},
		{"de", "Bluthochdruck ist eine der wichtigsten Ursachen für Schlaganfälle. Weniger Salz und mehr Bewegung senken ihn, z. B. schon 30 Minuten Gehen am Tag.", 23,
			"Größere Übergewichtsstudie", "größere-übergewichtsstudie", "groessere-uebergewichtsstudie", "Das **„neue“** Mittel", "Das <strong>„neue“</strong> Mittel"},
		{"tr", "Yüksek tansiyon inmenin başlıca nedenlerinden biridir. Tuzu azaltmak ve Türkiye'de de önerildiği gibi düzenli yürümek tansiyonu düşürür.", 17,
			"IĞDIR'da AŞI", "ığdırda-aşı", "igdirda-asi", "İlacı **'her gün'** alın", "İlacı <strong>‘her gün’</strong> alın"},
		{"el", "Η υψηλή αρτηριακή πίεση είναι από τις κύριες αιτίες εγκεφαλικού. Το λιγότερο αλάτι και η κίνηση βοηθούν να μειωθεί.", 19,
			"ΕΜΒΟΛΙΟ ΤΗΣ ΓΡΙΠΗΣ", "εμβολιο-της-γριπης", "emvolio-tis-gripis", "Παίρνετε το φάρμακο **«κάθε μέρα»**", "Παίρνετε το φάρμακο <strong>«κάθε μέρα»</strong>"},
	} {
		met++
		if n, _ := countWords([]byte(c.text)); 100*n.total() < 80*c.hand || 100*n.total() > 120*c.hand {
			t.Errorf("%s: %d words, by hand %d", c.tag, n.total(), c.hand)
		}
		for _, text := range []string{c.heading, c.id} {
			if got := SlugIn(text, c.tag); got != c.id || slugProblem(got) != "" {
				t.Errorf("%s: the slug %q, want %q", c.tag, got, c.id)
			}
		}
		if s := (Slugs{c.tag, true}); s.Fits(s.Of(c.heading)) != (c.ascii != "") || c.ascii != "" && s.Of(c.heading) != c.ascii {
			t.Errorf("%s: in ASCII %q, want %q", c.tag, s.Of(c.heading), c.ascii)
		}
		if got, want := htmlOf(t, c.tag, "## "+c.heading+"\n\n"+c.bold), `id="`+c.id+`"`; !strings.Contains(got, want) || !strings.HasSuffix(got, "<p>"+c.html+"</p>") {
			t.Errorf("%s: %s\nwant %s, %s", c.tag, got, want, c.html)
		}
	}
	if met != 6 {
		t.Error(met)
	}
}
