package typography

import (
	"strings"

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
	small := strings.ToLower(strings.TrimSpace(written))
	near := names[small]
	if near == "" {
		near, _ = Tag(strings.ReplaceAll(small, "_", "-"))
	}
	if near == "" {
		near = withRegion(strings.ReplaceAll(small, "_", "-"))
	}
	if near == "" {
		first, _, _ := strings.Cut(strings.ReplaceAll(small, "_", "-"), "-")
		if near = names[first]; near == "" {
			near, _ = Tag(first)
		}
	}
	if near == "" {
		var all []string
		for name := range names {
			all = append(all, name)
		}
		near = names[diag.Nearest(small, all)]
	}
	if near == "" {
		return "write a tag such as es, pt-BR or ar"
	}
	if t, err := language.Raw.Parse(written); err == nil && !knownRegion(t) && withRegion(written) == "" {
		_, _, region := t.Raw()
		return `did you mean "` + near + `"? No country or region has the code ` + region.String()
	}
	return `did you mean "` + near + `"?`
}
