package pipeline

import (
	"path/filepath"

	"galen/internal/diag"
	"galen/internal/media/resize"
	"galen/internal/memo"
)

// pictures are what a snapshot makes its pictures with.
type pictures struct {
	room     *resize.Cache
	programs map[string]resize.Program // those that are on the machine and wanted, by format
}

// picturesFolder is where prints are kept, in the CacheFolder.
const picturesFolder = "pictures"

// findEncoders looks for the programs that make some formats. One that galen.yaml asks for
// by name must be there.
func (e *snapshot) findEncoders(opt Options) diag.List {
	wanted := e.cfg.Pictures
	e.room = resize.New("")
	if !opt.Verify { // who verifies makes all prints anew
		e.room = resize.New(filepath.Join(e.root, CacheFolder, picturesFolder))
	}
	e.programs = e.room.Find(wanted.Formats)
	if lacking := resize.Lacking(wanted.Formats, e.programs); lacking != "" && wanted.Chosen {
		return diag.List{diag.Errorf(wanted.At, "no-encoder", "%s", lacking).WithCause(diag.Environment).
			WithHint("install the programs for these formats, or name only formats that every machine here can make")}
	}
	return nil
}

// reuseImageCache takes over what an earlier snapshot knows of pictures.
func (e *snapshot) reuseImageCache(old *snapshot) {
	if old.room != nil {
		e.room = old.room
	}
	e.room.Use(e.programs)
}

// withPrograms is the digest of an input together with the programs.
func (e *snapshot) withPrograms(input memo.Digest) memo.Digest {
	return memo.OfStrings(input.String(), resize.Digest(e.programs).String())
}

// missingEncoders says which formats could not be made of the photographs that a build has
// just developed; "" when it has developed none, or all were made.
func (e *snapshot) missingEncoders(made int) string {
	if made == 0 || e.cfg.Pictures.Chosen || !e.site.HasJPEG() {
		return ""
	}
	return resize.Lacking(e.cfg.Pictures.Formats, e.programs)
}
