package pipeline

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/output"
)

// defaultOutput is the folder, in that of the site, that is built into when none is
// named.
const defaultOutput = "public"

// recoverOutputs ends what interrupted builds have left half in place, in every
// output of the project that is known. It comes first in all that Galen does with a
// site, so that a build which is refused does not leave readers with half a site.
// What fails is an error for the output that is to be built and a warning for any
// other, which may be on a disk that is not there today.
func recoverOutputs(opt Options) (list diag.List) {
	for _, out := range outputs(opt) {
		var d diag.Diagnostic
		err := output.Recover(out)
		switch {
		case err == nil, !errors.As(err, &d):
			continue
		case d.Code == "output-busy": // whoever is at work there does it
			continue
		case opt.Output == "" || !samePath(out, opt.Output):
			d.Severity = diag.Warning
		}
		list = append(list, d)
	}
	return list
}

// outputs are the folders that the project is built into, as far as is known: the
// one of this command, the default one, and those of earlier builds.
func outputs(opt Options) []string {
	all := []string{filepath.Join(opt.Source, defaultOutput)}
	if opt.Output != "" && !samePath(opt.Output, all[0]) {
		all = append(all, opt.Output)
	}
	for _, out := range notedOutputs(opt) {
		if !slices.ContainsFunc(all, func(o string) bool { return samePath(o, out) }) {
			all = append(all, out)
		}
	}
	return all
}

// outputsFile lists the output folders beside the default one, a line each.
const outputsFile = "folders"

func notedOutputs(opt Options) []string {
	text, err := os.ReadFile(cacheOf(opt, outputsFile))
	if err != nil {
		return nil
	}
	return strings.FieldsFunc(string(text), func(r rune) bool { return r == '\n' })
}

// noteOutput lets the commands that follow know of an output, before anything is
// written there. Where it cannot be noted, they know of the default one only.
func noteOutput(opt Options) {
	out, err := filepath.Abs(opt.Output)
	if err != nil || strings.ContainsRune(out, '\n') || samePath(out, filepath.Join(opt.Source, defaultOutput)) || slices.Contains(notedOutputs(opt), out) {
		return
	}
	if os.MkdirAll(filepath.Join(opt.Source, CacheFolder), 0o755) != nil {
		return
	}
	file, err := os.OpenFile(cacheOf(opt, outputsFile), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return
	}
	_, _ = file.WriteString(out + "\n")
	_ = file.Close()
}

// samePath reports whether two paths have the same words, wherever they lead.
func samePath(a, b string) bool {
	x, errX := filepath.Abs(a)
	y, errY := filepath.Abs(b)
	return errX == nil && errY == nil && x == y
}
