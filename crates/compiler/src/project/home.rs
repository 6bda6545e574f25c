//! The fields of `home.toml`.

use std::ops::Range;

use model::home::{Feature, Parameter, SearchForm};
use model::{Date, Link};

use super::file_context::FileContext;
use crate::date_labels;
use crate::fields::{CalendarDay, FeatureFields, HomeFields, ParameterFields, SearchFields};
use crate::markdown;

/// The home page, before the lists are added.
#[derive(Debug)]
pub(crate) struct HomeDraft {
    pub(crate) title: String,
    pub(crate) title_span: Range<usize>,
    pub(crate) description: String,
    pub(crate) calls_to_action: Vec<Link>,
    /// Sorted by date.
    pub(crate) features: Vec<Feature>,
    pub(crate) searches: Vec<SearchForm>,
}

/// Converts the fields of the home page. Returns `None` if a field is missing, which is reported elsewhere.
pub(super) fn draft(fields: HomeFields, context: &mut FileContext) -> Option<HomeDraft> {
    let calls_to_action = fields.calls_to_action.into_iter().filter_map(|link| context.link(link)).collect();
    let mut features: Vec<Feature> = fields.feature.into_iter().filter_map(|fields| feature(fields, context)).collect();
    features.sort_by(|a, b| a.date.day.cmp(&b.date.day));
    let searches = fields.search.into_iter().filter_map(|fields| search(fields, context)).collect();
    let title = fields.title?;
    Some(HomeDraft {
        title_span: title.span(),
        title: title.to_string(),
        description: fields.description?.to_string(),
        calls_to_action,
        features,
        searches,
    })
}

fn feature(fields: FeatureFields, context: &mut FileContext) -> Option<Feature> {
    let day = fields.date.and_then(CalendarDay::day);
    // The target must be published by the date of the feature.
    let today = context.day.clone();
    context.set_published(day.clone());
    let link = fields.link.and_then(|link| context.link(link));
    context.day = today;
    Some(Feature {
        date: Date { day: day?, text: date_labels::short(fields.date?.0) },
        topic: fields.topic?.to_string(),
        title: fields.title?.to_string(),
        text: fields.text?.to_string(),
        link: link?,
    })
}

fn search(fields: SearchFields, context: &mut FileContext) -> Option<SearchForm> {
    let action = fields.action.map(|action| context.external_address(&action));
    let text = fields.text?;
    let compiled = markdown::compile_inline(&text);
    // TOML escapes shift positions, so diagnostics are at the value as a whole.
    context.diagnostics.extend(compiled.diagnostics.into_iter().map(|diagnostic| diagnostic.moved_to(text.span())));
    for link in compiled.links {
        context.add_field_link(link.target, text.span());
    }
    Some(SearchForm {
        heading: fields.heading?.to_string(),
        html: compiled.html,
        placeholder: fields.placeholder?.to_string(),
        action: action?,
        parameter: fields.parameter?.to_string(),
        hidden: fields.hidden.into_iter().filter_map(parameter).collect(),
    })
}

fn parameter(fields: ParameterFields) -> Option<Parameter> {
    Some(Parameter { name: fields.name?.to_string(), value: fields.value?.to_string() })
}
