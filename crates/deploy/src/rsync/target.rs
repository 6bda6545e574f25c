//! Where a deployment may go. A target is refused before rsync is called at all, where it is not a folder for a site alone.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// A target, as rsync tells them apart.
#[derive(Debug, Eq, PartialEq)]
enum Target<'a> {
    /// A folder of this machine.
    Local(&'a str),
    /// A host with its separator, as in `user@host:`, and a path there, by a remote shell.
    Shell(&'a str, &'a str),
    /// A host with its separator, as in `rsync://host/` or `host::`, and a path whose first part is a module of its daemon.
    Daemon(&'a str, &'a str),
}

/// The folders of this machine that no deployment may touch.
pub(crate) struct Own<'a> {
    /// The project.
    pub(crate) project: &'a Path,
    /// The site.
    pub(crate) dist: &'a Path,
    /// The home of who deploys, if it is known.
    pub(crate) home: Option<&'a Path>,
}

/// Gives the target in the form in which rsync gets it, without a slash at its end.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn check(target: &str, own: &Own<'_>) -> Result<String> {
    ensure!(!target.is_empty(), "the target is empty; expected user@host:/srv/www/site, or a folder of this machine");
    ensure!(!target.contains(char::is_control), "found the target {target:?}, which has control characters");
    match parse(target)? {
        Target::Local(path) => local(path, own),
        Target::Shell(host, path) => Ok(format!("{host}{}", on_host(target, path)?)),
        Target::Daemon(host, path) => {
            let parts = parts(target, path)?;
            ensure!(!parts.is_empty(), "{target} names no module of the daemon; expected one, as in {target}site");
            Ok(format!("{host}{}", parts.join("/")))
        }
    }
}

/// Takes a target apart as rsync does: a colon before the first slash is behind a host.
fn parse(target: &str) -> Result<Target<'_>> {
    if target.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("rsync://")) {
        let Some(end) = target[8..].find('/') else {
            bail!("{target} names no module of the daemon; expected one, as in {target}/site");
        };
        let (host, path) = target.split_at(8 + end + 1);
        return Ok(Target::Daemon(host, path));
    }
    // The address of a host can have colons, within brackets.
    let after = target.find('[').filter(|start| !target[..*start].contains(['/', ':']));
    let after = after.and_then(|start| target[start..].find(']').map(|end| start + end)).unwrap_or_default();
    let Some(colon) = target[after..].find([':', '/']).map(|at| after + at).filter(|at| target[*at..].starts_with(':'))
    else {
        return Ok(Target::Local(target));
    };
    ensure!(colon > 0, "{target} names no host before the colon; expected user@host:/srv/www/site");
    if target[colon..].starts_with("::") {
        let (host, path) = target.split_at(colon + 2);
        return Ok(Target::Daemon(host, path));
    }
    let (host, path) = target.split_at(colon + 1);
    Ok(Target::Shell(host, path))
}

/// The parts of a path on a host.
fn parts<'a>(target: &str, path: &'a str) -> Result<Vec<&'a str>> {
    let parts: Vec<&str> = path.split('/').filter(|part| !["", "."].contains(part)).collect();
    ensure!(
        !parts.contains(&".."),
        "{target} has `..` in its path, which nobody can follow from here; expected the path without it"
    );
    let special = |letter: char| "$`\\*?[]{}()<>|&;'\"!".contains(letter);
    ensure!(
        !path.contains(special),
        "{target} has characters in its path that a shell at the host can take for something else; expected a path without them"
    );
    Ok(parts)
}

/// A path that the shell of a host gets.
fn on_host(target: &str, path: &str) -> Result<String> {
    let parts = parts(target, path)?;
    let is_absolute = path.starts_with('/');
    let folder = "expected a folder for this site alone, as in user@host:/srv/www/site";
    ensure!(!parts.is_empty() || !is_absolute, "{target} is the root of that machine; {folder}");
    ensure!(!parts.is_empty(), "{target} is the home folder there; {folder}");
    let is_home = !is_absolute && parts.len() == 1 && parts[0].starts_with('~');
    ensure!(!is_home, "{target} is a home folder; {folder}");
    Ok(format!("{}{}", if is_absolute { "/" } else { "" }, parts.join("/")))
}

