package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"galen/internal/timing"
)

// timingsText writes where the time of a build went; nothing when nobody asked.
func timingsText(w io.Writer, r *timing.Report) {
	if r == nil {
		return
	}
	fmt.Fprintln(w, "\nwhere the time went, in seconds: elapsed, and the sum over all workers")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	line := func(took, worked, times, what string) {
		fmt.Fprintf(t, "%s\t%s\t%s\t  %s\n", took, worked, times, what)
	}
	for _, s := range r.Stages {
		line(seconds3(s.Took), "", "", s.Name)
		for _, p := range s.Parts {
			line("", seconds3(p.Took), fmt.Sprintf("%d×", p.Times), "  "+p.Name)
		}
	}
	line(seconds3(r.Total), "", "", "all")
	t.Flush()
	fmt.Fprintf(w, "%d MB of memory allocated; %s s of processor time for garbage collection\n", r.Allocated/1e6, seconds3(r.Collected))
	if len(r.Pages) > 0 {
		fmt.Fprintln(w, "\nthe slowest files, in milliseconds")
		for _, p := range r.Pages {
			fmt.Fprintf(t, "%.1f\t  %s\n", milliseconds(p.Took), p.File)
		}
		t.Flush()
	}
	if len(r.Layouts) > 0 {
		fmt.Fprintln(w, "\nthe slowest layouts, in milliseconds, and how many pages they made")
		for _, l := range r.Layouts {
			fmt.Fprintf(t, "%.1f\t%d×\t  %s\n", milliseconds(l.Took), l.Pages, layoutFile(l.Name))
		}
		t.Flush()
	}
}

func seconds3(d time.Duration) string { return fmt.Sprintf("%.3f", d.Seconds()) }

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// layoutFile is where a layout is written, in the site or in the theme.
func layoutFile(name string) string { return "templates/" + name + ".html" }

// timingsJSON is the same for programs, and nil likewise.
func timingsJSON(r *timing.Report) any {
	if r == nil {
		return nil
	}
	type part struct {
		Name    string  `json:"name"`
		Times   int     `json:"times"`
		Seconds float64 `json:"seconds"` // of all workers
	}
	type stage struct {
		Name    string  `json:"name"`
		Seconds float64 `json:"seconds"`
		Parts   []part  `json:"parts"`
	}
	type file struct {
		File         string  `json:"file"`
		Milliseconds float64 `json:"milliseconds"`
	}
	type layout struct {
		File         string  `json:"file"`
		Pages        int     `json:"pages"`
		Milliseconds float64 `json:"milliseconds"`
	}
	out := struct {
		Seconds   float64  `json:"seconds"`
		Stages    []stage  `json:"stages"`
		Files     []file   `json:"slowestFiles"`
		Layouts   []layout `json:"slowestLayouts"`
		Allocated uint64   `json:"bytesAllocated"`
		Collected float64  `json:"secondsCollecting"`
	}{r.Total.Seconds(), []stage{}, []file{}, []layout{}, r.Allocated, r.Collected.Seconds()}
	for _, s := range r.Stages {
		one := stage{s.Name, s.Took.Seconds(), []part{}}
		for _, p := range s.Parts {
			one.Parts = append(one.Parts, part{p.Name, p.Times, p.Took.Seconds()})
		}
		out.Stages = append(out.Stages, one)
	}
	for _, p := range r.Pages {
		out.Files = append(out.Files, file{p.File, milliseconds(p.Took)})
	}
	for _, l := range r.Layouts {
		out.Layouts = append(out.Layouts, layout{layoutFile(l.Name), l.Pages, milliseconds(l.Took)})
	}
	return out
}
