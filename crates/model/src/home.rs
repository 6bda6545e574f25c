//! The home page.

use serde::{Deserialize, Serialize};

use crate::meeting::{MeetingCard, Phase};
use crate::news::NewsCard;
use crate::{Date, Day, Link};

/// What the home page shows beside its title and lead.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Home {
    /// Where to start: the buttons of the hero.
    pub starts: Vec<Link>,
    /// Dated features, oldest first; see [`Home::feature`].
    pub features: Vec<Feature>,
    /// Meetings that are not over on the build's day, next first.
    pub meetings: Vec<MeetingCard>,
    /// The newest posts that no feature shows, newest first.
    pub news: Vec<NewsCard>,
    /// The searches of the mail archive and of the Datatracker.
    pub searches: Vec<SearchForm>,
}

impl Home {
    /// The feature of `today`: the newest one whose day has come.
    #[must_use]
    pub fn feature(&self, today: &Day) -> Option<&Feature> {
        self.features.iter().rev().find(|feature| &feature.date.day <= today)
    }

    /// The meetings to show on `today`: what is under way, then the next two.
    #[must_use]
    pub fn events(&self, today: &Day) -> Vec<&MeetingCard> {
        let in_phase = |phase| self.meetings.iter().filter(move |meeting| meeting.phase(today) == phase);
        in_phase(Phase::UnderWay).chain(in_phase(Phase::Ahead).take(2)).collect()
    }

    /// The next meeting that has not started on `today`.
    #[must_use]
    pub fn next_meeting(&self, today: &Day) -> Option<&MeetingCard> {
        self.meetings.iter().find(|meeting| meeting.phase(today) == Phase::Ahead)
    }
}

/// Something that the home page points out from its day on.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Feature {
    /// Day from which it is shown.
    pub date: Date,
    /// What it is about, in a word: `Sustainability`.
    pub topic: String,
    /// Heading.
    pub title: String,
    /// What it says.
    pub text: String,
    /// The way on.
    pub link: Link,
}

/// A search of another site: a form that is sent with GET.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct SearchForm {
    /// Heading above the form, and name of its field.
    pub heading: String,
    /// What can be found there, as HTML made by the compiler.
    pub html: String,
    /// Example in the empty field.
    pub placeholder: String,
    /// Where the form is sent.
    pub action: String,
    /// Name of the field in the query.
    pub parameter: String,
    /// Further parameters, always sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<Parameter>,
}

/// One parameter of a query.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Parameter {
    /// Name.
    pub name: String,
    /// Value.
    pub value: String,
}
