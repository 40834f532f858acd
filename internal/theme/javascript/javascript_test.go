package javascript

import (
	"strings"
	"testing"

	"galen/internal/testing/tally"
	"galen/internal/theme/privacy"
)

// requests are scripts, with the foreign addresses that each makes a browser ask for,
// and whether all of them are known. § is https://t.example.
var requests = []struct {
	text, found string
	known       bool
}{
	// listed
	{`new Image().src="§/p"`, "§/p", true},
	{`fetch("§/a")`, "§/a", true},
	{`navigator.sendBeacon("§/b","x")`, "§/b", true},
	// made up: hits
	{`window.fetch('§/a',{method:"POST"})`, "§/a", true},
	{"fetch(`§/a`)", "§/a", true},
	{`let x=new XMLHttpRequest();x.open("GET","§/x");x.send()`, "§/x", true},
	{`x.open('post', '§/x', true)`, "§/x", true},
	{`importScripts("§/w.js")`, "§/w.js", true},
	{`new Worker("§/w.js")`, "§/w.js", true},
	{`new SharedWorker("§/w.js")`, "§/w.js", true},
	{`new WebSocket("wss://t.example/s")`, "wss://t.example/s", true},
	{`new EventSource("§/e")`, "§/e", true},
	{`navigator.serviceWorker.register("§/sw.js")`, "§/sw.js", true},
	{`import("§/m.js")`, "§/m.js", true},
	{`import "§/m.js"`, "§/m.js", true},
	{`import {a} from "§/m.js";a()`, "§/m.js", true},
	{`export * from "§/m.js"`, "§/m.js", true},
	{`const s=document.createElement("script");s.src="§/s.js";document.head.append(s)`, "§/s.js", true},
	{`s.setAttribute("src","§/s.js")`, "§/s.js", true},
	{`img.srcset="§/a 2x"`, "§/a 2x", true},
	{`const l=document.createElement("link");l.rel="stylesheet";l.href="§/a.css"`, "§/a.css", true},
	{`const l=document.createElement("link");l.setAttribute("href","§/a.css")`, "§/a.css", true},
	{`document.write("<img src='§/i'>")`, "§/i", true},
	{`document.write('<script src="§/i.js"><\/script>')`, "§/i.js", true},
	{`el.innerHTML="<iframe src=§/f></iframe>"`, "§/f", true},
	{"el.insertAdjacentHTML('beforeend',`<img src=§/i>`)", "§/i", true},
	{`el.style.backgroundImage="url(§/b.png)"`, "§/b.png", true},
	{`fetch("//t.example/a")`, "//t.example/a", true},
	{`new Image().src="//t.example/a"`, "//t.example/a", true},
	{`fetch("https:"+"//t.example"+"/a")`, "§/a", true},
	{`fetch("ht"+"tps://t.ex"+"ample/a")`, "§/a", true},
	{`const HOST="§";fetch(HOST+"/a")`, "§/a", true},
	{"const HOST=\"§\";fetch(`${HOST}/a`)", "§", true},
	{`fetch("§/a?u="+location.href)`, "§/a?u=", true},
	{"fetch(`§/a?u=${location.href}`)", "§/a?u=", true},
	{`fetch("\x68ttps://t.example/a")`, "§/a", true},
	{`fetch(/* c */ "§/a" /* d */)`, "§/a", true},
	{`window["fe"+"tch"]("§/a")`, "§/a", true},
	{`$.get("§/a")`, "§/a", true},
	{`axios.post("§/a",{})`, "§/a", true},
	{`Object.assign(new Image,{src:"§/a"})`, "§/a", true},
	{`new Audio("§/a.mp3").play()`, "§/a.mp3", true},
	{`f.action="§/form"`, "§/form", true},
	{`new Request("§/a")`, "§/a", true},
	{`(function(i,s,o,g,r,a,m){i.x=r;a=s.createElement(o);m=s.getElementsByTagName(o)[0];a.src=g;m.parentNode.insertBefore(a,m)})(window,document,"script","//t.example/a.js","ga")`, "//t.example/a.js", true},
	{`!function(f,b,e,v,n,t,s){if(f.q)return;t=b.createElement(e);t.async=!0;t.src=v}(window,document,"script","§/events.js")`, "§/events.js", true},
	{`(function(h,o,t,j,a,r){r=o.createElement("script");r.src=t+h.id+j})(window,document,"§/c-",".js?sv=")`, "§/c-", true},
	{`((d,u)=>{const s=d.createElement("script");s.src=u;d.head.append(s)})(document,"§/s.js")`, "§/s.js", true},
	{`(function(u){fetch(u)}("§/a"))`, "§/a", true},
	{`const settings={id:4,url:"§/a"};fetch(settings.url)`, "§/a", true},
	{`const c={host:"§"};new Image().src=c.host+"/p?"+x`, "§/p?", true},
	// made up: near misses
	{`(function(g){document.title=g;a.href=g})("§/a")`, "", true},
	{`const links={who:"§/a"};a.href=links.who`, "", true},
	{`location.href="§/a"`, "", true},
	{`location="§/a"`, "", true},
	{`location.assign("§/a")`, "", true},
	{`window.open("§/share","_blank")`, "", true},
	{`a.href="§/a";a.textContent="more"`, "", true},
	{`const a=document.createElement("a");a.href="§/a"`, "", true},
	{`a.setAttribute("href","§/a")`, "", true},
	{`el.innerHTML="<a href=§/x>more</a>"`, "", true},
	{`document.createElementNS("http://www.w3.org/2000/svg","svg")`, "", true},
	{`// fetch("§/a")` + "\nlet a=1", "", true},
	{`/* https://t.example/licence */ let b`, "", true},
	{`/*! §/licence MIT */ let b`, "", true},
	{`const licence="§/mit"`, "", true},
	{`if(link.href==="§/a")hide(link)`, "", true},
	{`fetch("/data/beds.json")`, "", true},
	{`fetch("beds.json")`, "", true},
	{`fetch("/data/"+name+".json")`, "", true},
	{"fetch(`/data/${name}.json`)", "", true},
	{`new Image().src="/a.png"`, "", true},
	{`import "./a.js"`, "", true},
	{`document.querySelector("[href^='https://']")`, "", true},
	{`/https:\/\/t.example/.test(x)`, "", true},
	{`let text="see §/a for more"`, "", true},
	{`throw new Error("see §/errors/3")`, "", true},
	{`const t={"https://t.example/a":1};t.x`, "", true},
	{`history.pushState({},"","/a")`, "", true},
	{`if("fetch"in window)fetch("/x")`, "", true},
	{`let caption="fetch(§/a)"`, "", true},
	// made up: nobody can know
	{`fetch(url)`, "", false},
	{`new Image().src=url`, "", false},
	{`const f=fetch;f("/a")`, "", false},
	{`eval(x)`, "", false},
	{`new Function(x)()`, "", false},
	{`window[a](b)`, "", false},
	{`x.open("GET",url)`, "", false},
	{`import(name)`, "", false},
	{`fetch(atob("aHR0cHM6Ly8="))`, "", false},
	{`document.write(x)`, "", false},
	{`el.innerHTML=x`, "", false},
	{"el.innerHTML=`<img src=${x}>`", "", false},
	{`el.setAttribute(a,b)`, "", false},
	{`let u="/a";u="b";fetch(u)`, "", false},
	{`fetch("/"+x)`, "", false},
	{`(function(g){g=x;fetch(g)})("§/a")`, "", false},
	{`(function(g){[1].map(function(g){fetch(g)})})("§/a")`, "", false},
	{`(function(g){[1].map(g=>fetch(g))})("§/a")`, "", false},
	{`(function(g){try{x()}catch(g){fetch(g)}})("§/a")`, "", false},
	{`(function(g){})("§/a");function f(g){fetch(g)}`, "", false},
	{`const c={url:"§/a"};c.url=x;fetch(c.url)`, "", false},
	{`let c={url:"§/a"};c=x;fetch(c.url)`, "", false},
	{`const c={url:"§/a"};fetch(d.c.url)`, "", false},
}

