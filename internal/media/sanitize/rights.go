package sanitize

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rights are what a picture file says of itself, for the editor who is to write it under
// the picture: agencies and photographers write it there. It is left out of what is
// published with all other metadata. A field that is not there is "".
type Rights struct {
	Credit    string // who made it, and for whom: "Jane Roe / Example Agency"
	Copyright string // "© 2026 Example Agency"
	Licence   string // the address of its licence
}

// Empty reports whether the file says nothing.
func (r Rights) Empty() bool { return r == Rights{} }

// notes gathers what the parts of a file say. IPTC's guidelines let XMP go before the
// older forms, and these before EXIF, which cameras fill with the name of their owner.
type notes struct{ xmp, iptc, exif rightsNote }

type rightsNote struct{ maker, credit, copyright, licence string }

// rights is what the parts say together.
func (n *notes) rights() Rights {
	first := func(field func(rightsNote) string) string {
		for _, from := range []rightsNote{n.xmp, n.iptc, n.exif} {
			if text := tidy(field(from)); text != "" {
				return text
			}
		}
		return ""
	}
	maker, credit := first(func(r rightsNote) string { return r.maker }), first(func(r rightsNote) string { return r.credit })
	switch {
	case credit == "":
		credit = maker
	case maker != "" && !strings.Contains(strings.ToLower(credit), strings.ToLower(maker)):
		credit = maker + " / " + credit
	}
	r := Rights{Credit: credit, Copyright: first(func(r rightsNote) string { return r.copyright })}
	if licence := first(func(r rightsNote) string { return r.licence }); strings.HasPrefix(licence, "https://") && !strings.ContainsRune(licence, ' ') {
		r.Licence = licence
	} else if rest, old := strings.CutPrefix(licence, "http://creativecommons.org/"); old {
		r.Licence = "https://creativecommons.org/" + rest
	}
	return r
}

// longestNote is how much of a note is offered, in characters; more is a text, and no
// credit.
const longestNote = 200

// tidy is a note in one line; "" for what nobody can have meant.
func tidy(text string) string {
	if !utf8.ValidString(text) {
		text = latin(text)
	}
	text = strings.Join(strings.FieldsFunc(text, func(c rune) bool { return unicode.IsSpace(c) || !unicode.IsPrint(c) && c != ' ' }), " ")
	if utf8.RuneCountInString(text) > longestNote || strings.IndexFunc(text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0 {
		return ""
	}
	return text
}

// latin reads bytes as ISO 8859-1, which programs wrote before there was UTF-8.
func latin(text string) string {
	runes := make([]rune, len(text))
	for i := range len(text) {
		runes[i] = rune(text[i])
	}
	return string(runes)
}

const jpegXMP = "http://ns.adobe.com/xap/1.0/\x00"

// jpeg notes what a segment of a JPEG says.
func (n *notes) jpeg(marker byte, body []byte) {
	switch {
	case marker == markAPP1 && bytes.HasPrefix(body, []byte(jpegXMP)):
		n.readXMP(body[len(jpegXMP):])
	case marker == markAPP1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
		n.readEXIF(body)
	case marker == markAPP13 && bytes.HasPrefix(body, []byte("Photoshop 3.0\x00")):
		n.readIPTC(body[len("Photoshop 3.0\x00"):])
	}
}

// The namespaces of XMP whose properties matter.
const (
	dublinCore = "http://purl.org/dc/elements/1.1/"
	photoshop  = "http://ns.adobe.com/photoshop/1.0/"
	xmpRights  = "http://ns.adobe.com/xap/1.0/rights/"
	commonsNS  = "http://creativecommons.org/ns#"
	rdf        = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
)

// field is where a property of XMP is noted; nil for one that does not matter.
func (r *rightsNote) field(name xml.Name) *string {
	switch name {
	case xml.Name{Space: dublinCore, Local: "creator"}:
		return &r.maker
	case xml.Name{Space: photoshop, Local: "Credit"}:
		return &r.credit
	case xml.Name{Space: dublinCore, Local: "rights"}:
		return &r.copyright
	case xml.Name{Space: xmpRights, Local: "WebStatement"}, xml.Name{Space: commonsNS, Local: "license"}:
		return &r.licence
	}
	return nil
}

// maxXMP is how much of a file's XMP is read: that of a picture has a few kilobytes.
const maxXMP = 1 << 20

// readXMP notes the properties of a block of XMP. They stand as elements, whose text may
// lie deeper, in a list, or as attributes.
func (n *notes) readXMP(text []byte) {
	d := xml.NewDecoder(bytes.NewReader(text[:min(len(text), maxXMP)]))
	var into *string
	var begun xml.Name
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			if field := n.xmp.field(token.Name); field != nil && *field == "" {
				into, begun = field, token.Name
			}
			for _, a := range token.Attr {
				if field := n.xmp.field(a.Name); field != nil && *field == "" {
					*field = a.Value
				}
				if into != nil && a.Name == (xml.Name{Space: rdf, Local: "resource"}) {
					*into = a.Value
				}
			}
		case xml.CharData:
			if text := strings.TrimSpace(string(token)); into != nil && text != "" {
				if *into != "" {
					*into += ", "
				}
				*into += text
			}
		case xml.EndElement:
			if token.Name == begun {
				into, begun = nil, xml.Name{}
			}
		}
	}
}

