//! The lists of posts: the latest, by year, and by topic.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use model::news::{News, NewsCard, Post};
use model::paths::{NEWS, TOPICS};
use model::{Link, Page, PageKind};

use super::{SiteGraph, announced};
use crate::markdown::slug;
use crate::project::{Draft, DraftKind};

/// Number of posts per page.
const POSTS_PER_PAGE: usize = 24;
/// Maximum number of related posts.
const MAX_RELATED: usize = 3;

/// All posts of the build, with the lists that contain them.
pub(super) struct NewsIndex<'a> {
    /// Newest first; posts of the same day in reverse order of their addresses, so that "previous" and "next" match the lists.
    posts: Vec<(&'a Draft, &'a Post)>,
    /// The same, and those of the IETF blog that this site does not have.
    cards: Vec<NewsCard>,
    /// The page of all posts, if there is one.
    all: Option<Link>,
    /// The lists by year, newest first.
    years: Vec<PostList>,
    /// The lists by topic.
    topics: Vec<PostList>,
}

/// The posts of a year or on a topic.
struct PostList {
    /// The year or the topic.
    name: String,
    title: String,
    address: String,
    cards: Vec<NewsCard>,
}

impl PostList {
    fn of_year(year: &str, cards: Vec<NewsCard>) -> Self {
        Self { name: year.to_owned(), title: format!("News of {year}"), address: format!("{NEWS}{year}/"), cards }
    }

    fn on_topic(topic: &str, cards: Vec<NewsCard>) -> Self {
        Self { name: topic.to_owned(), title: format!("News on {topic}"), address: topic_list(topic), cards }
    }

    /// Returns a link to the list, with its number of posts.
    fn link(&self) -> Link {
        Link { label: format!("{} ({})", self.name, self.cards.len()), href: self.address.clone() }
    }
}

impl<'a> NewsIndex<'a> {
    /// Sorts the posts of the build into lists.
    pub(super) fn new(graph: &SiteGraph<'a>) -> Self {
        let post = |draft: &&'a Draft| match &draft.kind {
            DraftKind::Post(post) => Some((*draft, post)),
            _ => None,
        };
        let mut posts: Vec<_> = graph.drafts.values().filter_map(post).collect();
        posts.sort_by_key(|(draft, post)| Reverse((post.date.day.clone(), draft.address.clone())));

        let mut cards: Vec<NewsCard> = posts.iter().map(|(draft, post)| card(draft, post)).collect();
        cards.extend(announced::cards(graph));
        cards.sort_by_key(|card| Reverse((card.date.day.clone(), card.href.clone())));

