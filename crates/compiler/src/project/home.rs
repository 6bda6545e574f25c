//! The fields of `home.toml`.

use std::ops::Range;

use jiff::{ToSpan, civil};
use model::home::{Feature, Parameter, SearchForm};
use model::{Day, Link};

use super::file_context::FileContext;
use crate::date_labels;
use crate::diagnostics::Diagnostic;
use crate::fields::{CalendarDay, FeatureFields, HomeFields, ParameterFields, SearchFields};
use crate::markdown;

/// Number of days after its date for which a feature is shown, unless its last day is set.
const FEATURE_DAYS: i32 = 45;

/// The home page, before the lists are added.
#[derive(Debug)]
pub(crate) struct HomeDraft {
    pub(crate) title: String,
    pub(crate) title_span: Range<usize>,
    pub(crate) description: String,
    pub(crate) calls_to_action: Vec<Link>,
    /// Sorted by date.
    pub(crate) features: Vec<FeatureDraft>,
    pub(crate) searches: Vec<SearchForm>,
}

/// A feature, with the day on which it ends.
#[derive(Debug)]
pub(crate) struct FeatureDraft {
    pub(crate) feature: Feature,
    /// First day on which it is no longer shown.
    pub(crate) end: Day,
}

impl FeatureDraft {
    /// Returns whether it ends before the `next` one begins, so that the newest post takes its place.
    pub(crate) fn ends_before(&self, next: Option<&Self>) -> bool {
        next.is_none_or(|next| self.end < next.feature.from)
    }
}

/// Converts the fields of the home page. Returns `None` if a field is missing, which is reported elsewhere.
pub(super) fn draft(fields: HomeFields, context: &mut FileContext) -> Option<HomeDraft> {
    let calls_to_action = fields.calls_to_action.into_iter().filter_map(|link| context.link(link)).collect();
    let features = fields.feature.into_iter().filter_map(|fields| feature(fields, context));
    let mut features: Vec<FeatureDraft> = features.collect();
    features.sort_by(|a, b| a.feature.from.cmp(&b.feature.from));
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

fn feature(fields: FeatureFields, context: &mut FileContext) -> Option<FeatureDraft> {
    let day = fields.date.as_ref().and_then(|date| date.day());
    if let (Some(date), Some(until)) = (&fields.date, &fields.until)
        && until.0 < date.0
    {
        let label = format!("found {}; expected {} or later", until.0, date.0);
        let diagnostic = Diagnostic::at(until.span(), "this feature ends before it starts", label);
        context.diagnostics.push(diagnostic.related(date.span(), "it starts on this day"));
    }
    // The target must be published by the date of the feature.
    let today = context.day.clone();
    context.set_published(day.clone());
    let link = fields.link.and_then(|link| context.link(link));
    context.day = today;
    let date = fields.date?.0;
    Some(FeatureDraft {
        end: end(date, fields.until.map(|until| until.0))?,
        feature: Feature {
            from: day?,
            date: date_labels::short(date),
            topic: fields.topic?.to_string(),
            title: fields.title?.to_string(),
            text: fields.text?.to_string(),
            link: link?,
        },
    })
}

/// Returns the first day on which a feature is no longer shown. `until` is its last day, if it is set.
fn end(date: civil::Date, until: Option<civil::Date>) -> Option<Day> {
    let until = until.unwrap_or_else(|| date.saturating_add(FEATURE_DAYS.days()));
    CalendarDay(until.saturating_add(1.day())).day()
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn feature_ends_after_its_last_day_or_after_45_days() {
        let day = |text| Day::parse(text);
        assert_eq!(end(date(2025, 12, 17), None), day("2026-02-01"));
        assert_eq!(end(date(2025, 12, 17), Some(date(2025, 12, 31))), day("2026-01-01"));
        assert_eq!(end(civil::Date::MAX, None), day("9999-12-31"));
    }
}
