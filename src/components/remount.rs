//! A view that is mounted anew whenever it changes.

use leptos::attr::Attribute;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState};

/// A view that is never rebuilt in place: a change unmounts the old view and mounts the new one. For views that have nothing
/// in common with the previous one, such as the next page. No text, focus or scroll position of the old view can remain, and
/// the code that would compare the two is not compiled in, which is a seventh of the wasm.
pub(crate) struct Remount<V>(pub(crate) V);

impl<V: Render> Render for Remount<V> {
    type State = V::State;

    fn build(self) -> Self::State {
        self.0.build()
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut new = self.0.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl<V: RenderHtml> AddAnyAttr for Remount<V> {
    type Output<A: Attribute> = Remount<V::Output<A>>;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> Self::Output<A>
    where
        Self::Output<A>: RenderHtml,
    {
        Remount(self.0.add_any_attr(attribute))
    }
}

impl<V: RenderHtml> RenderHtml for Remount<V> {
    type AsyncOutput = Remount<V::AsyncOutput>;
    type Owned = Remount<V::Owned>;

    const MIN_LENGTH: usize = V::MIN_LENGTH;

    fn dry_resolve(&mut self) {
        self.0.dry_resolve();
    }

    async fn resolve(self) -> Self::AsyncOutput {
        Remount(self.0.resolve().await)
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        self.0.to_html_with_buf(html, position, escape, mark_branches, attributes);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        self.0.hydrate::<FROM_SERVER>(cursor, position)
    }

    fn into_owned(self) -> Self::Owned {
        Remount(self.0.into_owned())
    }
}
