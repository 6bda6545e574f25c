//! Videos. A link takes the place of the player.

use scraper::ElementRef;
use url::Url;

use crate::text::collapse;

/// Returns words and address of a link to the video that an element plays, if its host is known.
pub(super) fn link(element: ElementRef<'_>) -> Option<(String, String)> {
    if element.value().name() != "iframe" {
        return None;
    }
    let src = element.value().attr("src")?.trim();
    let src = if src.starts_with("//") { format!("https:{src}") } else { src.to_owned() };
    let url = Url::parse(&src).ok().filter(|url| url.scheme() == "https" && url.username().is_empty())?;
    let id = url.path_segments()?.next_back()?;
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)) {
        return None;
    }
    let (host, href) = match url.host_str()? {
        "www.youtube.com" | "www.youtube-nocookie.com" | "youtube.com" => {
            ("YouTube", format!("https://www.youtube.com/watch?v={id}"))
        }
        "player.vimeo.com" => ("Vimeo", format!("https://vimeo.com/{id}")),
        _ => return None,
    };
    let title = collapse(element.value().attr("title").unwrap_or_default());
    let is_name = !title.is_empty()
        && title.chars().all(|character| character.is_alphanumeric() || " .,:-–—'’()?&".contains(character));
    Some((if is_name { format!("{title} (video on {host})") } else { format!("Video on {host}") }, href))
}
