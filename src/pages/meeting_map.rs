//! Map of the places of all meetings: the world, and two crowded parts of it enlarged. The list of meetings gives the places as
//! text.
//!
//! The program of the page (`crates/rfc-list`) fades the dots of places whose meetings are not listed: `data-of` names the meetings.

use std::fmt::Write;

use maud::{Markup, html};
use model::meeting::{MapPoint, MeetingCard};

/// A rectangle in units of `public/images/world.svg`: left, top, width and height.
type Frame = [u16; 4];

/// The part of `public/images/world.svg` that is shown: down to 40 degrees south.
const WORLD: Frame = [0, 182, 3600, 1520];
/// The parts that are enlarged: name, frame, and left edge of the enlargement.
const ENLARGED: [(&str, Frame, u16); 2] =
    [("North America", [540, 480, 580, 435], 0), ("Europe", [1690, 370, 400, 300], 1830)];
/// Width of an enlargement.
const ENLARGED_WIDTH: u16 = 1770;
/// Number of meetings from which on dots are not larger.
const MAX_SIZE: u16 = 6;

/// The meetings at one place.
struct Place<'a> {
    /// City and country.
    name: &'a str,
    /// Position in units of the map.
    x: u16,
    y: u16,
    /// Number of the latest meeting.
    latest: u16,
    /// Numbers of all meetings, separated by spaces.
    numbers: String,
    meetings: u16,
    /// Number of other places with this position, which is rounded to degrees, that come before this one.
    neighbors: u16,
}

/// Returns the map, with a dot for each place. The size of a dot shows the number of meetings. Each dot is a link to the list of
/// these meetings, where it is largest.
pub(crate) fn map(meetings: &[&MeetingCard]) -> Markup {
    let visits =
        meetings.iter().filter_map(|meeting| Some((meeting.number, meeting.place.as_str(), meeting.map_point?)));
    drawing(&places(visits))
}

fn drawing(places: &[Place<'_>]) -> Markup {
    html! {
        figure class="chart" id="meeting-map" {
            svg viewBox="0 182 3600 2910" role="group" aria-label="Places of IETF meetings, with the number of meetings" {
                (part(places, WORLD, WORLD))
                @for (name, frame @ [left, top, width, height], enlarged_left) in ENLARGED {
                    rect class="chart__frame" fill="none" x=(left) y=(top) width=(width) height=(height) {}
                    g aria-label=(name) role="group" {
                        (part(places, frame, [enlarged_left, 1762, ENLARGED_WIDTH, ENLARGED_WIDTH / 4 * 3]))
                    }
                }
            }
            figcaption {
                "Where the IETF has met. Larger dots show places with more meetings. Dots of neighboring places are moved apart. "
                "Map data: Natural Earth."
            }
        }
    }
}

/// Returns the places with their meetings.
fn places<'a>(meetings: impl Iterator<Item = (u16, &'a str, MapPoint)>) -> Vec<Place<'a>> {
    let mut places: Vec<Place<'a>> = Vec::new();
    for (number, name, MapPoint { x, y }) in meetings {
        let (x, y) = (x * 10, y * 13);
        if let Some(place) = places.iter_mut().find(|place| place.name == name) {
            place.meetings += 1;
            _ = write!(place.numbers, " {number}");
        } else {
            let neighbors = places.iter().map(|place| u16::from((place.x, place.y) == (x, y))).sum();
            places.push(Place { name, x, y, latest: number, numbers: number.to_string(), meetings: 1, neighbors });
        }
    }
    places
}

/// Draws a part of the world in the frame `to`. Smaller dots are above larger ones.
fn part(places: &[Place<'_>], from: Frame, to: Frame) -> Markup {
    let is_enlarged = from != to;
    html! {
        svg x=(to[0]) y=(to[1]) width=(to[2]) height=(to[3]) viewBox={ @for number in from { (number) " " } } {
            image href="/images/world.svg" y=(WORLD[1]) width=(WORLD[2]) height="1573" {}
            @for size in (1..=MAX_SIZE).rev() {
                @for place in places.iter().filter(|place| place.meetings.min(MAX_SIZE) == size && place.is_in(from)) {
                    @let radius = (18 + 3 * size) * (from[2] / 10) / (to[2] / 10);
                    @let is_link = is_enlarged || !ENLARGED.iter().any(|(_, frame, _)| place.is_in(*frame));
                    @let x = place.x + if is_enlarged { 2 * radius * place.neighbors } else { 0 };
                    @let dot = html! {
                        circle
                            class="chart__onsite chart__place"
                            cx=(x)
                            cy=(place.y)
                            r=(radius)
                            data-of=(place.numbers) {}
                    };
                    @if is_link {
                        a href={ "?query=" (place.query()) "#ietf-" (place.latest) } {
                            title { (place.name) " (" (place.meetings) ")" }
                            (dot)
                        }
                    } @else {
                        (dot)
                    }
                }
            }
        }
    }
}

impl Place<'_> {
    const fn is_in(&self, [left, top, width, height]: Frame) -> bool {
        left <= self.x && self.x <= left + width && top <= self.y && self.y <= top + height
    }

    /// Returns the query that finds the city in the list of meetings.
    fn query(&self) -> String {
        let city = self.name.rsplit_once(", ").map_or(self.name, |(city, _)| city);
        city.replace([' ', ','], "+")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STANFORD: (u16, &str, MapPoint) = (1, "Stanford, United States", MapPoint { x: 58, y: 53 });
    const SAN_JOSE: (u16, &str, MapPoint) = (2, "San Jose, United States", MapPoint { x: 58, y: 53 });
    const WASHINGTON: (u16, &str, MapPoint) = (3, "Washington, DC, United States", MapPoint { x: 103, y: 51 });
    const PRAGUE: (u16, &str, MapPoint) = (4, "Prague, Czech Republic", MapPoint { x: 194, y: 40 });
    const SINGAPORE: (u16, &str, MapPoint) = (5, "Singapore, Singapore", MapPoint { x: 284, y: 89 });

    #[test]
    fn places_are_counted_and_told_apart() {
        let places = places([STANFORD, PRAGUE, SAN_JOSE, PRAGUE].into_iter());
        let counted: Vec<_> = places.iter().map(|place| (place.query(), place.meetings, place.neighbors)).collect();
        assert_eq!(counted, [("Stanford".into(), 1, 0), ("Prague".into(), 2, 0), ("San+Jose".into(), 1, 1)]);
    }

    #[test]
    fn each_place_is_a_link_once() {
        let map = drawing(&places([WASHINGTON, PRAGUE, SINGAPORE].into_iter())).into_string();
        assert_eq!(map.matches("<circle").count(), 5, "the two in enlarged parts are drawn twice");
        for link in ["?query=Washington++DC", "?query=Prague", "?query=Singapore"] {
            assert_eq!(map.matches(&format!("\"{link}#")).count(), 1, "{link}");
        }
        assert!(map.contains("<title>Prague, Czech Republic (1)</title>"), "{map}");
    }

    #[test]
    fn enlarged_parts_have_the_shape_of_their_place_on_the_page() {
        for (name, [_, _, width, height], _) in ENLARGED {
            assert_eq!(width * 3, height * 4, "{name}");
        }
    }
}
