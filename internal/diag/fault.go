package diag

import "fmt"

// reportHint says what to do about a fault.
const reportHint = "this is a bug in Galen, not in your text: please report it, with the file if you can share it"

// Fault is what a person reads when the program itself has a fault, which is what
// recover gave. File is the file it was working on, if any. No stack reaches a person.
func Fault(file string, fault any) Diagnostic {
	what := fmt.Sprint(fault)
	const most = 200
	if len(what) > most {
		what = what[:most] + "…"
	}
	return Errorf(Position{File: file}, "fault", "galen cannot continue: %s", what).WithCause(Environment).WithHint(reportHint)
}

// Guard is work for a goroutine: a fault in it comes back as an error, as there is nobody
// else who could recover from it, and the program would end with a stack. File is the
// one that it works on, if it is about one.
func Guard(file string, work func() error) func() error {
	return func() (err error) {
		if fault := Recovered(file, func() { err = work() }); fault != nil {
			err = *fault
		}
		return err
	}
}

// Recovered calls work, and gives the Fault of it, if it has one.
func Recovered(file string, work func()) (d *Diagnostic) {
	defer func() {
		if fault := recover(); fault != nil {
			f := Fault(file, fault)
			d = &f
		}
	}()
	work()
	return nil
}