// The datasets of IPTC that matter: the number of a record, and one in it.
const (
	iptcByline    = 2<<8 | 80
	iptcCredit    = 2<<8 | 110
	iptcCopyright = 2<<8 | 116
)

// readIPTC notes what the resources of Photoshop hold of IPTC.
func (n *notes) readIPTC(data []byte) {
	for len(data) >= 12 && string(data[:4]) == "8BIM" {
		id := binary.BigEndian.Uint16(data[4:])
		name := 1 + int(data[6])
		at := 6 + name + name%2
		if at+4 > len(data) {
			return
		}
		length := int(binary.BigEndian.Uint32(data[at:]))
		data = data[at+4:]
		if length < 0 || length > len(data) {
			return
		}
		if id == 0x0404 {
			n.datasets(data[:length])
		}
		data = data[min(length+length%2, len(data)):]
	}
}

func (n *notes) datasets(data []byte) {
	for len(data) >= 5 && data[0] == 0x1c {
		id, length := int(data[1])<<8|int(data[2]), int(binary.BigEndian.Uint16(data[3:]))
		data = data[5:]
		if length > len(data) {
			return
		}
		text := string(data[:length])
		data = data[length:]
		switch id {
		case iptcByline:
			if n.iptc.maker != "" {
				text = n.iptc.maker + ", " + text
			}
			n.iptc.maker = text
		case iptcCredit:
			n.iptc.credit = text
		case iptcCopyright:
			n.iptc.copyright = text
		}
	}
}

// The tags of EXIF that matter, and the type of texts.
const (
	artistTag    = 0x013b
	copyrightTag = 0x8298
	textType     = 2
)

func (n *notes) readEXIF(exif []byte) {
	eachTag(exif, func(order binary.ByteOrder, tiff, entry []byte) {
		tag, length := order.Uint16(entry), uint64(order.Uint32(entry[4:]))
		if order.Uint16(entry[2:]) != textType || tag != artistTag && tag != copyrightTag {
			return
		}
		value := entry[8:12]
		if length > 4 {
			from := uint64(order.Uint32(value))
			if from+length > uint64(len(tiff)) {
				return
			}
			value = tiff[from : from+length]
		}
		text, _, _ := strings.Cut(string(value[:min(length, uint64(len(value)))]), "\x00")
		if tag == artistTag {
			n.exif.maker = text
		} else {
			n.exif.copyright = text
		}
	})
}
