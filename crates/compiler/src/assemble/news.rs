//! The lists of posts: the latest, those of each year, those on each topic.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use model::news::{News, NewsCard, Post};
use model::paths::{NEWS, TOPICS};
use model::{Link, Page, PageKind};

use super::SiteGraph;
use crate::markdown::slug;
use crate::project::{Draft, DraftKind};

/// So many posts are on one page.
const POSTS: usize = 24;
/// So many posts are named at the end of another.
const RELATED: usize = 3;

/// The posts, and the lists that they are in. Put together once: every post and every list looks into it.
pub(super) struct NewsIndex<'a> {
    /// Newest first; posts of one day in the order that is the reverse of the way from each to the next.
    posts: Vec<(&'a Draft, &'a Post)>,
    /// The list of all posts; none without its page.
    all: Option<Link>,
    /// The list of each year, newest first.
    years: Vec<List>,
    /// The list of each topic.
    topics: Vec<List>,
}

/// The posts of a year or of a topic.
struct List {
    /// The year or the topic.
    name: String,
    title: String,
    address: String,
    cards: Vec<NewsCard>,
}

impl List {
    fn of_year(year: &str, cards: Vec<NewsCard>) -> Self {
        Self { name: year.to_owned(), title: format!("News of {year}"), address: format!("{NEWS}{year}/"), cards }
    }

    fn on_topic(topic: &str, cards: Vec<NewsCard>) -> Self {
        Self { name: topic.to_owned(), title: format!("News on {topic}"), address: topic_list(topic), cards }
    }

    /// The link to it, with its number of posts.
    fn link(&self) -> Link {
        Link { label: format!("{} ({})", self.name, self.cards.len()), href: self.address.clone() }
    }
}

impl<'a> NewsIndex<'a> {
    /// Puts the posts of the build in order.
    pub(super) fn new(graph: &SiteGraph<'a>) -> Self {
        let of = |draft: &&'a Draft| match &draft.special {
            DraftKind::Post(post) => Some((*draft, post)),
            _ => None,
        };
        let mut posts: Vec<_> = graph.drafts.values().filter_map(of).collect();
        posts.sort_by_key(|(draft, post)| Reverse((post.date.day.clone(), draft.address.clone())));

