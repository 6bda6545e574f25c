//! The home page.

use leptos::prelude::*;
use maud::{Markup, html};
use model::home::{Feature, Home};
use model::meeting::{MeetingCard, Phase};
use model::{Day, Page};

use crate::clock::use_clock;
use crate::components::markup::html_block;
use crate::components::{event_card, external_searches, hero, news_items};
use crate::urls;

/// Hero, what is going on now, feature, events and news, searches, next meeting. What is going on, feature, events and next meeting
/// follow the clock.
pub(crate) fn home(page: &Page, home: &Home) -> impl IntoView + use<> {
    let hero = hero(page, &home.calls_to_action).into_string();
    let newest_rfcs = page.body.html.clone();
    let news = news_items(&home.news).into_string();
    let searches = external_searches(&home.searches).into_string();
    let (clock, home) = (use_clock(), StoredValue::new(home.clone()));
    let today = move |part: fn(&Home, &Day) -> Markup| {
        Signal::derive(move || home.with_value(|home| part(home, &clock.today()).into_string()))
    };
    view! {
        <section class="hero" inner_html=hero></section>
        <section class="now" aria-labelledby="now">
            <h2 id="now">"Now at the IETF"</h2>
            <div class="unboxed" inner_html=today(now)></div>
            <div data-text inner_html=newest_rfcs></div>
        </section>
        {html_block(today(feature))}
        <div class="home-columns">
            <section aria-labelledby="events">
                <div class="home-columns__head">
                    <h2 id="events">"Upcoming events"</h2>
                    <a href=urls::UPCOMING_MEETINGS>"All events"</a>
                </div>
                <ul class="event-list" inner_html=today(events)></ul>
            </section>
            <section aria-labelledby="news">
                <div class="home-columns__head">
                    <h2 id="news">"What's new?"</h2>
                    <a href=urls::NEWS>"All news"</a>
                </div>
                <ul class="news-list" inner_html=news></ul>
            </section>
        </div>
        <div class="band" inner_html=searches></div>
        {html_block(today(next_meeting))}
    }
}

/// The meeting that is under way or next, and the next deadline.
fn now(home: &Home, today: &Day) -> Markup {
    html! {
        @if let Some(meeting) = home.next_meeting(today) {
            div {
                h3 { (if is_under_way(meeting, today) { "Under way" } else { "Next meeting" }) }
                p { a href=(meeting.href) { (meeting.title) } }
                p { (meeting.moment(today)) ": " (meeting.date_labels.dates) }
            }
        }
        @if let Some(deadline) = home.next_deadline(today) {
            div {
                h3 { "Next deadline" }
                p { (deadline.label) }
                p { (deadline.date.text) ", " (today.countdown(&deadline.date.day)) }
            }
        }
    }
}

/// The featured item.
fn feature(home: &Home, today: &Day) -> Markup {
    html! {
        @if let Some(Feature { date, topic, title, text, link, .. }) = home.feature(today) {
            section class="feature" {
                div {
                    p class="feature__day" { (date) " · " (topic) }
                    h2 class="feature__title" { (title) }
                    p { (text) }
                }
                a class="button" href=(link.href) { (link.label) }
            }
        }
    }
}

/// The next meetings.
fn events(home: &Home, today: &Day) -> Markup {
    html! {
        @for meeting in home.events(today) {
            (event_card(meeting, today))
        }
    }
}

/// The meeting that is under way, or else the next one.
fn next_meeting(home: &Home, today: &Day) -> Markup {
    html! {
        @if let Some(meeting) = home.next_meeting(today) {
            section class="next-meeting" {
                div class="next-meeting__row" {
                    @if is_under_way(meeting, today) {
                        h2 class="next-meeting__title" { (meeting.title) " is under way" }
                        p { (meeting.moment(today)) ": " time datetime=(meeting.start.as_str()) { (meeting.date_labels.dates) } }
                    } @else {
                        h2 class="next-meeting__title" { "Next IETF Meeting" }
                        p {
                            "Stay tuned for the latest information on the next IETF meeting "
                            (if meeting.confirmed { "scheduled" } else { "planned" })
                            " for "
                            time datetime=(meeting.start.as_str()) { (meeting.date_labels.dates) }
                        }
                    }
                    a class="button button--call" href=(meeting.href) { "Visit the " (meeting.title) " meeting webpage" }
                }
            }
        }
    }
}

fn is_under_way(meeting: &MeetingCard, today: &Day) -> bool {
    meeting.phase(today) == Phase::UnderWay
}