func TestKind19Requests(t *testing.T) {
	tally.Kind(t, 19, "requests")
	hits, misses, unknown := 0, 0, 0
	for _, c := range requests {
		text := strings.ReplaceAll(c.text, "§", "https://t.example")
		if fault := Check([]byte(text)); fault != nil {
			t.Errorf("%s: %v", text, fault)
		}
		report := Read([]byte(text))
		var found []string
		for _, q := range report.Requests {
			if privacy.Foreign(q.URL, "", nil) {
				found = append(found, q.URL)
				if q.Offset < 0 || q.Offset >= len(text) {
					t.Errorf("%s: %d", text, q.Offset)
				}
			}
		}
		if got, want := strings.Join(found, " "), strings.ReplaceAll(c.found, "§", "https://t.example"); got != want || report.Known != c.known {
			t.Errorf("%s: found %q, want %q; known %v, want %v", text, got, want, report.Known, c.known)
		}
		switch {
		case !c.known:
			unknown++
		case c.found != "":
			hits++
		default:
			misses++
		}
	}
	t.Logf("%d hits, %d near misses, %d of which nobody can know", hits, misses, unknown)
}

// scripts are such as a minifier changes: each is valid.
var scripts = []string{
	// listed
	`console.log(JSON.stringify(Object.keys({"1.0":1,"2.50":2,"10.00":3,".5":4,"1.":5,"999999999999999999999":6,"01":7,"1e3":8,"-0":9})))`,
	`var o={"1.0":"a"};console.log(o["1.0"],o["1"],o[1])`,
	`var a=3,x=1;console.log(a<!(--x))`, `function f(a,b){}console.log(f.length,f.name)`, `console.log((function qux(){}).name,(class Quux{}).name,(()=>1).length)`,
	`console.log(function(a,b,c){}.length,((a,b)=>1).length,function(a,b=1,c){}.length)`, `var e=1;try{throw 2}catch(e){var e=3}console.log(e)`,
	`function f(undefined){return undefined}console.log(f(4))`, `function f(x){return eval("x")}console.log(f(7))`,
	"#!/usr/bin/env node\nconsole.log('hashbang')", "var a=1; <!-- a comment\nconsole.log(a)", "var a=2\n--> a comment\nconsole.log(a)", `console.log(` + strings.TrimSuffix(strings.Repeat("1+", 800), "+") + `)`,
	// made up
	`var y=2;console.log(eval("y+1"),typeof y)`,
	`console.log(0.1+0.2,1e21,.5,5.,0x10,0b11,0o17,1_000,10n**20n)`, `console.log(-0,1/-0,Object.is(-0,0))`, `console.log([1,,3].length,[,].length)`,
	"console.log(`a${1+1}b\\n`,String.raw`\\n${2}`)", `console.log("\u2028".length,"\x41\u{1F600}","</script>")`, `console.log(/[/]\/(?<y>\d{4})/u.exec("/2026")?.groups.y)`, `console.log("aXbX".replaceAll("X",()=>"<!--"))`,
	`class A{#p=1;static s=2;get p(){return this.#p}static{A.t=3}}console.log(new A().p,A.s,A.t)`, `const {a,...r}={a:1,b:2};console.log(a,r)`, `console.log(null??"n",undefined?.x,(0,eval)("1"))`,
	`async function f(){for await(const x of [Promise.resolve(1)])console.log(x)}f()`, `label:for(var i=0;i<3;i++){for(;;){if(i)break label;continue label}}console.log(i)`,
	`var s="a\
b";console.log(s)`, `if(0)function g(){}console.log(typeof g)`, `"use strict";console.log((function(){return this})())`, `console.log((function(){return this===globalThis})())`,
	`function f(a){arguments[0]=9;return a}console.log(f(1))`, `function f(a=1){var a;return a}console.log(f())`, `switch(3){case 1:console.log(1);default:console.log("d");case 2:console.log(2)}`,
	`let x=1;{let x=2;console.log(x)}console.log(x)`, `console.log(typeof undeclared,void 0,!0,!1)`, `var a=1,b=2;a=b+ +a;console.log(a,b- -a,a++ + ++b)`, `console.log([..."añ😀"].length,"ﬁ".normalize("NFKC"))`,
	`function* g(){yield 1;yield* [2,3]}console.log([...g()])`, `with({q:5}){console.log(q)}`, `console.log(010,"\01")`, `var o={get a(){return 1},set a(v){},["b"+1]:2,async c(){},*d(){}};console.log(Object.keys(o))`,
	`var o={__proto__:{z:1},"__proto__x":2};console.log(o.z)`, `console.log({"constructor":1}.constructor,{"a-b":1}["a-b"])`, `console.log(parseInt.name,(function(){}).name,[function(){}][0].name)`, `const f=function(){},g=()=>1;console.log(f.name,g.name)`,
	`x:{console.log(1);break x}`, `do console.log(1);while(0)console.log(2)`, `if(1);else console.log(3)
console.log(4)`, `console.log(1)
;[2].forEach(v=>console.log(v))`, `var a=5,g=1;console.log(a
/2/g)`, `return_=1;console.log((()=>{return
1})())`, `try{null.x}catch{console.log("caught")}finally{console.log("f")}`, `console.log(((a,b)=>{debugger;return a+b})(1,2))`, `var let_=1,of=2,async=3;console.log(let_,of,async)`,
}

