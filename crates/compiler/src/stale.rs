//! What is out of date, so that somebody has to look at it: facts that are old, lists that are no longer right, news that stopped.
//!
//! 1. [`Stale::collect`] takes the dates of what is published.
//! 2. [`Rule::has_passed`] decides for each date.
//! 3. The report names the files by rule, the oldest first, with what to do.

use std::collections::BTreeSet;
use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;
use model::Day;
use model::meeting::Phase;

use crate::BuildOptions;
use crate::date_labels;
use crate::day::date;
use crate::facts;
use crate::project::{Draft, DraftKind, Project};

/// Number of days without a post after which the news is out of date.
const MAX_DAYS_WITHOUT_POST: i32 = 60;
/// Number of days without a sync after which the facts are out of date. A sync without changes renews the day once a week.
const MAX_DAYS_WITHOUT_SYNC: i32 = 30;

/// What is out of date on the day of the build.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Stale {
    day: Option<Date>,
    entries: Vec<Entry>,
}

/// A file that is out of date. Sorts by rule, and then by date.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Entry {
    rule: Rule,
    date: Date,
    path: String,
}

/// Why something is out of date.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Rule {
    /// The facts of a page are older than a year.
    Facts,
    /// The last day has passed for which a list on a page is right.
    List,
    /// The newest post is older than [`MAX_DAYS_WITHOUT_POST`].
    News,
    /// The owners of the facts were not asked for more than [`MAX_DAYS_WITHOUT_SYNC`].
    Sync,
}

impl Rule {
    /// Returns whether a file with this `date` is out of date on `today`.
    fn has_passed(self, date: Date, today: Date) -> bool {
        let limit = match self {
            Self::Facts => date.saturating_add(1.year()),
            Self::List => date,
            Self::News => date.saturating_add(MAX_DAYS_WITHOUT_POST.days()),
            Self::Sync => date.saturating_add(MAX_DAYS_WITHOUT_SYNC.days()),
        };
        limit < today
    }

    /// Returns what is wrong, and what to do about it.
    fn heading(self) -> String {
        match self {
            Self::Facts => "Facts older than a year. Compare the page with its sources, and set `as_of`:".to_owned(),
            Self::List => {
                "Lists that are no longer right. Take the new one from its owner, and set `valid_until`:".to_owned()
            }
            Self::News => {
                format!("No post for more than {MAX_DAYS_WITHOUT_POST} days. Write one: script/new post \"Title\"")
            }
            Self::Sync => {
                format!("Facts that were not asked for in more than {MAX_DAYS_WITHOUT_SYNC} days. Run script/sync:")
            }
        }
    }

    /// Returns what the date of a file means.
    const fn meaning(self) -> &'static str {
        match self {
            Self::Facts | Self::Sync => "as of",
            Self::List => "valid until",
            Self::News => "the newest post, of",
        }
    }
}

impl Stale {
    /// Collects what is out of date on the day of the build. Posts say what is true on their day, and past meetings do not
    /// change, so neither is listed for its facts.
    pub(crate) fn collect(project: &Project, options: &BuildOptions) -> Self {
        let Some(today) = date(&options.day) else { return Self::default() };
        let is_published = |draft: &&Draft| {
            options.includes(&draft.address, &project.addresses) && !project.addresses.is_draft(&draft.address)
        };
        let published = || project.drafts.iter().filter(is_published);
        // Lists also name the posts that the blog has announced.
        let announced = project.facts.posts().iter().filter(|post| post.date <= today);
        let path = facts::path::<synced::Post>();
        let announced = announced.map(|post| Entry { rule: Rule::News, date: post.date, path: path.clone() });
        let newest = published().filter_map(post).chain(announced).max();
        let synced = project.facts.days().map(|(path, date)| Entry { rule: Rule::Sync, date, path });
        let entries = published().flat_map(|draft| dates(draft, &options.day)).chain(newest).chain(synced);
        let mut entries: Vec<Entry> = entries.filter(|entry| entry.rule.has_passed(entry.date, today)).collect();
        entries.sort();
        Self { day: Some(today), entries }
    }

