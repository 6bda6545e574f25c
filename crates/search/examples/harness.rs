use search::engine::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;
#[derive(Deserialize)]
struct Al {
    names: BTreeMap<String, Vec<u32>>,
}
#[derive(Deserialize)]
struct Qs {
    query: Vec<Q>,
}
#[derive(Deserialize)]
struct Q {
    #[serde(default)]
    kind: String,
    words: String,
    #[serde(default)]
    answers: Vec<String>,
    #[serde(default)]
    rfcs: Vec<u32>,
}
struct S<'a> {
    all: &'a BTreeMap<String, String>,
    f: Files,
    paths: Vec<String>,
}
impl<'a> S<'a> {
    fn new(all: &'a BTreeMap<String, String>) -> Self {
        S { all, f: Files::default(), paths: vec![] }
    }
    fn go(&mut self, t: &str, n: usize) -> SearchResponse {
        loop {
            match self.f.find(&SearchRequest { text: t.into(), kind: None, count: n }) {
                Ok(r) => return r,
                Err(MissingFiles(a)) => {
                    for x in a {
                        let p = x.strip_prefix("/content/").unwrap().to_owned();
                        self.f.insert(x, self.all[&p].clone());
                        self.paths.push(p);
                    }
                }
            }
        }
    }
    fn find(&mut self, t: &str, n: usize) -> Vec<String> {
        let r = self.go(t, n);
        r.matches
            .direct_hits
            .into_iter()
            .map(|h| h.document.href)
            .chain(r.documents.into_iter().map(|d| d.href))
            .take(n)
            .collect()
    }
}
fn main() {
    let pages: Vec<model::Page> = serde_json::from_str(&fs::read_to_string("/tmp/dump/pages.json").unwrap()).unwrap();
    let aliases: Vec<(String, String)> =
        serde_json::from_str(&fs::read_to_string("/tmp/dump/aliases.json").unwrap()).unwrap();
    let d = synced::Document::<synced::Rfc>::parse(&fs::read_to_string("content/synced/rfcs.toml").unwrap()).unwrap();
    let al: Al = toml::from_str(&fs::read_to_string("content/rfc-aliases.toml").unwrap()).unwrap();
    let al: Vec<(String, u32)> =
        al.names.into_iter().flat_map(|(n, l)| l.into_iter().map(move |x| (n.clone(), x))).collect();
    for (what, rfcs, al) in
        [("none", &d.entries()[..0], &al[..0]), ("noalias", d.entries(), &al[..0]), ("full", d.entries(), &al[..])]
    {
        let t = Instant::now();
        let files = search::index::files(&pages, &aliases, rfcs, al);
        println!(
            "== {what}: {} files {} B in {:?}",
            files.len(),
            files.values().map(String::len).sum::<usize>(),
            t.elapsed()
        );
        let full = what == "full";
        if full {
            let _ = fs::remove_dir_all("/tmp/dump/out");
            for (p, t) in &files {
                let p = format!("/tmp/dump/out/{p}");
                fs::create_dir_all(std::path::Path::new(&p).parent().unwrap()).unwrap();
                fs::write(p, t).unwrap();
            }
        }
        let mut s = S::new(&files);
        for q in ["dnssec", "neighbour discovery"] {
            println!("DBG {q} {:?}", s.find(q, 6));
        }
        for f in ["queries", "rfcs", "rfcs-unseen"] {
            if what == "none" && f != "queries" {
                continue;
            }
            let qs: Qs = toml::from_str(&fs::read_to_string(format!("tests/search/{f}.toml")).unwrap()).unwrap();
            let mut by: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
            for q in &qs.query {
                let found = s.find(&q.words, 5);
                let place = found.iter().position(|h| {
                    q.answers.iter().any(|a| a == h || !a.contains('#') && a == h.split('#').next().unwrap())
                        || q.rfcs.iter().any(|n| *h == format!("https://www.rfc-editor.org/info/rfc{n}"))
                });
                let first = found
                    .iter()
                    .find(|h| h.contains("/info/rfc"))
                    .is_some_and(|h| q.rfcs.iter().any(|n| *h == format!("https://www.rfc-editor.org/info/rfc{n}")));
                for k in ["all", q.kind.as_str()] {
                    let e = by.entry(k).or_default();
                    e[3] += usize::from(first);
                    e[0] += usize::from(place == Some(0));
                    e[1] += usize::from(place.is_some());
                    e[2] += 1;
                }
                if (place != Some(0) && f == "queries" || f == "rfcs" && (!first || place.is_none()))
                    && f != "rfcs-unseen"
                    && (full
                        && (f == "rfcs" || place.is_none() || found.first().is_some_and(|f| f.starts_with("https")))
                        || what == "none" && place.is_none())
                {
                    let short: Vec<String> =
                        found.iter().map(|h| h.replace("https://www.rfc-editor.org/info/", "")).collect();
                    println!("  {f} {:?}: {place:?} {short:?} / {:?}{:?}", q.words, q.answers, q.rfcs);
                }
            }
            for (k, e) in by {
                if k != "" {
                    println!(
                        "{f} {k}: at1 {} ({}%) first-of-rfcs {}% at5 {} ({}%) of {}",
                        e[0],
                        e[0] * 100 / e[2],
                        e[3] * 100 / e[2],
                        e[1],
                        e[1] * 100 / e[2],
                        e[2]
                    );
                }
            }
        }
        if full {
            let list = fs::read_to_string("crates/compiler/tests/search/rfcs.rs").unwrap();
            let list = list
                .split("const QUERIES")
                .nth(1)
                .unwrap()
                .split("= [")
                .nth(1)
                .unwrap()
                .split("];")
                .next()
                .unwrap()
                .replace("\\\"", "\u{1}");
            let qs: Vec<String> = list.split('"').skip(1).step_by(2).map(|x| x.replace('\u{1}', "\"")).collect();
            let mut out = String::new();
            for q in &qs {
                let mut s = S::new(&files);
                s.find(q, 7);
                out += &format!("{q}\t{}\n", s.paths.join(" "));
            }
            fs::write("/tmp/dump/fetches.tsv", out).unwrap();
            let mut times = vec![];
            let mut s = S::new(&files);
            for q in &qs {
                for (e, _) in q.char_indices().skip(1) {
                    s.find(&q[..e], 7);
                    let t = Instant::now();
                    s.find(&q[..e], 7);
                    times.push(t.elapsed());
                }
            }
            times.sort();
            println!(
                "keys {} median {:?} p95 {:?} max {:?}",
                times.len(),
                times[times.len() / 2],
                times[times.len() * 95 / 100],
                times.last()
            );
            if std::env::args().nth(1).is_some() {
                let (mut right, mut all) = (0, 0);
                let mut wrong = vec![];
                let info = |n: u32| format!("https://www.rfc-editor.org/info/rfc{n}");
                for r in rfcs.iter().filter(|r| !r.obsoleted_by.is_empty()) {
                    let found = s.find(&r.title, 10);
                    let old = found.iter().position(|h| *h == info(r.number));
                    let new = found.iter().position(|h| {
                        h.starts_with("https")
                            && h.rsplit("rfc")
                                .next()
                                .and_then(|n| n.parse::<u32>().ok())
                                .is_some_and(|n| rfcs.iter().any(|x| x.number == n && x.obsoleted_by.is_empty()))
                    });
                    all += 1;
                    if old.is_some() && new.is_some_and(|n| n < old.unwrap()) {
                        right += 1
                    } else {
                        wrong.push((r.number, old, new))
                    }
                }
                println!(
                    "obsolete titles {right} of {all}: {:?}",
                    wrong.iter().step_by(wrong.len() / 20 + 1).collect::<Vec<_>>()
                );
            }
        }
    }
}
