//! Checks the target of a deployment before rsync is called: it has to be a folder for this site alone.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// A target, by the transport that rsync uses.
#[derive(Debug, Eq, PartialEq)]
enum Target<'a> {
    /// Local folder.
    Local(&'a str),
    /// Remote shell: a host with its separator, as in `user@host:`, and a path.
    Shell(&'a str, &'a str),
    /// rsync daemon: a host with its separator, as in `rsync://host/` or `host::`, and a path that starts with a module.
    Daemon(&'a str, &'a str),
}

/// Local folders that cannot be targets, nor contain a target or be in one.
pub(crate) struct ProtectedFolders<'a> {
    /// Folder of the project.
    pub(crate) project: &'a Path,
    /// Folder of the site.
    pub(crate) dist: &'a Path,
    /// Home folder of the user, if known. Folders in it are allowed.
    pub(crate) home: Option<&'a Path>,
}

/// Checks a target and returns it in normalized form, without a trailing slash.
///
/// # Errors
/// Says why the target is rejected, and what is expected.
pub(crate) fn check(target: &str, protected: &ProtectedFolders<'_>) -> Result<String> {
    ensure!(!target.is_empty(), "the target is empty; expected user@host:/srv/www/site, or a local folder");
    ensure!(!target.contains(char::is_control), "found the target {target:?}; expected one without control characters");
    match parse(target)? {
        Target::Local(path) => local(path, protected),
        Target::Shell(host, path) => Ok(format!("{host}{}", on_host(target, path)?)),
        Target::Daemon(host, path) => {
            let segments = segments(target, path)?;
            ensure!(!segments.is_empty(), "{target} has no daemon module; expected one, as in {target}site");
            Ok(format!("{host}{}", segments.join("/")))
        }
    }
}

/// Parses a target as rsync does: a colon before the first slash separates host and path.
fn parse(target: &str) -> Result<Target<'_>> {
    if target.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("rsync://")) {
        let Some(end) = target[8..].find('/') else {
            bail!("{target} has no daemon module; expected one, as in {target}/site");
        };
        let (host, path) = target.split_at(8 + end + 1);
        return Ok(Target::Daemon(host, path));
    }
    // An IPv6 address has colons, within brackets.
    let bracket = target.find('[').filter(|start| !target[..*start].contains(['/', ':']));
    let start = bracket.and_then(|start| target[start..].find(']').map(|end| start + end)).unwrap_or_default();
    let separator = target[start..].find([':', '/']).map(|offset| start + offset);
    let Some(colon) = separator.filter(|separator| target[*separator..].starts_with(':')) else {
        return Ok(Target::Local(target));
    };
    ensure!(colon > 0, "{target} has no host before the colon; expected user@host:/srv/www/site");
    if target[colon..].starts_with("::") {
        let (host, path) = target.split_at(colon + 2);
        return Ok(Target::Daemon(host, path));
    }
    let (host, path) = target.split_at(colon + 1);
    Ok(Target::Shell(host, path))
}

/// Returns the segments of a path on a host.
fn segments<'a>(target: &str, path: &'a str) -> Result<Vec<&'a str>> {
    let segments: Vec<&str> = path.split('/').filter(|segment| !["", "."].contains(segment)).collect();
    ensure!(
        !segments.contains(&".."),
        "{target} has `..` in its path, which cannot be resolved from here; expected a path without `..`"
    );
    let is_special = |character: char| "$`\\*?[]{}()<>|&;'\"!".contains(character);
    ensure!(
        !path.contains(is_special),
        "{target} has characters in its path that are special to a shell at the host; expected a path without them"
    );
    Ok(segments)
}

/// Checks and normalizes a path for the shell of a host.
fn on_host(target: &str, path: &str) -> Result<String> {
    let segments = segments(target, path)?;
    let is_absolute = path.starts_with('/');
    let expected = "expected a folder for this site alone, as in user@host:/srv/www/site";
    ensure!(!segments.is_empty() || !is_absolute, "{target} is the root folder of the host; {expected}");
    ensure!(!segments.is_empty(), "{target} is the home folder on the host; {expected}");
    let is_home = !is_absolute && segments.len() == 1 && segments[0].starts_with('~');
    ensure!(!is_home, "{target} is a home folder; {expected}");
    Ok(format!("{}{}", if is_absolute { "/" } else { "" }, segments.join("/")))
}

