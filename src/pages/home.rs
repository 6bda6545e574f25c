//! The home page.

use leptos::prelude::*;
use model::Page;
use model::home::{Feature, Home};
use model::meeting::MeetingCard;

use crate::clock::use_clock;
use crate::components::{EventCard, Hero, Remount, external_searches, news_items};
use crate::urls;

/// Hero, feature, events and news, searches, next meeting. Feature, events and next meeting follow the clock.
pub(crate) fn home(page: &Page, home: &Home) -> impl IntoView + use<> {
    let news = news_items(&home.news).into_string();
    let searches = external_searches(&home.searches);
    let clock = use_clock();
    let home = StoredValue::new(home.clone());
    let calls_to_action = home.with_value(|home| home.calls_to_action.clone());
    let feature = move || Remount(home.with_value(|home| home.feature(&clock.today()).cloned()).map(feature));
    let meeting = move || Remount(home.with_value(|home| home.next_meeting(&clock.today()).cloned()).map(next_meeting));
    let events = move || {
        let today = clock.today();
        let events = home.with_value(|home| home.events(&today).into_iter().cloned().collect::<Vec<_>>());
        Remount(events.into_iter().map(|meeting| view! { <EventCard meeting today=&today /> }).collect_view())
    };
    view! {
        <Hero title=page.title.clone() lead=page.description.clone() calls_to_action />
        {feature}
        <div class="home-columns">
            <section aria-labelledby="events">
                <div class="home-columns__head">
                    <h2 id="events">"Upcoming events"</h2>
                    <a href=urls::UPCOMING_MEETINGS>"All events"</a>
                </div>
                <ul class="event-list">{events}</ul>
            </section>
            <section aria-labelledby="news">
                <div class="home-columns__head">
                    <h2 id="news">"What's new?"</h2>
                    <a href=urls::NEWS>"All news"</a>
                </div>
                <ul class="news-list" inner_html=news></ul>
            </section>
        </div>
        <div class="band" inner_html=searches.into_string()></div>
        {meeting}
    }
}

/// The featured item.
fn feature(Feature { date, topic, title, text, link, .. }: Feature) -> impl IntoView {
    view! {
        <section class="feature">
            <div>
                <p class="feature__day">{date} " · " {topic}</p>
                <h2 class="feature__title">{title}</h2>
                <p>{text}</p>
            </div>
            <a class="button" href=link.href>{link.label}</a>
        </section>
    }
}

/// The next meeting that has not started.
fn next_meeting(meeting: MeetingCard) -> impl IntoView {
    let status = if meeting.confirmed { "scheduled" } else { "planned" };
    let dates = meeting.date_labels.dates.clone();
    view! {
        <section class="next-meeting">
            <div class="next-meeting__row">
                <h2 class="next-meeting__title">"Next IETF Meeting"</h2>
                <p>
                    "Stay tuned for the latest information on the next IETF meeting " {status} " for "
                    <time datetime=meeting.start.as_str().to_owned()>{dates}</time>
                </p>
                <a class="button button--call" href=meeting.href>
                    {format!("Visit the {} meeting webpage", meeting.title)}
                </a>
            </div>
        </section>
    }
}
