//! Runs git, only to read.

use std::path::Path;
use std::process::Command;

use crate::source::CONTENT;

/// Settings that some users change, with the values that the output is parsed with. `log.showSignature` adds lines,
/// `log.showRoot` and `log.follow` change which files a commit lists, and `core.quotePath` how.
const SETTINGS: [&str; 4] =
    ["log.showSignature=false", "log.showRoot=true", "log.follow=false", "core.quotePath=false"];

/// Variables that git sets for its hooks. They would lead to another repository or index.
const HOOK_VARIABLES: [&str; 6] =
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"];

/// Why git tells nothing about a project.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum GitError {
    /// Git is not installed, the project is not in a repository, or it is in one that does not hold its files.
    NoRepository,
    /// The folder belongs to another user, so git reads it only after this command.
    OtherOwner(String),
}

/// The state of the project's files in git.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct WorkingCopy {
    /// Hash of the current commit, in 40 hexadecimal digits; `None` if no commit that git can read holds the project.
    pub commit: Option<String>,
    /// Whether there are uncommitted changes to that commit.
    pub has_changes: bool,
}

impl WorkingCopy {
    /// Reads the state of the project at `root`.
    #[must_use]
    pub fn read(root: &Path) -> Self {
        if check_committed(root).is_err() {
            return Self::default();
        }
        let status = git(root, &["status", "--porcelain", "--untracked-files=normal"]);
        Self {
            commit: git(root, &["rev-parse", "HEAD"]).ok().map(|commit| commit.trim().to_owned()),
            has_changes: status.is_ok_and(|changes| !changes.trim().is_empty()),
        }
    }
}

/// Returns git for the repository around `root`, independent of the user's settings and of a hook that runs this program.
#[must_use]
pub fn git_command(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).arg("--no-optional-locks");
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    for variable in HOOK_VARIABLES {
        command.env_remove(variable);
    }
    command
}

/// Checks that the current commit holds the content of the project at `root`. It does not if an archive of the project was
/// unpacked inside another repository.
///
/// # Errors
///
/// If it does not, or if git cannot tell.
pub(crate) fn check_committed(root: &Path) -> Result<(), GitError> {
    git(root, &["rev-parse", "--verify", &format!("HEAD:./{CONTENT}")]).map(drop)
}

/// Returns the output of a git command.
///
/// # Errors
///
/// If the command fails.
pub(crate) fn git(root: &Path, arguments: &[&str]) -> Result<String, GitError> {
    let output = git_command(root).args(arguments).output().map_err(|_| GitError::NoRepository)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(error(&String::from_utf8_lossy(&output.stderr)))
}

/// Returns the error for what git says. For a folder of another user, that includes the command that allows to read it.
fn error(stderr: &str) -> GitError {
    let remedy =
        stderr.lines().map(str::trim).find(|line| line.starts_with("git config --global --add safe.directory "));
    remedy.map_or(GitError::NoRepository, |command| GitError::OtherOwner(command.to_owned()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Creates a repository with a commit of a project, whose only file is `content/x`.
    fn project() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(CONTENT)).unwrap();
        fs::write(folder.path().join(CONTENT).join("x"), "").unwrap();
        git(folder.path(), &["init", "--quiet"]).unwrap();
        folder
    }

    fn commit(root: &Path) {
        git(root, &["add", "."]).unwrap();
        let author = ["-c", "user.name=n", "-c", "user.email=e", "-c", "commit.gpgSign=false"];
        git(root, &[&author[..], &["commit", "--quiet", "--message=m"]].concat()).unwrap();
    }

    #[test]
    fn working_copy_reports_its_commit_and_changes() {
        assert_eq!(WorkingCopy::read(Path::new("/")), WorkingCopy::default());
        let root = project();
        assert_eq!(WorkingCopy::read(root.path()), WorkingCopy::default());
        commit(root.path());
        let committed = WorkingCopy::read(root.path());
        assert_eq!((committed.commit.as_ref().map(String::len), committed.has_changes), (Some(40), false));
        fs::write(root.path().join("y"), "").unwrap();
        assert_eq!(WorkingCopy::read(root.path()), WorkingCopy { has_changes: true, ..committed });
    }

    #[test]
    fn archive_within_another_repository_has_no_commit() {
        let root = project();
        commit(root.path());
        let archive = root.path().join("archive");
        fs::create_dir_all(archive.join(CONTENT)).unwrap();
        fs::write(archive.join(CONTENT).join("x"), "").unwrap();
        assert_eq!(WorkingCopy::read(&archive), WorkingCopy::default());
        commit(root.path());
        assert!(WorkingCopy::read(&archive).commit.is_some(), "a project in a folder of a larger repository");
    }

    #[test]
    fn refusal_to_read_a_folder_of_another_user_is_recognized() {
        let stderr = "fatal: detected dubious ownership in repository at '/a b'\nTo add an exception for this directory, call:\n\n\
                      \tgit config --global --add safe.directory '/a b'\n";
        let command = "git config --global --add safe.directory '/a b'".to_owned();
        assert_eq!(error(stderr), GitError::OtherOwner(command));
        assert_eq!(
            error("fatal: not a git repository (or any of the parent directories): .git\n"),
            GitError::NoRepository
        );
    }
}