func TestKind19Valid(t *testing.T) {
	tally.Kind(t, 19, "scripts")
	for _, text := range scripts {
		if fault := Check([]byte(text)); fault != nil {
			t.Errorf("%s: %v", text, fault)
		}
	}
}

// What is new in the language is accepted, and what is wrong has its place.
func TestModern(t *testing.T) {
	for _, text := range []string{`import d from "./d.json" with { type : "json" } ; export { d as "a b" }`, `{ using f = open ( ) ; }`, `const r = /(?i:a)|[\p{L}--q]/v ;`, `await top ( ) ; export { }`,
		`a ??= b ; a ||= c ; x = y ?. z`, `@dec class A { accessor x = 1 }`, `export default async ( a , b ) => await import ( "./x.js" )`} {
		if fault := Check([]byte(text)); fault != nil {
			t.Errorf("%s: %v", text, fault)
		}
	}
	for text, at := range map[string]int{"let a = ;": 8, "a\nb c": 4, `x = "a`: 6, "let a; let a": 11, "é = )": 5, "f(": 2, strings.Repeat("{", 600) + strings.Repeat("}", 600): 0} {
		if fault := Check([]byte(text)); fault == nil || fault.Offset != at {
			t.Errorf("%s: %+v, want %d", text, fault, at)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range scripts {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if fault := Check(text); fault != nil && (fault.Offset < 0 || fault.Offset > len(text)) {
			t.Fatal(fault.Offset, len(text))
		}
		for _, q := range Read(text).Requests {
			if q.Offset < 0 || q.Offset > len(text) {
				t.Fatal(q)
			}
		}
	})
}
