package typography

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"galen/internal/diag"
)

// names are languages by what people call them, in English and in their own words, and by codes
// of countries that are taken for theirs.
var names = map[string]string{
	"english": "en", "british": "en-GB", "american": "en-US", "gb": "en-GB", "us": "en-US", "spanish": "es", "español": "es", "espanol": "es", "castilian": "es", "castellano": "es",
	"french": "fr", "français": "fr", "francais": "fr", "german": "de", "deutsch": "de", "italian": "it", "italiano": "it",
	"portuguese": "pt", "português": "pt", "portugues": "pt", "brazilian": "pt-BR", "dutch": "nl", "nederlands": "nl", "flemish": "nl-BE",
	"welsh": "cy", "cymraeg": "cy", "irish": "ga", "gaeilge": "ga", "gaelic": "gd", "gàidhlig": "gd", "arabic": "ar", "العربية": "ar", "hebrew": "he", "עברית": "he",
	"persian": "fa", "farsi": "fa", "فارسی": "fa", "urdu": "ur", "اردو": "ur", "turkish": "tr", "türkçe": "tr", "russian": "ru", "русский": "ru",
	"ukrainian": "uk", "українська": "uk", "ua": "uk", "polish": "pl", "polski": "pl", "czech": "cs", "čeština": "cs", "cz": "cs", "slovak": "sk", "greek": "el",
	"ελληνικά": "el", "gr": "el", "romanian": "ro", "română": "ro", "hungarian": "hu", "magyar": "hu", "bulgarian": "bg", "croatian": "hr", "serbian": "sr",
	"danish": "da", "dansk": "da", "dk": "da", "swedish": "sv", "svenska": "sv", "norwegian": "nb", "norsk": "nb", "bokmål": "nb", "finnish": "fi", "suomi": "fi",
	"catalan": "ca", "català": "ca", "basque": "eu", "euskara": "eu", "galician": "gl", "galego": "gl", "chinese": "zh", "mandarin": "zh", "中文": "zh", "cn": "zh",
	"japanese": "ja", "日本語": "ja", "jp": "ja", "korean": "ko", "한국어": "ko", "hindi": "hi", "हिन्दी": "hi", "bengali": "bn", "বাংলা": "bn", "punjabi": "pa", "tamil": "ta",
	"thai": "th", "ไทย": "th", "vietnamese": "vi", "tiếng việt": "vi", "vn": "vi", "indonesian": "id", "malay": "ms", "tagalog": "tl", "filipino": "fil",
	"somali": "so", "swahili": "sw", "kiswahili": "sw", "amharic": "am", "tigrinya": "ti", "pashto": "ps", "dari": "fa-AF", "kurdish": "ku", "nepali": "ne", "latin": "la",
}

// TagHint says what to write instead of a text that is no tag.
func TagHint(written string) string {
	small := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(written)), "_", "-")
	near := names[small]
	if near == "" {
		near = nearTag(small)
	}
	switch {
	case small == "x-default":
		return "delete it: pages say x-default by themselves, of the site's own language"
	case near == "":
		return "write a tag such as es, pt-BR or ar"
	}
	if t, err := language.Raw.Parse(written); err == nil && !knownRegion(t) && withRegion(written) == "" {
		_, _, region := t.Raw()
		return `did you mean "` + near + `"? No country or region has the code ` + region.String()
	}
	return `did you mean "` + near + `"?`
}

// nearTag is the tag that was meant by another, in small letters, or by a name; "" when none is near.
func nearTag(small string) string {
	if t, err := language.Raw.Parse(small); err == nil {
		if tag, ok := SiteTag(replaced(t).String()); ok {
			return tag
		}
	}
	if tag := withRegion(small); tag != "" {
		return tag
	}
	first, _, _ := strings.Cut(small, "-")
	if tag := names[first]; tag != "" {
		return tag
	}
	if tag, ok := SiteTag(first); ok {
		return tag
	}
	var all []string
	for name := range names {
		if utf8.RuneCountInString(name) > 2 && utf8.RuneCountInString(small) > 2 { // of two letters, each is near many
			all = append(all, name)
		}
	}
	return names[diag.Nearest(small, all)]
}
