//! What the site will show, and no longer show, on later days without a commit. Writers are told about it, so that no post goes
//! missing silently and no change is a surprise.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;
use model::Day;

use crate::BuildOptions;
use crate::date_labels;
use crate::day::date;
use crate::project::{DraftKind, FeatureDraft, Project};

/// Number of days after that of the build for which everything is named. Later, only posts are.
const DAYS: i32 = 14;

/// What will change within [`DAYS`], and the posts that are held back for longer.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Schedule {
    soon: Vec<Event>,
    later: Vec<Event>,
}

/// An event, which sorts by date.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Event {
    date: Date,
    /// What happens, or the path of the post.
    text: String,
}

impl Schedule {
    /// Collects what happens after the day of the build. Drafts are not listed: they are left out on purpose.
    pub(crate) fn collect(project: &Project, options: &BuildOptions) -> Self {
        let Some(today) = date(&options.day) else { return Self::default() };
        let end = today.saturating_add(DAYS.days());
        let is_soon = |event: &Event| today < event.date && event.date <= end;
        let (soon, later): (Vec<Event>, Vec<Event>) = posts(project, options).partition(is_soon);
        let soon = soon.into_iter().map(|post| Event { text: format!("{} appears", post.text), ..post });
        let changes = features(project).into_iter().chain(meetings(project)).filter(is_soon);
        Self { soon: sorted(soon.chain(changes)), later: sorted(later.into_iter()) }
    }
}

/// Returns the finished posts that the build leaves out.
fn posts<'a>(project: &'a Project, options: &'a BuildOptions) -> impl Iterator<Item = Event> + 'a {
    let is_held_back =
        move |address: &str| !options.includes(address, &project.addresses) && !project.addresses.is_draft(address);
    project.drafts.iter().filter(move |draft| is_held_back(&draft.address)).filter_map(|draft| match &draft.kind {
        DraftKind::Post(post) => Some(Event { date: date(&post.date.day)?, text: draft.path.clone() }),
        _ => None,
    })
}

/// Returns the first days of the features, each with the one that it takes the place of, and the days on which they end.
fn features(project: &Project) -> Vec<Event> {
    let drafts: Vec<&FeatureDraft> = project.features().collect();
    let mut events = Vec::new();
    let mut add = |day: &Day, text: String| events.extend(date(day).map(|date| Event { date, text }));
    for (at, draft) in drafts.iter().enumerate() {
        let FeatureDraft { feature, end } = draft;
        let before = at.checked_sub(1).and_then(|before| drafts.get(before));
        let replaced = before.filter(|before| !before.ends_before(Some(draft)));
        let replaced = replaced.map(|before| format!(" in place of \"{}\"", before.feature.title));
        let title = &feature.title;
        add(&feature.from, format!("\"{title}\" is featured on the home page{}", replaced.unwrap_or_default()));
        if draft.ends_before(drafts.get(at + 1).copied()) {
            add(end, format!("the newest post is featured on the home page in place of \"{title}\""));
        }
    }
    events
}

/// Returns the first and the last days of meetings.
fn meetings(project: &Project) -> impl Iterator<Item = Event> {
    let meetings = project.drafts.iter().filter(|draft| !project.addresses.is_draft(&draft.address));
    meetings
        .flat_map(|draft| match &draft.kind {
            DraftKind::Meeting(meeting) if !meeting.card.cancelled => {
                let event =
                    |day, what| Some(Event { date: date(day)?, text: format!("{} {what}", meeting.card.title) });
                vec![event(&meeting.card.start, "begins"), event(&meeting.card.end, "ends")]
            }
            _ => Vec::new(),
        })
        .flatten()
}

fn sorted(events: impl Iterator<Item = Event>) -> Vec<Event> {
    let mut events: Vec<Event> = events.collect();
    events.sort();
    events
}

/// Two lists with a line for each event; nothing for an empty one.
impl fmt::Display for Schedule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lists =
            [(format!("In the next {DAYS} days:"), &self.soon), ("Held back until later:".to_owned(), &self.later)];
        for (heading, events) in lists.iter().filter(|(_, events)| !events.is_empty()) {
            writeln!(formatter, "{heading}")?;
            for Event { date, text } in *events {
                writeln!(formatter, "  {}: {text}", date_labels::long(*date))?;
            }
        }
        Ok(())
    }
}
