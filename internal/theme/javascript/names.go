package javascript

// binding is a parameter of a function that is called where it stands, as in
// (function (g) { … })("https://…"), and the text that it is given. It holds within
// the function, whose first and last tokens are from and to.
type binding struct {
	name, value string
	from, to    int
}

// names notes what names stand for.
func (r *reader) names() {
	given := map[string]int{}
	for i, t := range r.tokens {
		if t.kind != word || !r.get(i+1).is("=") {
			continue
		}
		name := r.member(i)
		if given[name]++; name != t.text {
			continue // of an object
		}
		if v := r.get(i + 2); v.kind == literal && (r.get(i+3).is(",") || r.get(i+3).is(";") || i+3 == len(r.tokens)) {
			r.constants[name] = v.value
		}
		if r.get(i + 2).is("{") {
			r.object(name, i+2)
		}
		if r.get(i+3).is(".") && r.get(i+4).is("createElement") && r.get(i+6).value == "link" {
			r.links[name] = true
		}
	}
	for name := range r.constants {
		if owner, _, ok := cutMember(name); given[name] > 1 || ok && (given[owner] > 1 || given[name] > 0) {
			delete(r.constants, name)
		}
	}
	for i := range r.tokens {
		r.calledAtOnce(i)
	}
}

// member is the name at token i, with that of its object before it: settings.url. Of a longer
// one, and of one of something that has no name, it is one that nothing else has.
func (r *reader) member(i int) string {
	if !r.get(i - 1).is(".") {
		return r.get(i).text
	}
	if owner := r.get(i - 2); owner.kind == word && !r.get(i-3).is(".") {
		return owner.text + "." + r.get(i).text
	}
	return "." + r.get(i).text
}

func cutMember(name string) (owner, key string, ok bool) {
	for i := range name {
		if name[i] == '.' {
			return name[:i], name[i+1:], true
		}
	}
	return name, "", false
}

// object notes the texts of an object that a name is given: settings = {url: "https://…"}.
func (r *reader) object(name string, open int) {
	end := r.closing(open)
	for i := open + 1; i < end; i++ {
		key, value := r.get(i), r.get(i+2)
		if key.kind == word && r.get(i+1).is(":") && value.kind == literal && (r.get(i+3).is(",") || r.get(i+3).is("}")) {
			r.constants[name+"."+key.text] = value.value
		}
		if t := r.get(i); t.is("{") || t.is("(") || t.is("[") {
			i = max(i, r.closing(i))
		}
	}
}

// closing is the token that closes the bracket at token i; below 0 if there is none.
func (r *reader) closing(i int) int {
	depth := 0
	for ; i < len(r.tokens); i++ {
		switch t := r.tokens[i]; {
		case t.kind != sign:
		case t.text == "(" || t.text == "[" || t.text == "{":
			depth++
		case t.text == ")" || t.text == "]" || t.text == "}":
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// calledAtOnce notes the parameters of the function that begins at token i, if it is called
// where it stands and with texts.
func (r *reader) calledAtOnce(i int) {
	open := i + 1
	switch t := r.get(i); {
	case t.is("function") && r.get(open).kind == word:
		open++
	case t.is("function"):
	case t.is("(") && r.get(i-1).is("("): // ((g) => { … })("https://…")
		open = i
	default:
		return
	}
	parameters, body := r.parameters(open)
	if body < 0 {
		return
	}
	end := r.closing(body)
	if end < 0 {
		return
	}
	call := end + 1
	if r.get(call).is(")") {
		call++
	}
	if !r.get(call).is("(") {
		return
	}
	for n, at := 0, call+1; n < len(parameters) && at >= 0; n++ {
		v := r.get(at)
		if v.kind == literal && (r.get(at+1).is(",") || r.get(at+1).is(")")) && !r.rebound(parameters[n], body, end) {
			r.bindings = append(r.bindings, binding{parameters[n], v.value, body, end})
		}
		at = r.nextArgument(at)
	}
}

// parameters are those of a function, whose bracket opens at a token, and where its body begins;
// below 0 if they are more than names.
func (r *reader) parameters(open int) (names []string, body int) {
	i := open + 1
	for ; r.get(i).kind == word; i++ {
		names = append(names, r.get(i).text)
		if !r.get(i + 1).is(",") {
			i++
			break
		}
		i++
	}
	if !r.get(open).is("(") || !r.get(i).is(")") {
		return nil, -1
	}
	if i++; r.get(i).is("=>") {
		i++
	}
	if !r.get(i).is("{") {
		return nil, -1
	}
	return names, i
}

// nextArgument is where the argument after the one at a token begins; below 0 if there is none.
func (r *reader) nextArgument(at int) int {
	for at < len(r.tokens) {
		switch t := r.get(at); {
		case t.is("(") || t.is("[") || t.is("{"):
			if at = r.closing(at); at < 0 {
				return -1
			}
		case t.is(","):
			return at + 1
		case t.is(")"):
			return -1
		}
		at++
	}
	return -1
}

// rebound reports whether a name is given something else within a function, or is that of
// a parameter there.
func (r *reader) rebound(name string, from, to int) bool {
	for i := from; i < to; i++ {
		if t := r.tokens[i]; t.kind != word || t.text != name || r.get(i-1).is(".") {
			continue
		}
		next, before := r.get(i+1), r.get(i-1)
		if next.is("=") || next.is("=>") || next.is("+=") || before.is("var") || before.is("let") || before.is("const") || r.isParameter(i) {
			return true
		}
	}
	return false
}

// isParameter reports whether the name at token i stands in the brackets of a function.
func (r *reader) isParameter(i int) bool {
	for i--; r.get(i).kind == word || r.get(i).is(","); i-- {
	}
	if !r.get(i).is("(") {
		return false
	}
	before := r.get(i - 1)
	end := r.closing(i)
	return before.is("function") || before.is("catch") || r.get(i-2).is("function") || r.get(end+1).is("=>")
}

// constant is the text that a name at token i stands for.
func (r *reader) constant(name string, i int) (value string, known bool) {
	for n := len(r.bindings) - 1; n >= 0; n-- {
		if b := r.bindings[n]; b.name == name && b.from <= i && i <= b.to {
			return b.value, true
		}
	}
	value, known = r.constants[name]
	return value, known
}
