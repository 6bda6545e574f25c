//! World map of the places of all meetings. The list of meetings gives the places as text.

use maud::{Markup, html};
use model::meeting::{MapPoint, MeetingCard};

/// Distance of the top edge of `public/images/world.svg` from the North Pole, in degrees. One SVG unit is one degree.
const MAP_TOP: u16 = 5;
/// Radius of a dot by the number of meetings, in degrees. The last value is also used for higher numbers.
const DOT_RADIUS: [&str; 6] = ["1.6", "2.1", "2.5", "2.9", "3.2", "3.5"];

/// Returns the map, with a dot for each place. The size of a dot shows the number of meetings.
pub(crate) fn map(meetings: &[&MeetingCard]) -> Markup {
    let mut places: Vec<(MapPoint, usize)> = Vec::new();
    for map_point in meetings.iter().filter_map(|meeting| meeting.map_point) {
        match places.iter_mut().find(|(place, _)| *place == map_point) {
            Some((_, count)) => *count += 1,
            None => places.push((map_point, 1)),
        }
    }
    html! {
        figure class="chart" {
            svg viewBox="0 5 360 130" role="img" aria-labelledby="map-title" {
                title id="map-title" { "World map of the places of IETF meetings" }
                image href="/images/world.svg" width="360" height="145" {}
                @for (MapPoint { x, y }, count) in &places {
                    circle
                        class="chart__onsite chart__place"
                        cx=(x)
                        cy=(y.saturating_sub(MAP_TOP))
                        r=(DOT_RADIUS[(count - 1).min(DOT_RADIUS.len() - 1)]) {}
                }
            }
            figcaption { "Where the IETF has met. Larger dots show places with more meetings. Map data: Natural Earth." }
        }
    }
}