    /// Returns whether nothing is out of date.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Returns the dates of a page, or of a meeting that is not over.
fn dates(draft: &Draft, today: &Day) -> Vec<Entry> {
    let valid_until = match &draft.kind {
        DraftKind::Page { valid_until, .. } => valid_until.as_ref(),
        DraftKind::Meeting(meeting) if meeting.card.phase(today) != Phase::Past => None,
        DraftKind::Meeting(_) | DraftKind::Post(_) => return Vec::new(),
    };
    let facts = draft.text_as_of.as_ref().map(|date| (Rule::Facts, &date.day));
    let list = valid_until.map(|day| (Rule::List, day));
    let entry = |(rule, day)| Some(Entry { rule, date: date(day)?, path: draft.path.clone() });
    facts.into_iter().chain(list).filter_map(entry).collect()
}

fn post(draft: &Draft) -> Option<Entry> {
    let DraftKind::Post(post) = &draft.kind else { return None };
    Some(Entry { rule: Rule::News, date: date(&post.date.day)?, path: draft.path.clone() })
}

/// The files by rule, and a line with their number.
impl fmt::Display for Stale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(today) = self.day else { return Ok(()) };
        for entries in self.entries.chunk_by(|one, other| one.rule == other.rule) {
            for (at, Entry { rule, date, path }) in entries.iter().enumerate() {
                if at == 0 {
                    writeln!(formatter, "{}", rule.heading())?;
                }
                let age = match (today - *date).get_days() {
                    1 => "1 day ago".to_owned(),
                    days => format!("{days} days ago"),
                };
                writeln!(formatter, "  {path}: {} {}, {age}", rule.meaning(), date_labels::long(*date))?;
            }
        }
        let files: BTreeSet<&str> = self.entries.iter().map(|entry| entry.path.as_str()).collect();
        match files.len() {
            0 => write!(formatter, "nothing is out of date on {today}"),
            1 => write!(formatter, "1 file is out of date on {today}"),
            number => write!(formatter, "{number} files are out of date on {today}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn last_day_of_each_limit_is_not_yet_out_of_date() {
        for (rule, since, last) in [
            (Rule::Facts, date(2025, 5, 22), date(2026, 5, 22)),
            (Rule::Facts, date(2024, 2, 29), date(2025, 2, 28)),
            (Rule::List, date(2027, 3, 12), date(2027, 3, 12)),
            (Rule::News, date(2026, 10, 2), date(2026, 12, 1)),
            (Rule::Sync, date(2026, 11, 1), date(2026, 12, 1)),
        ] {
            assert!(!rule.has_passed(since, last), "{rule:?} {since}");
            assert!(rule.has_passed(since, last.tomorrow().unwrap()), "{rule:?} {since}");
        }
    }

    #[test]
    fn files_are_listed_by_rule_with_the_oldest_first() {
        let entry = |rule, date, path: &str| Entry { rule, date, path: path.to_owned() };
        let mut entries = vec![
            entry(Rule::List, date(2026, 11, 30), "c.md"),
            entry(Rule::Facts, date(2025, 11, 30), "b.md"),
            entry(Rule::Facts, date(2023, 11, 22), "a.md"),
        ];
        entries.sort();
        let report = Stale { day: Some(date(2026, 12, 1)), entries };
        expect_test::expect![[r"
            Facts older than a year. Compare the page with its sources, and set `as_of`:
              a.md: as of 22 November 2023, 1105 days ago
              b.md: as of 30 November 2025, 366 days ago
            Lists that are no longer right. Take the new one from its owner, and set `valid_until`:
              c.md: valid until 30 November 2026, 1 day ago
            3 files are out of date on 2026-12-01"]]
        .assert_eq(&report.to_string());
    }
}
