package data

import (
	"path"
	"slices"
	"strings"

	"galen/internal/diag"
)

// A schema is known by its name alone, and one with a slip in it would judge nothing.

// MisnamedSchema tells of a file that was meant to be a schema and is read as none, because
// its name is not that of a file of data beside it, or does not end as it must. Beside are
// the names of all files in its folder. It is nil for any other file.
func MisnamedSchema(file string, beside []string) *diag.Diagnostic {
	stem, ok := schemaStem(path.Base(file))
	if !ok {
		return nil
	}
	named := strings.HasSuffix(file, schemaEnd)
	var stems []string // of the names of the files of data
	for _, name := range beside {
		if _, schema := schemaStem(name); IsValue(name) && !schema {
			stems = append(stems, strings.TrimSuffix(name, path.Ext(name)))
		}
	}
	if named && slices.Contains(stems, stem) {
		return nil
	}
	near := nearestStem(stem, stems)
	d := diag.Errorf(diag.Position{File: file}, "misnamed-schema", "this is not read as a schema: there is no data file called %q beside it", stem)
	switch {
	case near == "" && !named: // it may be something else
		return nil
	case near == "":
		d = diag.Warningf(d.Position, d.Code, "%s", d.Message).WithHint("name it after its data file: the schema of cases.csv is cases.schema.yaml")
		return &d
	case !named:
		d.Message = "this is not read as a schema: the name of a schema ends in " + schemaEnd
	}
	if strings.HasSuffix(file, ".json") { // which other programs read
		d = diag.Warningf(d.Position, d.Code, "%s", d.Message)
	}
	d = d.WithHint("rename it:  %s", near+schemaEnd)
	if slices.Contains(beside, near+schemaEnd) {
		d = d.WithHint("delete it, or move its contents into %s, which already exists", near+schemaEnd)
	}
	return &d
}

// IsSchema reports whether a file is a schema by its name, or nearly so.
func IsSchema(name string) bool {
	_, ok := schemaStem(path.Base(name))
	return ok
}

// schemaStem is the part of a name before what says that the file is a schema, or nearly so:
// cases.shcema.yaml, cases-schema.yaml, cases.schema.yml.
func schemaStem(name string) (stem string, ok bool) {
	ending := strings.ToLower(path.Ext(name))
	if ending != ".yaml" && ending != ".yml" && ending != ".json" {
		return "", false
	}
	rest := name[:len(name)-len(ending)]
	cut := strings.LastIndexAny(rest, ".-_ ")
	if cut < 1 {
		return "", false
	}
	word := strings.ToLower(rest[cut+1:])
	return rest[:cut], word == "schema" || rest[cut] == '.' && diag.Nearest(word, []string{"schema"}) != ""
}

// nearestStem is the file of data that a schema may be of: one of its name but for capitals
// and an ending, or else the nearest. It is "" when there is none.
func nearestStem(stem string, stems []string) string {
	for _, s := range stems {
		if strings.EqualFold(s, stem) || strings.EqualFold(s, strings.TrimSuffix(stem, path.Ext(stem))) {
			return s
		}
	}
	return diag.Nearest(stem, stems)
}