        let year = |card: &NewsCard| card.date.day.as_str().get(..4).unwrap_or_default().to_owned();
        let of_year = |cards: &[NewsCard]| PostList::of_year(&year(&cards[0]), cards.to_vec());
        let years = cards.chunk_by(|one, other| year(one) == year(other)).map(of_year).collect();
        let topics = by_topic(&posts).into_iter().map(|(topic, cards)| PostList::on_topic(topic, cards)).collect();
        let all = graph.drafts.get(NEWS).map(|draft| draft.link());
        Self { posts, cards, all, years, topics }
    }

    /// Returns all posts, newest first.
    pub(super) fn cards(&self) -> impl Iterator<Item = NewsCard> {
        self.cards.iter().cloned()
    }

    /// Returns the latest posts, with links to the lists.
    pub(super) fn latest(&self) -> News {
        self.news(self.cards().take(POSTS_PER_PAGE).collect())
    }

    /// Adds links to the lists by topic and by year.
    fn news(&self, posts: Vec<NewsCard>) -> News {
        let links = |lists: &[PostList]| lists.iter().map(PostList::link).collect();
        News { posts, topics: links(&self.topics), years: links(&self.years) }
    }

    /// Returns the pages of the lists by year and by topic.
    pub(super) fn pages(&self) -> Vec<Page> {
        self.all
            .iter()
            .flat_map(|all| self.years.iter().chain(&self.topics).flat_map(move |list| self.list_pages(all, list)))
            .collect()
    }

    /// Adds the links to the lists of its topics and to related posts.
    pub(super) fn post(&self, own: &Draft, post: &Post) -> Post {
        let topic = |topic: &Link| Link { label: topic.label.clone(), href: topic_list(&topic.label) };
        Post { topics: post.topics.iter().map(topic).collect(), related: self.related(own, post), ..post.clone() }
    }

    /// Returns other posts on the same topics: those with the most topics in common, then the closest in time.
    fn related(&self, own: &Draft, post: &Post) -> Vec<Link> {
        let own_index = self.posts.iter().position(|(draft, _)| draft.address == own.address).unwrap_or_default();
        let mut others: Vec<_> = self
            .posts
            .iter()
            .enumerate()
            .filter(|(_, (draft, _))| draft.address != own.address)
            .map(|(at, (draft, other))| (shared(post, other), at.abs_diff(own_index), draft))
            .filter(|(shared, ..)| *shared > 0)
            .collect();
        others.sort_by_key(|(shared, distance, draft)| (Reverse(*shared), *distance, draft.address.as_str()));
        others.into_iter().take(MAX_RELATED).map(|(.., draft)| draft.link()).collect()
    }

    /// Returns the pages of one list. The address of page 2 is below that of page 1, and so on.
    fn list_pages(&self, parent: &Link, PostList { title, address, cards, .. }: &PostList) -> Vec<Page> {
        let pages: Vec<&[NewsCard]> = cards.chunks(POSTS_PER_PAGE).collect();
        let count = pages.len();
        let name = |number: usize| if number == 1 { title.clone() } else { format!("{title}, page {number}") };
        let href = |number: usize| if number == 1 { address.clone() } else { format!("{address}{number}/") };
        let link =
            |number: usize| (1..=count).contains(&number).then(|| Link { label: name(number), href: href(number) });
        let description = match cards.len() {
            1 => "One post.".to_owned(),
            many => format!("{many} posts, newest first."),
        };
        let numbered = pages.into_iter().enumerate().map(|(at, cards)| (at + 1, cards));
        numbered
            .map(|(number, cards)| {
                let kind = PageKind::News(Box::new(self.news(cards.to_vec())));
                Page {
                    section: Some(NEWS.to_owned()),
                    breadcrumbs: std::iter::once(parent.clone()).chain(link(1).filter(|_| number > 1)).collect(),
                    previous: link(number - 1),
                    next: link(number + 1),
                    ..Page::new(href(number), name(number), description.clone(), kind)
                }
            })
            .collect()
    }
}

/// Returns whether an address is reserved for a list.
pub(crate) fn is_post_list(address: &str) -> bool {
    let is_year = |rest: &str| {
        rest.starts_with(|character: char| character.is_ascii_digit())
            && rest.trim_end_matches('/').bytes().all(|byte| byte.is_ascii_digit())
    };
    address.starts_with(TOPICS) || address.strip_prefix(NEWS).is_some_and(is_year)
}

/// Groups posts by topic. A post with several topics is in several groups.
fn by_topic<'a>(posts: &[(&'a Draft, &'a Post)]) -> BTreeMap<&'a str, Vec<NewsCard>> {
    let mut groups: BTreeMap<&str, Vec<NewsCard>> = BTreeMap::new();
    for &(draft, post) in posts {
        for topic in &post.topics {
            groups.entry(&topic.label).or_default().push(card(draft, post));
        }
    }
    groups
}

/// Number of topics that two posts have in common.
fn shared(one: &Post, other: &Post) -> usize {
    one.topics.iter().filter(|topic| other.topics.iter().any(|other| other.label == topic.label)).count()
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
    use super::is_post_list;

    #[test]
    fn addresses_of_years_and_topics_are_reserved() {
        assert!(is_post_list("/blog/2025/"));
        assert!(is_post_list("/blog/topics/security/"));
        for address in ["/blog/", "/blog/ietf40/", "/blog/2025-review/", "/meeting/125/"] {
            assert!(!is_post_list(address), "{address}");
        }
    }
}
