//! A meeting.

use maud::{Markup, html};
use model::Day;
use model::meeting::{ImportantDate, Meeting, Phase};

use crate::components::local_time::local_time;
use crate::components::markup::{self, fact, links};

/// What a visitor wants to know of a meeting as of `today`, shown beside the body, or before it where there is no room: how far away it
/// is, what can be done, the facts, and pages on other sites.
pub(crate) fn card(meeting: &Meeting, today: &Day) -> Markup {
    let card = &meeting.card;
    let phase = card.phase(today);
    let action = meeting.action(today);
    let calendar = meeting.calendar.as_ref().filter(|_| phase != Phase::Past);
    html! {
        section class="meeting-card" aria-labelledby="at-a-glance" {
            h2 class="visually-hidden" id="at-a-glance" { "At a glance" }
            @if let Some(badge) = card.badge(today) { p { (markup::badge(badge)) } }
            p class="meeting-card__moment" { (card.moment(today)) }
            @if let Some(moved) = &card.moved { p { (moved.text) } }
            @if action.is_some() || calendar.is_some() {
                p class="buttons" {
                    @if let Some(action) = &action {
                        a class="button button--primary" href=(action.href) rel="external" {
                            (action.label)
                            span class="visually-hidden" { " (external site)" }
                        }
                    }
                    @if let Some(calendar) = calendar { a class="button" href=(calendar) { "Add to calendar" } }
                }
            }
            dl class="facts" {
                @for (label, value) in meeting.facts(phase) {
                    (fact(label, &value))
                }
                @if let Some(time) = local_time(card).filter(|_| phase != Phase::Past) {
                    div class="facts__row" { dt { "Local time" } dd { (time) } }
                }
                @for ImportantDate { date, label } in meeting.next_dates(today) {
                    (fact(label, &date.text))
                }
            }
            (links(None, &meeting.other_links(action.as_ref())))
        }
    }
}
