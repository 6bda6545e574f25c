//! The file `_headers`: response headers by path, in the format of Cloudflare Pages and Netlify. The builder writes it.

/// Name of the file.
pub const FILE: &str = "_headers";

/// `Cache-Control` of files without a rule: caches store them and revalidate them on every use. Some hosts do so by
/// default, others have to be configured.
pub const REVALIDATE: &str = "public, max-age=0, must-revalidate";

/// A rule of the file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rule<'a> {
    /// Path, in which one `*` stands for any text.
    pub path: &'a str,
    /// Names and values of the headers.
    pub headers: Vec<(&'a str, &'a str)>,
}

/// Parses the rules of a file, in order.
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

/// Returns the headers that a file sets for a path, those of all matching rules.
#[must_use]
pub fn of_path<'a>(file: &'a str, path: &str) -> Vec<(&'a str, &'a str)> {
    of_rules(&rules(file), path)
}

/// Returns the headers that rules set for a path, those of all that match.
#[must_use]
pub fn of_rules<'a>(rules: &[Rule<'a>], path: &str) -> Vec<(&'a str, &'a str)> {
    rules.iter().filter(|rule| matches(rule.path, path)).flat_map(|rule| rule.headers.iter().copied()).collect()
}

/// Returns whether the path of a rule matches `path`, literally or with its `*`.
#[must_use]
pub fn matches(rule: &str, path: &str) -> bool {
    match rule.split_once('*') {
        Some((start, end)) => path.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)),
        None => rule == path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r1_headers_of_all_matching_rules_apply() {
        let file = "/*\n  A: every\n/x.js\n  B: one\n/*index.txt\n  C: copy\n";
        assert_eq!(of_path(file, "/x.js"), [("A", "every"), ("B", "one")]);
        assert_eq!(of_path(file, "/about/"), [("A", "every")]);
        assert_eq!(of_path(file, "/about/index.txt"), [("A", "every"), ("C", "copy")]);
        assert_eq!(rules(file)[1], Rule { path: "/x.js", headers: vec![("B", "one")] });
    }
}
