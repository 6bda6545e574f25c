//! Syncs the kinds that were asked for, one after the other.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use polite_http::{Client, Clock, Identity, Limits, Source};
use synced::text::Line;
use synced::{Body, Document, FileError, Group, Meeting, Post, Rfc};

use crate::changes::changes;
use crate::doubts::doubts;
use crate::error::{Error, Mismatch};
use crate::facts::Facts;
use crate::kinds::Kind;

/// Number of days after which the day of a file is written again although nothing has changed. So a file says truthfully how old
/// its facts can be, a sync without changes leaves it as it is, and quiet weeks make one small commit instead of seven.
const MAX_DAYS_BEHIND: i32 = 7;

/// Says who asks, and where to complain.
const USER_AGENT: &str = "ietf-site-sync (+https://www.ietf.org/)";

/// Folder of kept answers, from the root of the project.
const KEPT: &str = "target/sync";

/// What to sync, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Root of the project.
    pub root: PathBuf,
    /// The kinds to sync.
    pub kinds: Vec<Kind>,
    /// Who is asked.
    pub source: Source,
    /// Whether to write nothing.
    pub dry_run: bool,
    /// Whether to write what looks wrong.
    pub accept: bool,
    /// What the files say of their origin, if it is not their owner.
    pub note: Option<Line>,
    /// Day of the sync.
    pub today: Date,
    /// Limits of each request.
    pub limits: Limits,
}

/// How a sync ended. Of several kinds, the worst counts.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Outcome {
    /// All facts are as their owners say.
    Synced,
    /// Something looks wrong, and a person has to decide.
    Held,
    /// A source could not be used, or a file not be written.
    Failed,
}

/// Syncs, and reports to `out`.
///
/// # Errors
/// Fails if `out` cannot be written.
pub fn run(options: &Options, clock: &dyn Clock, out: &mut dyn Write) -> io::Result<Outcome> {
    let identity = Identity { user_agent: USER_AGENT, kept: options.root.join(KEPT) };
    let mut client = Client::new(options.source.clone(), identity, options.limits, clock);
    let mut worst = Outcome::Synced;
    for kind in &options.kinds {
        let outcome = match kind {
            Kind::Meetings => sync::<Meeting>(options, &mut client, out)?,
            Kind::Groups => sync::<Group>(options, &mut client, out)?,
            Kind::People => sync::<Body>(options, &mut client, out)?,
            Kind::Rfcs => sync::<Rfc>(options, &mut client, out)?,
            Kind::News => sync::<Post>(options, &mut client, out)?,
        };
        worst = worst.max(outcome);
    }
    let totals = client.totals();
    writeln!(out, "{} requests, {} of them answered with “not modified”", totals.requests, totals.unchanged)?;
    Ok(worst)
}

/// Syncs one kind, and reports.
fn sync<E: Facts>(options: &Options, client: &mut Client<'_>, out: &mut dyn Write) -> io::Result<Outcome> {
    let file = Document::<E>::path(Path::new(""));
    let (outcome, report) = match sync_file::<E>(options, client) {
        Ok(result) => result,
        Err(error) => (Outcome::Failed, format!("error: {error}\n{} is unchanged\n", file.display())),
    };
    write!(out, "{report}")?;
    Ok(outcome)
}

/// Syncs one file. Returns what to report.
fn sync_file<E: Facts>(options: &Options, client: &mut Client<'_>) -> Result<(Outcome, String), Error> {
    let root = &options.root;
    let path = Document::<E>::path(Path::new(""));
    let file = path.display();
    let old = Document::<E>::read(root)?;
    let known = old.as_ref().map_or(&[][..], Document::entries);
    let found = E::fetch(client, known)?;
    let doubts = doubts(known, &found, options.today);
    let mut report = String::new();
    for note in &found.notes {
        let _ = writeln!(report, "  left out: {} {}: {}", note.id, note.field, note.problem);
    }
    let document = |on| -> Result<Document<E>, Error> {
        let document = Document::new(on, found.entries.clone())
            .map_err(|id| Error::unexpected(E::SOURCE, Mismatch::new(format!("two entries `{id}`"), "one")))?;
        Ok(document.with_note(options.note.clone()))
    };
    let new = document(options.today)?;
    let changes = match &old {
        Some(old) => changes(old.entries(), new.entries()),
        None => vec![format!("{} {} for the first time", new.entries().len(), E::PLURAL)],
    };
    for change in &changes {
        let _ = writeln!(report, "  {change}");
    }

    let count = format!("{}: {}, ", E::PLURAL, new.entries().len());
    if !doubts.is_empty() && !options.accept {
        for doubt in &doubts {
            let _ = writeln!(report, "  in doubt: {doubt}");
        }
        let advice = format!("{file} is unchanged; if all of this is right, add --accept");
        return Ok((Outcome::Held, format!("{count}held\n{report}  {advice}\n")));
    }
    let is_current = match &old {
        Some(old) => {
            let is_recent = (options.today - old.on()).get_days() <= MAX_DAYS_BEHIND;
            is_recent
                && text(&document(old.on())?, root)? == std::fs::read_to_string(root.join(&path)).unwrap_or_default()
        }
        None => false,
    };
    if is_current {
        return Ok((Outcome::Synced, format!("{count}no changes\n{report}")));
    }
    if options.dry_run {
        return Ok((Outcome::Synced, format!("{count}changes, not written\n{report}")));
    }
    new.write(root)?;
    let what = if changes.is_empty() { "no changes but the day, " } else { "" };
    Ok((Outcome::Synced, format!("{count}{what}written to {file}\n{report}")))
}

/// Returns the text of a file.
fn text<E: Facts>(document: &Document<E>, root: &Path) -> Result<String, Error> {
    document.to_toml().map_err(|reason| FileError { path: Document::<E>::path(root), reason }.into())
}