/// A folder of this machine, through all symbolic links.
fn local(path: &str, own: &Own<'_>) -> Result<String> {
    let folder = "expected a folder for this site alone, such as /srv/www/site";
    let is_home = path.starts_with('~') && path.trim_end_matches('/').split('/').count() == 1;
    ensure!(!is_home, "{path} is a home folder; {folder}");
    let target = Path::new(path)
        .canonicalize()
        .with_context(|| format!("{path} cannot be read; a first deployment needs the folder there, empty"))?;
    ensure!(target.is_dir(), "{path} is a file; {folder}");
    ensure!(target.parent().is_some(), "{path} is the root of this machine; {folder}");
    let resolve = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    ensure!(own.home.is_none_or(|home| resolve(home) != target), "{path} is your home folder; {folder}");
    for (what, folder_of_ours) in [("the project", own.project), ("the site itself", own.dist)] {
        let ours = resolve(folder_of_ours);
        ensure!(target != ours, "{path} is {what}; {folder}");
        ensure!(!target.starts_with(&ours), "{path} is within {what}; {folder} outside of it");
        ensure!(!ours.starts_with(&target), "{path} holds {what}; {folder} outside of it");
    }
    target.to_str().map(str::to_owned).with_context(|| format!("{path} is not UTF-8; {folder}"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    fn remote(target: &str) -> Result<String> {
        let nowhere = Path::new("/nowhere");
        check(target, &Own { project: nowhere, dist: nowhere, home: None })
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
    fn r15_roots_homes_and_paths_that_lead_up_are_refused_on_hosts() {
        for (target, reason) in [
            ("", "is empty"),
            ("host:/", "the root of that machine"),
            ("host://", "the root of that machine"),
            ("host:/.", "the root of that machine"),
            ("user@[2001:db8::1]:/", "the root of that machine"),
            ("host:", "the home folder there"),
            ("host:.", "the home folder there"),
            ("host:./", "the home folder there"),
            ("host:~", "a home folder"),
            ("host:~/", "a home folder"),
            ("host:~user", "a home folder"),
            ("host:/srv/../", "`..`"),
            ("host:../www", "`..`"),
            ("host::site/..", "`..`"),
            ("host:$HOME", "a shell at the host"),
            ("host:/srv/*", "a shell at the host"),
            ("host::", "no module"),
            ("rsync://host", "no module"),
            ("rsync://host/", "no module"),
            ("RSYNC://host/./", "no module"),
            (":/srv", "no host"),
            ("host:/srv\n", "control characters"),
        ] {
            let error = remote(target).unwrap_err().to_string();
            assert!(error.contains(reason), "{target:?}: {error}");
        }
    }

    #[test]
    fn r15_the_project_what_holds_it_and_what_is_in_it_are_refused() {
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
        let own = Own { project: &project, dist: &dist, home: Some(&home) };
        let tried = |target: &str| check(target, &own).map_err(|error| error.to_string());
        for (name, reason) in [
            ("projects/site", "is the project"),
            ("projects/site/dist/about", "is within the project"),
            ("projects", "holds the project"),
            ("www/link", "is the project"),
            ("www/link/target/", "is within the project"),
            ("www/../projects/site/target/..", "is the project"),
            ("home", "your home folder"),
            ("out/dist", "is the site itself"),
            ("www/file", "is a file"),
            ("www/missing", "needs the folder there"),
        ] {
            let error = tried(at(name).to_str().unwrap()).unwrap_err();
            assert!(error.contains(reason), "{name}: {error}");
        }
        for target in ["/", "//", "/./"] {
            assert!(tried(target).unwrap_err().contains("the root of this machine"), "{target}");
        }
        for target in ["~", "~/", "~user"] {
            assert!(tried(target).unwrap_err().contains("a home folder"), "{target}");
        }
        for name in ["www/site", "www/site/", "www/current"] {
            assert_eq!(tried(at(name).to_str().unwrap()).unwrap(), at("www/site").to_str().unwrap());
        }
    }
}
