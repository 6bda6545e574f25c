//! Runs git.

use std::path::Path;
use std::process::Command;

/// The state of the project's files in git.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct WorkingCopy {
    /// Hash of the current commit, in 40 hexadecimal digits; `None` without a repository or commit.
    pub commit: Option<String>,
    /// Whether there are uncommitted changes.
    pub has_changes: bool,
}

impl WorkingCopy {
    /// Reads the state of the project at `root`.
    #[must_use]
    pub fn read(root: &Path) -> Self {
        Self {
            commit: git(root, &["rev-parse", "HEAD"]).map(|commit| commit.trim().to_owned()),
            has_changes: git(root, &["status", "--porcelain"]).is_some_and(|changes| !changes.trim().is_empty()),
        }
    }
}

/// Returns the output of a git command; `None` if git is not installed or the command fails.
pub(crate) fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").arg("-C").arg(root).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn working_copy_reports_its_commit_and_changes() {
        assert_eq!(WorkingCopy::read(Path::new("/")), WorkingCopy::default());
        let folder = tempfile::tempdir().unwrap();
        let run = |arguments: &[&str]| git(folder.path(), arguments).unwrap();
        run(&["init", "--quiet"]);
        fs::write(folder.path().join("x"), "").unwrap();
        assert_eq!(WorkingCopy::read(folder.path()), WorkingCopy { commit: None, has_changes: true });
        run(&["add", "x"]);
        run(&["-c", "user.name=n", "-c", "user.email=e", "commit", "--quiet", "--message", "m"]);
        let committed = WorkingCopy::read(folder.path());
        assert_eq!((committed.commit.map(|commit| commit.len()), committed.has_changes), (Some(40), false));
    }
}
