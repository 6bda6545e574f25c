//! The home page.

use model::home::{Feature, Home};
use model::news::NewsCard;
use model::page::without_fragment;
use model::{Day, Link, Page, PageKind};

use super::news::NewsIndex;
use super::rfcs::RfcIndex;
use super::{SiteGraph, lists};
use crate::project::{DraftKind, FeatureDraft};

/// Number of posts on the home page, beside one that is featured.
const MAX_POSTS: usize = 2;

/// Returns the home page.
pub(super) fn page(graph: &SiteGraph<'_>, news: &NewsIndex<'_>, rfcs: &RfcIndex) -> Page {
    let newest = news.cards().find(|card| card.date.day <= *graph.day).map(|card| featured(graph, card));
    let features = features(graph.day, &graph.features, newest.as_ref());
    let current = features.first().filter(|feature| feature.from <= *graph.day);
    let current = current.map(|feature| without_fragment(&feature.link.href).to_owned());
    let news = news.cards().filter(|card| current.as_ref() != Some(&card.href));
    let home = Home {
        calls_to_action: graph.home.calls_to_action.clone(),
        features,
        meetings: lists::next_meetings(graph),
        deadlines: lists::next_deadlines(graph),
        news: news.take(MAX_POSTS).collect(),
        searches: graph.home.searches.clone(),
    };
    let kind = PageKind::Home(Box::new(home));
    Page {
        body: rfcs.newest(graph.day),
        ..Page::new("/".to_owned(), graph.home.title.clone(), graph.home.description.clone(), kind)
    }
}

/// Returns a post as a feature of the day of the build.
fn featured(graph: &SiteGraph<'_>, card: NewsCard) -> Feature {
    let topic = graph.drafts.get(card.href.as_str()).and_then(|draft| match &draft.kind {
        DraftKind::Post(post) => post.topics.first(),
        _ => None,
    });
    Feature {
        from: graph.day.clone(),
        topic: topic.map_or("News", |topic| &topic.label).to_owned(),
        title: card.title,
        text: card.text,
        date: card.date.text,
        link: Link { label: "Read the post".to_owned(), href: card.href },
    }
}

/// Returns what is featured from `day` on, by first day: each feature until it ends or the next one begins, and the `newest` post
/// while there is none. What was featured before is left out, as the app never shows an earlier day.
fn features(day: &Day, features: &[&FeatureDraft], newest: Option<&Feature>) -> Vec<Feature> {
    let post = |from: &Day| newest.map(|post| Feature { from: from.clone(), ..post.clone() });
    let mut current = post(day);
    let mut later = Vec::new();
    let mut begin = |from: &Day, feature: Option<Feature>| {
        if from <= day {
            current = feature;
        } else {
            later.extend(feature);
        }
    };
    for (at, draft) in features.iter().enumerate() {
        let FeatureDraft { feature, end } = draft;
        begin(&feature.from, Some(feature.clone()));
        if draft.ends_before(features.get(at + 1).copied()) {
            begin(end, post(end));
        }
    }
    current.into_iter().chain(later).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// Creates a feature that is shown from the day `from` on, without the day `end`.
    fn draft(title: &str, from: &str, end: &str) -> FeatureDraft {
        let link = Link { label: String::new(), href: String::new() };
        let (date, topic, text) = (String::new(), String::new(), String::new());
        FeatureDraft {
            feature: Feature { from: day(from), date, topic, title: title.to_owned(), text, link },
            end: day(end),
        }
    }

    /// Returns the titles of what is featured from `today` on, each with its first day.
    fn timeline(today: &str, drafts: &[FeatureDraft], newest: Option<&Feature>) -> Vec<String> {
        let features = features(&day(today), &drafts.iter().collect::<Vec<_>>(), newest);
        features.iter().map(|feature| format!("{} {}", feature.from.as_str(), feature.title)).collect()
    }

    #[test]
    fn newest_post_is_featured_before_between_and_after_features() {
        let post = draft("post", "2026-01-02", "2026-01-03").feature;
        let drafts = [
            draft("one", "2026-02-01", "2026-02-11"),
            draft("two", "2026-02-20", "2026-03-20"),
            draft("three", "2026-03-01", "2026-03-11"),
            draft("four", "2026-03-11", "2026-03-21"),
        ];
        let one = ["2026-02-01 one", "2026-02-11 post"];
        let others = ["2026-02-20 two", "2026-03-01 three", "2026-03-11 four", "2026-03-21 post"];
        assert_eq!(timeline("2026-01-05", &drafts, Some(&post)), [&["2026-01-05 post"], &one[..], &others].concat());
        assert_eq!(timeline("2026-02-01", &drafts, Some(&post)), [&one[..], &others].concat());
        assert_eq!(timeline("2026-02-10", &drafts, Some(&post)), [&one[..], &others].concat());
        assert_eq!(timeline("2026-02-11", &drafts, Some(&post)), [&["2026-02-11 post"], &others[..]].concat());
        assert_eq!(timeline("2026-03-20", &drafts, Some(&post)), others[2..]);
        assert_eq!(timeline("2026-12-01", &drafts, Some(&post)), ["2026-03-21 post"]);
    }

    #[test]
    fn without_posts_nothing_takes_the_place_of_a_feature() {
        let drafts = [draft("one", "2026-02-01", "2026-02-11")];
        assert_eq!(timeline("2026-02-10", &drafts, None), ["2026-02-01 one"]);
        assert_eq!(timeline("2026-02-11", &drafts, None), [""; 0]);
    }
}
