//! The places of all meetings on a map. The list of meetings names them as text.

use maud::{Markup, html};
use model::meeting::{MapPoint, MeetingCard};

/// How far south of the North Pole the drawing of the land begins, `public/images/world.svg`; it has one unit for each degree.
const TOP: u16 = 5;
/// Radius of a dot by the number of meetings, in degrees; from the last on it stays the same.
const RADIUS: [&str; 6] = ["1.6", "2.1", "2.5", "2.9", "3.2", "3.5"];

/// The map, with a dot for each place that grows with the number of meetings there.
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
                title id="map-title" { "The places of the meetings on a map of the world" }
                image href="/images/world.svg" width="360" height="145" {}
                @for (MapPoint { x, y }, count) in &places {
                    circle
                        class="chart__onsite chart__place"
                        cx=(x)
                        cy=(y.saturating_sub(TOP))
                        r=(RADIUS[(count - 1).min(RADIUS.len() - 1)]) {}
                }
            }
            figcaption { "Where the IETF has met: the larger the dot, the more meetings there were. Land: Natural Earth." }
        }
    }
}