/// Checks a local folder and resolves its symbolic links.
fn local(path: &str, protected: &ProtectedFolders<'_>) -> Result<String> {
    let expected = "expected a folder for this site alone, such as /srv/www/site";
    let is_home = path.starts_with('~') && path.trim_end_matches('/').split('/').count() == 1;
    ensure!(!is_home, "{path} is a home folder; {expected}");
    let target = Path::new(path)
        .canonicalize()
        .with_context(|| format!("cannot open {path}; create an empty folder there before the first deployment"))?;
    ensure!(target.is_dir(), "{path} is a file; {expected}");
    ensure!(target.parent().is_some(), "{path} is the root folder; {expected}");
    let resolve = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    ensure!(protected.home.is_none_or(|home| resolve(home) != target), "{path} is your home folder; {expected}");
    for (name, folder) in [("the project", protected.project), ("the site itself", protected.dist)] {
        let folder = resolve(folder);
        ensure!(target != folder, "{path} is {name}; {expected}");
        ensure!(!target.starts_with(&folder), "{path} is within {name}; {expected} outside it");
        ensure!(!folder.starts_with(&target), "{path} contains {name}; {expected} outside it");
    }
    target.to_str().map(str::to_owned).with_context(|| format!("{path} is not valid UTF-8; {expected}"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    fn remote(target: &str) -> Result<String> {
        let nowhere = Path::new("/nowhere");
        check(target, &ProtectedFolders { project: nowhere, dist: nowhere, home: None })
    }

    #[test]
    fn r15_folders_on_hosts_are_accepted() {
        for (target, expected) in [
            ("user@host:/srv/www/site", "user@host:/srv/www/site"),
            ("host:/srv//www/./site/", "host:/srv/www/site"),
            ("host:www", "host:www"),
            ("host:~/www/", "host:~/www"),
            ("host:./www", "host:www"),
            ("user@[2001:db8::1]:/srv/www", "user@[2001:db8::1]:/srv/www"),
            ("host::site", "host::site"),
            ("rsync://user@host:873/site/sub/", "rsync://user@host:873/site/sub"),
        ] {
            assert_eq!(remote(target).unwrap(), expected, "{target}");
        }
    }

    #[test]
    fn r15_roots_home_folders_and_parent_segments_on_hosts_are_rejected() {
        for (target, reason) in [
            ("", "is empty"),
            ("host:/", "the root folder of the host"),
            ("host://", "the root folder of the host"),
            ("host:/.", "the root folder of the host"),
            ("user@[2001:db8::1]:/", "the root folder of the host"),
            ("host:", "the home folder on the host"),
            ("host:.", "the home folder on the host"),
            ("host:./", "the home folder on the host"),
            ("host:~", "a home folder"),
            ("host:~/", "a home folder"),
            ("host:~user", "a home folder"),
            ("host:/srv/../", "`..`"),
            ("host:../www", "`..`"),
            ("host::site/..", "`..`"),
            ("host:$HOME", "a shell at the host"),
            ("host:/srv/*", "a shell at the host"),
            ("host::", "no daemon module"),
            ("rsync://host", "no daemon module"),
            ("rsync://host/", "no daemon module"),
            ("RSYNC://host/./", "no daemon module"),
            (":/srv", "no host"),
            ("host:/srv\n", "control characters"),
        ] {
            let error = remote(target).unwrap_err().to_string();
            assert!(error.contains(reason), "{target:?}: {error}");
        }
    }

    #[test]
    fn r15_project_and_site_with_their_parent_and_child_folders_are_rejected() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let at = |name: &str| root.join(name);
        for name in ["projects/site/dist/about", "projects/site/target", "home", "out/dist", "www/site"] {
            fs::create_dir_all(at(name)).unwrap();
        }
        symlink(at("projects/site"), at("www/link")).unwrap();
        symlink(at("www/site"), at("www/current")).unwrap();
        fs::write(at("www/file"), "").unwrap();
        let (project, home, dist) = (at("projects/site"), at("home"), at("out/dist"));
        let protected = ProtectedFolders { project: &project, dist: &dist, home: Some(&home) };
        let check = |target: &str| check(target, &protected).map_err(|error| error.to_string());
        for (name, reason) in [
            ("projects/site", "is the project"),
            ("projects/site/dist/about", "is within the project"),
            ("projects", "contains the project"),
            ("www/link", "is the project"),
            ("www/link/target/", "is within the project"),
            ("www/../projects/site/target/..", "is the project"),
            ("home", "your home folder"),
            ("out/dist", "is the site itself"),
            ("www/file", "is a file"),
            ("www/missing", "create an empty folder there"),
        ] {
            let error = check(at(name).to_str().unwrap()).unwrap_err();
            assert!(error.contains(reason), "{name}: {error}");
        }
        for target in ["/", "//", "/./"] {
            assert!(check(target).unwrap_err().contains("is the root folder"), "{target}");
        }
        for target in ["~", "~/", "~user"] {
            assert!(check(target).unwrap_err().contains("a home folder"), "{target}");
        }
        for name in ["www/site", "www/site/", "www/current"] {
            assert_eq!(check(at(name).to_str().unwrap()).unwrap(), at("www/site").to_str().unwrap());
        }
    }
}
