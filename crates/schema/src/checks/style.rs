//! Names as `features.enforce_naming_style` wants them: <https://protobuf.dev/editions/features/#enforce_naming>.

use std::collections::HashSet;

use playground_protos::descriptor::feature_set::EnforceNamingStyle;
use playground_protos::descriptor::{DescriptorProto, Edition, EnumDescriptorProto, FeatureSet};
use playground_syntax::Span;

use super::case::{lower_snake, title, upper_snake};
use super::context::{Checks, index};
use super::edits::replace;
use super::extendee::member_names;
use crate::finding::Finding;

/// How to have names unjudged.
const OPT_OUT: &str = "set `features.enforce_naming_style = STYLE_LEGACY`";

/// How the name of an element is written.
#[derive(Clone, Copy)]
enum Case {
    Title,
    LowerSnake,
    UpperSnake,
}

impl Case {
    /// What is wrong with a name.
    fn fault(self, name: &str) -> Option<&'static str> {
        let first = name.chars().next()?;
        match self {
            Self::Title => {
                let good = first.is_ascii_uppercase() && !name.contains('_');
                (!good).then_some("is not in TitleCase")
            }
            Self::LowerSnake => {
                let good = first.is_ascii_lowercase()
                    && !name.contains(|char: char| char.is_ascii_uppercase());
                (!good)
                    .then_some("is not in lower_snake_case")
                    .or_else(|| underscores(name))
            }
            Self::UpperSnake => {
                let good = first.is_ascii_uppercase()
                    && !name.contains(|char: char| char.is_ascii_lowercase());
                (!good)
                    .then_some("is not in UPPER_SNAKE_CASE")
                    .or_else(|| underscores(name))
            }
        }
    }

    fn of(self, name: &str) -> String {
        match self {
            Self::Title => title(name),
            Self::LowerSnake => lower_snake(name),
            Self::UpperSnake => upper_snake(name),
        }
    }
}

/// Every underscore has a letter after it.
fn underscores(name: &str) -> Option<&'static str> {
    let mut parts = name.split('_').skip(1);
    let bad = parts.any(|part| !part.starts_with(|char: char| char.is_ascii_alphabetic()));
    bad.then_some("has an underscore with no letter after it")
}

/// Which style holds: none, that of 2024, or that of 2026.
pub(super) fn style(features: Option<&FeatureSet>) -> EnforceNamingStyle {
    let style = features.map(|features| features.enforce_naming_style());
    style.unwrap_or(EnforceNamingStyle::StyleLegacy)
}

/// A style in which names are judged.
fn judged(features: Option<&FeatureSet>) -> bool {
    matches!(
        style(features),
        EnforceNamingStyle::Style2024 | EnforceNamingStyle::Style2026
    )
}

impl<'a> Checks<'a> {
    /// The package.
    pub(super) fn package_style(&mut self) {
        let package = self.view.file.package();
        if package.is_empty() || !judged(self.features()) {
            return;
        }
        // protoc looks at the name as one: a part after the first may begin with an underscore.
        let Some(fault) = Case::LowerSnake.fault(package) else {
            return;
        };
        let mut span = self.at(&[2]);
        if let Some(offset) = self.text(span).find(package) {
            let start = span.start as usize + offset;
            span = Span::from(start..start + package.len());
        }
        let parts: Vec<_> = package.split('.').map(lower_snake).collect();
        let finding = Finding::error(span, format!("package name `{package}` {fault}"));
        let better = format!("write `{}`", parts.join("."));
        self.push(finding.help(format!("{better}, or {OPT_OUT}")));
    }

    /// A message with its fields and oneofs.
    pub(super) fn message_style(&mut self, message: &'a DescriptorProto) {
        self.style_of("message", message.name());
        if !self.has_style() {
            return;
        }
        let names = member_names(message);
        for (at, field) in message.field.iter().enumerate() {
            self.within([2, index(at)], field.name(), |checks| {
                checks.style_of_field(field.name(), Some(&names));
            });
        }
        for (at, oneof) in message.oneof_decl.iter().enumerate() {
            self.within([8, index(at)], oneof.name(), |checks| {
                checks.judge("oneof", oneof.name(), Case::LowerSnake);
                checks.collision("oneof", oneof.name(), &names);
            });
        }
    }

    /// Whether anything in the file can be judged: the feature came with edition 2024.
    fn has_style(&self) -> bool {
        self.edition >= Edition::Edition2024 as i32
    }

    /// An enum with its values.
    pub(super) fn enum_style(&mut self, item: &'a EnumDescriptorProto) {
        self.style_of("enum", item.name());
        if !self.has_style() {
            return;
        }
        for (at, value) in item.value.iter().enumerate() {
            self.within([2, index(at)], value.name(), |checks| {
                checks.judge("value", value.name(), Case::UpperSnake);
            });
        }
    }

    /// A field or extension; `names` are those beside it.
    pub(super) fn style_of_field(&mut self, name: &str, names: Option<&HashSet<&str>>) {
        self.judge("field", name, Case::LowerSnake);
        if let Some(names) = names {
            self.collision("field", name, names);
        }
    }

    /// A message, enum, service or method.
    pub(super) fn style_of(&mut self, what: &str, name: &str) {
        self.judge(what, name, Case::Title);
    }

    fn judge(&mut self, what: &str, name: &str, case: Case) {
        if !judged(self.features()) {
            return;
        }
        let Some(fault) = case.fault(name) else {
            return;
        };
        let span = self.name();
        let better = case.of(name);
        let finding = Finding::error(span, format!("{what} name `{name}` {fault}"));
        if better.is_empty() || better == name || case.fault(&better).is_some() {
            return self.push(finding.help(format!("rename it, or {OPT_OUT}")));
        }
        let finding = finding.help(format!("write `{better}`, or {OPT_OUT}"));
        // Fields and oneofs are named in options only, everything else by others too.
        let alone = matches!(what, "field" | "oneof") && self.text(span) == name;
        let edits = alone.then(|| replace(span, better.clone())).flatten();
        self.push(finding.fix_if(format!("rename it to `{better}`"), edits));
    }
}
