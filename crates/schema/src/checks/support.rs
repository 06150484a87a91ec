//! Lifetimes that options declare with `feature_support`, and those of the values of their enums.

use playground_protos::descriptor::field_options::FeatureSupport;
use playground_protos::descriptor::{
    EnumDescriptorProto, EnumValueDescriptorProto, EnumValueOptions, FieldDescriptorProto,
    FieldOptions,
};
use playground_syntax::Span;

use super::context::{Checks, decoded, index, whole};
use crate::finding::Finding;

impl<'a> Checks<'a> {
    /// The lifetime of a field, and against it those of the values it can have.
    pub(super) fn field_support(
        &mut self,
        field: &'a FieldDescriptorProto,
        options: &FieldOptions,
    ) {
        let Some(support) = &options.feature_support else {
            return;
        };
        let span = self.support_span();
        if let Some(fault) = fault(support) {
            return self.push(Finding::error(span, format!("`{}` {fault}", field.name())));
        }
        let Some((found, _)) = self.enum_of(field) else {
            return;
        };
        for value in &found.element.value {
            // What is wrong with the value alone is told where it is declared.
            let own = value_support(value).filter(|own| fault(own).is_none());
            let Some(fault) = own.and_then(|own| beyond(own, support)) else {
                continue;
            };
            let message = format!("value `{}` {fault}", value.name());
            self.push(Finding::error(span, message));
        }
    }

    /// The lifetimes of the values of an enum.
    pub(super) fn value_support(&mut self, item: &'a EnumDescriptorProto) {
        for (at, value) in item.value.iter().enumerate() {
            let support = value_support(value);
            if let Some(fault) = support.and_then(|support| fault(&support)) {
                self.within([2, index(at)], value.name(), |checks| {
                    let message = format!("`{}` {fault}", value.name());
                    checks.push(Finding::error(checks.support_span(), message));
                });
            }
        }
    }

    fn support_span(&self) -> Span {
        let mut statements = self.options_of("feature_support");
        statements.next().map_or_else(|| self.name(), whole)
    }
}

fn value_support(value: &EnumValueDescriptorProto) -> Option<FeatureSupport> {
    let options = value
        .options
        .as_deref()
        .filter(|options| !options.is_empty())?;
    decoded::<EnumValueOptions>(Some(options)).feature_support
}

/// What does not fit within one lifetime. As in protoc an edition that is not given counts as the first of all, and
/// what is removed where it is introduced needs no error.
fn fault(support: &FeatureSupport) -> Option<&'static str> {
    let introduced = support.edition_introduced.unwrap_or_default();
    let (deprecated, removed) = (support.edition_deprecated, support.edition_removed);
    let warns = support.deprecation_warning.is_some();
    if deprecated.is_some_and(|deprecated| deprecated < introduced) {
        Some("is deprecated before it is introduced")
    } else if deprecated.is_some() && !warns {
        Some("is deprecated without a deprecation warning")
    } else if deprecated.is_none() && warns {
        Some("has a deprecation warning but is not deprecated")
    } else if removed.is_some_and(|removed| deprecated.unwrap_or_default() >= removed) {
        Some("is deprecated no earlier than it is removed")
    } else if removed.is_some_and(|removed| removed < introduced) {
        Some("is removed before it is introduced")
    } else if removed.is_some_and(|it| it != introduced) && support.removal_error.is_none() {
        Some("is removed without a removal error")
    } else if removed.is_none() && support.removal_error.is_some() {
        Some("has a removal error but is not removed")
    } else {
        None
    }
}

/// What of a value lies beyond the lifetime of the field; the value takes from it what it does not say.
fn beyond(own: FeatureSupport, field: &FeatureSupport) -> Option<&'static str> {
    let pair = |own: Option<i32>, field: Option<i32>| own.zip(field);
    let (introduced, removed) = (field.edition_introduced, field.edition_removed);
    if pair(own.edition_introduced, introduced).is_some_and(|(own, field)| own < field) {
        return Some("is introduced before the field");
    }
    if pair(own.edition_removed, removed).is_some_and(|(own, field)| own > field) {
        return Some("is removed after the field");
    }
    let deprecated = field.edition_deprecated;
    if pair(own.edition_deprecated, deprecated).is_some_and(|(own, field)| own > field) {
        return Some("is deprecated after the field");
    }
    fault(&FeatureSupport {
        edition_introduced: own.edition_introduced.or(introduced),
        edition_deprecated: own.edition_deprecated.or(deprecated),
        deprecation_warning: own
            .deprecation_warning
            .or(field.deprecation_warning.clone()),
        edition_removed: own.edition_removed.or(removed),
        removal_error: own.removal_error.or(field.removal_error.clone()),
    })
}
