package content

import (
	"testing"

	"galen/internal/testing/tally"
)

// TestKind1CJK: beside Chinese, Japanese and Korean letters and their punctuation, what
// stands between asterisks is what is marked, and a line's end is no space.
func TestKind1CJK(t *testing.T) {
	tally.Kind(t, 1)
	for text, want := range map[string]string{
		// listed
		"**「刻舟求剑」**这个词。这是**重点。**然后": "<p><strong>「刻舟求剑」</strong>这个词。这是<strong>重点。</strong>然后</p>",
		"**「重点」**です":  "<p><strong>「重点」</strong>です</p>",
		"二行の\n日本語です。": "<p>二行の日本語です。</p>",
		// made up
		"这是*「强调」*的词。":         "<p>这是<em>「强调」</em>的词。</p>",
		"服用**5毫克（mg）**后":      "<p>服用<strong>5毫克（mg）</strong>后</p>",
		"**警告：**不要停药。":        "<p><strong>警告：</strong>不要停药。</p>",
		"약을 **“하루 두 번”**드세요.": "<p>약을 <strong>“하루 두 번”</strong>드세요.</p>",
		"第一行，\n第二行。":          "<p>第一行，第二行。</p>",
		"~~旧的。~~新的":           "<p><del>旧的。</del>新的</p>",
	} {
		if got := filled(bodyOf(t, text)); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}