        let year = |post: &'a Post| vec![Reverse(post.date.day.as_str().get(..4).unwrap_or_default())];
        let topics = |post: &'a Post| post.topics.iter().map(|topic| topic.label.as_str()).collect();
        let years = grouped(&posts, year).into_iter().map(|(Reverse(year), cards)| List::of_year(year, cards));
        let topics = grouped(&posts, topics).into_iter().map(|(topic, cards)| List::on_topic(topic, cards));
        let (years, topics): (Vec<List>, Vec<List>) = (years.collect(), topics.collect());
        let all = graph.drafts.get(NEWS).map(|draft| draft.link());
        Self { posts, all, years, topics }
    }

    /// All posts, newest first.
    pub(super) fn cards(&self) -> impl Iterator<Item = NewsCard> {
        self.posts.iter().map(|(draft, post)| card(draft, post))
    }

    /// The latest posts, with the way to all.
    pub(super) fn latest(&self) -> News {
        self.news(self.cards().take(POSTS).collect())
    }

    /// A list of posts, with links to the lists by topic and by year.
    fn news(&self, posts: Vec<NewsCard>) -> News {
        let links = |lists: &[List]| lists.iter().map(List::link).collect();
        News { posts, topics: links(&self.topics), years: links(&self.years) }
    }

    /// The pages of the lists by year and by topic.
    pub(super) fn pages(&self) -> Vec<Page> {
        self.all
            .iter()
            .flat_map(|all| self.years.iter().chain(&self.topics).flat_map(move |list| self.list(all, list)))
            .collect()
    }

    /// What the assembled post has beside what its file says: links to the lists of its topics, and to related posts.
    pub(super) fn post(&self, own: &Draft, post: &Post) -> Post {
        let topic = |topic: &Link| Link { label: topic.label.clone(), href: topic_list(&topic.label) };
        Post { topics: post.topics.iter().map(topic).collect(), related: self.related(own, post), ..post.clone() }
    }

    /// Other posts on the same topics: those that share the most, of the nearest days.
    fn related(&self, own: &Draft, post: &Post) -> Vec<Link> {
        let place = self.posts.iter().position(|(draft, _)| draft.address == own.address).unwrap_or_default();
        let mut others: Vec<_> = self
            .posts
            .iter()
            .enumerate()
            .filter(|(_, (draft, _))| draft.address != own.address)
            .map(|(at, (draft, other))| (shared(post, other), at.abs_diff(place), draft))
            .filter(|(shared, ..)| *shared > 0)
            .collect();
        others.sort_by_key(|(shared, distance, draft)| (Reverse(*shared), *distance, draft.address.as_str()));
        others.into_iter().take(RELATED).map(|(.., draft)| draft.link()).collect()
    }

    /// The pages of one list: the second is below the first, and so on.
    fn list(&self, above: &Link, List { title, address, cards, .. }: &List) -> Vec<Page> {
        let parts: Vec<&[NewsCard]> = cards.chunks(POSTS).collect();
        let count = parts.len();
        let name = |number: usize| if number == 1 { title.clone() } else { format!("{title}, page {number}") };
        let place = |number: usize| if number == 1 { address.clone() } else { format!("{address}{number}/") };
        let link =
            |number: usize| (1..=count).contains(&number).then(|| Link { label: name(number), href: place(number) });
        let description = match cards.len() {
            1 => "One post.".to_owned(),
            many => format!("{many} posts, newest first."),
        };
        let numbered = parts.into_iter().enumerate().map(|(at, part)| (at + 1, part));
        numbered
            .map(|(number, part)| {
                let kind = PageKind::News(Box::new(self.news(part.to_vec())));
                Page {
                    section: Some(NEWS.to_owned()),
                    breadcrumbs: std::iter::once(above.clone()).chain(link(1).filter(|_| number > 1)).collect(),
                    previous: link(number - 1),
                    next: link(number + 1),
                    ..Page::new(place(number), name(number), description.clone(), kind)
                }
            })
            .collect()
    }
}

/// Whether an address is that of a list, so that no file can have it.
pub(crate) fn is_list(address: &str) -> bool {
    let is_year = |rest: &str| {
        rest.starts_with(|sign: char| sign.is_ascii_digit())
            && rest.trim_end_matches('/').bytes().all(|byte| byte.is_ascii_digit())
    };
    address.starts_with(TOPICS) || address.strip_prefix(NEWS).is_some_and(is_year)
}

/// The posts by each of their keys, in their order.
fn grouped<'a, K: Ord>(
    posts: &[(&'a Draft, &'a Post)],
    keys: impl Fn(&'a Post) -> Vec<K>,
) -> BTreeMap<K, Vec<NewsCard>> {
    let mut groups: BTreeMap<K, Vec<NewsCard>> = BTreeMap::new();
    for &(draft, post) in posts {
        for key in keys(post) {
            groups.entry(key).or_default().push(card(draft, post));
        }
    }
    groups
}

fn shared(one: &Post, other: &Post) -> usize {
    one.topics.iter().filter(|topic| other.topics.iter().any(|also| also.label == topic.label)).count()
}

fn card(draft: &Draft, post: &Post) -> NewsCard {
    NewsCard {
        title: draft.title.clone(),
        href: draft.address.clone(),
        text: draft.description.clone(),
        date: post.date.clone(),
    }
}

fn topic_list(topic: &str) -> String {
    format!("{TOPICS}{}/", slug(topic))
}

#[cfg(test)]
mod tests {
    use super::is_list;

    #[test]
    fn years_and_topics_have_addresses_of_their_own() {
        assert!(is_list("/blog/2025/"));
        assert!(is_list("/blog/topics/security/"));
        for address in ["/blog/", "/blog/ietf40/", "/blog/2025-review/", "/meeting/125/"] {
            assert!(!is_list(address), "{address}");
        }
    }
}
