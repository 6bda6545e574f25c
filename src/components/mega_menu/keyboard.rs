//! What a key does in the menu. Pure; after the disclosure navigation of the ARIA Authoring Practices.

/// What has focus.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Focus {
    /// An entry of the bar, by number.
    Bar(usize),
    /// A link of the open panel: section, and number among the links of the panel.
    Panel(usize, usize),
    /// Something else in the navigation, such as the "Menu" button.
    Elsewhere,
}

/// What the menu looks like when a key is pressed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Menu {
    /// Number of entries of the bar; at least one.
    pub(super) bar: usize,
    /// The section whose panel is open, and how many links the panel has.
    pub(super) open: Option<(usize, usize)>,
    /// What has focus.
    pub(super) focus: Focus,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Action {
    /// Focus goes to a place.
    To(Focus),
    /// The panel of a section closes, and focus goes to its trigger.
    Close(usize),
}

impl Menu {
    /// The action for a key by its DOM name. `None` leaves the key to the browser, as every key with a modifier is.
    pub(super) fn action(&self, key: &str, modified: bool) -> Option<Action> {
        if modified {
            return None;
        }
        if key == "Escape" {
            return self.open.map(|(section, _)| Action::Close(section));
        }
        match self.focus {
            Focus::Bar(at) => self.in_bar(key, at),
            Focus::Panel(section, at) => {
                let links = self.open.filter(|(open, _)| *open == section).map(|(_, links)| links)?;
                let to = move_index(key, ["ArrowUp", "ArrowDown"], at, links)?;
                Some(Action::To(Focus::Panel(section, to)))
            }
            Focus::Elsewhere => None,
        }
    }

    fn in_bar(&self, key: &str, at: usize) -> Option<Action> {
        match (key, self.open) {
            ("ArrowDown", Some((section, links))) if section == at && links > 0 => {
                Some(Action::To(Focus::Panel(section, 0)))
            }
            _ => move_index(key, ["ArrowLeft", "ArrowRight"], at, self.bar).map(|to| Action::To(Focus::Bar(to))),
        }
    }
}

/// Where a key leads among `count` places in a row; the ends do not wrap, so that one notices them.
fn move_index(key: &str, [back, on]: [&str; 2], at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "Home" => Some(0),
        "End" => Some(last),
        _ if key == back => Some(at.saturating_sub(1)),
        _ if key == on => Some((at + 1).min(last)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOSED: Menu = Menu { bar: 7, open: None, focus: Focus::Bar(2) };
    const OPEN: Menu = Menu { bar: 7, open: Some((2, 5)), focus: Focus::Bar(2) };
    const INSIDE: Menu = Menu { focus: Focus::Panel(2, 3), ..OPEN };

    #[test]
    fn k5_escape_closes_what_is_open_and_nothing_else() {
        assert_eq!(OPEN.action("Escape", false), Some(Action::Close(2)));
        assert_eq!(INSIDE.action("Escape", false), Some(Action::Close(2)));
        assert_eq!(Menu { focus: Focus::Elsewhere, ..OPEN }.action("Escape", false), Some(Action::Close(2)));
        assert_eq!(CLOSED.action("Escape", false), None);
    }

    #[test]
    fn k7_left_and_right_move_along_the_bar() {
        assert_eq!(CLOSED.action("ArrowRight", false), Some(Action::To(Focus::Bar(3))));
        assert_eq!(CLOSED.action("ArrowLeft", false), Some(Action::To(Focus::Bar(1))));
        assert_eq!(Menu { focus: Focus::Bar(0), ..CLOSED }.action("ArrowLeft", false), Some(Action::To(Focus::Bar(0))));
        assert_eq!(
            Menu { focus: Focus::Bar(6), ..CLOSED }.action("ArrowRight", false),
            Some(Action::To(Focus::Bar(6)))
        );
    }

    #[test]
    fn k7_down_enters_the_open_panel_only() {
        assert_eq!(OPEN.action("ArrowDown", false), Some(Action::To(Focus::Panel(2, 0))));
        assert_eq!(CLOSED.action("ArrowDown", false), None);
        assert_eq!(Menu { focus: Focus::Bar(1), ..OPEN }.action("ArrowDown", false), None);
    }

    #[test]
    fn k7_up_and_down_move_among_the_links() {
        assert_eq!(INSIDE.action("ArrowDown", false), Some(Action::To(Focus::Panel(2, 4))));
        assert_eq!(INSIDE.action("ArrowUp", false), Some(Action::To(Focus::Panel(2, 2))));
        assert_eq!(
            Menu { focus: Focus::Panel(2, 4), ..OPEN }.action("ArrowDown", false),
            Some(Action::To(Focus::Panel(2, 4)))
        );
    }

    #[test]
    fn k8_home_and_end_stay_within_the_level() {
        assert_eq!(OPEN.action("Home", false), Some(Action::To(Focus::Bar(0))));
        assert_eq!(OPEN.action("End", false), Some(Action::To(Focus::Bar(6))));
        assert_eq!(INSIDE.action("Home", false), Some(Action::To(Focus::Panel(2, 0))));
        assert_eq!(INSIDE.action("End", false), Some(Action::To(Focus::Panel(2, 4))));
    }

    #[test]
    fn k9_keys_with_a_modifier_and_characters_are_left_alone() {
        for key in ["Escape", "ArrowLeft", "ArrowRight", "ArrowDown", "Home", "End"] {
            assert_eq!(OPEN.action(key, true), None, "{key}");
        }
        for key in ["a", "m", "/", "?", " ", "Enter", "Tab", "PageDown"] {
            assert_eq!(OPEN.action(key, false), None, "{key}");
        }
    }
}
