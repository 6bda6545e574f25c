//! The file `_headers`: rules that give headers to paths, which Cloudflare Pages and Netlify read. The builder writes it.

/// Name of the file.
pub const FILE: &str = "_headers";

/// `Cache-Control` of what has no rule: it is kept, and asked for each time whether it is still right. Hosts do so by themselves,
/// or have to be told.
pub const REVALIDATE: &str = "public, max-age=0, must-revalidate";

/// A rule of a written file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rule<'a> {
    /// A path, in which a `*` may stand for anything.
    pub path: &'a str,
    /// Names and values.
    pub headers: Vec<(&'a str, &'a str)>,
}

/// The rules of a written file, in order.
#[must_use]
pub fn rules(file: &str) -> Vec<Rule<'_>> {
    let mut rules: Vec<Rule<'_>> = Vec::new();
    for line in file.lines() {
        match line.strip_prefix("  ") {
            None => rules.push(Rule { path: line, headers: Vec::new() }),
            Some(header) => {
                if let Some((rule, header)) = rules.last_mut().zip(header.split_once(": ")) {
                    rule.headers.push(header);
                }
            }
        }
    }
    rules
}

/// The headers that a written file gives to a path. All rules that fit apply.
#[must_use]
pub fn of_path<'a>(file: &'a str, path: &str) -> Vec<(&'a str, &'a str)> {
    rules(file).into_iter().filter(|rule| fits(rule.path, path)).flat_map(|rule| rule.headers).collect()
}

/// Whether a rule is for a path: it is that path, or has a `*` that stands for what is missing.
#[must_use]
pub fn fits(rule: &str, path: &str) -> bool {
    match rule.split_once('*') {
        Some((start, end)) => path.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)),
        None => rule == path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r1_rules_apply_to_the_paths_they_name() {
        let file = "/*\n  A: every\n/x.js\n  B: one\n/*index.txt\n  C: copy\n";
        assert_eq!(of_path(file, "/x.js"), [("A", "every"), ("B", "one")]);
        assert_eq!(of_path(file, "/about/"), [("A", "every")]);
        assert_eq!(of_path(file, "/about/index.txt"), [("A", "every"), ("C", "copy")]);
        assert_eq!(rules(file)[1], Rule { path: "/x.js", headers: vec![("B", "one")] });
    }
}
