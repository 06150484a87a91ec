//! Which editions an option is for, and what it may be set on: what its declaration says about that.

use std::collections::HashMap;

use playground_protos::descriptor::field_options::{FeatureSupport, OptionTargetType};
use playground_protos::descriptor::{EnumValueOptions, FieldOptions};
use playground_syntax::Span;
use prost::Message;

use super::built::{Built, Datum, Slot};
use crate::finding::Finding;
use crate::ir::OptionTarget;
use crate::link::features::edition_name;
use crate::link::table::At;
use crate::link::world::World;

/// Checks options against the declarations of what they set.
pub(in crate::link) struct Limits<'w> {
    world: World<'w>,
    edition: i32,
    known: HashMap<At, Option<FieldOptions>>,
    pub(in crate::link) findings: Vec<Finding>,
}

/// Checks the options of an element.
pub(in crate::link) fn check<'w>(world: World<'w>, edition: i32) -> Limits<'w> {
    Limits {
        world,
        edition,
        known: HashMap::new(),
        findings: Vec::new(),
    }
}

impl Limits<'_> {
    /// The options of one element.
    pub(in crate::link) fn element(&mut self, built: &Built, target: OptionTarget) {
        for slot in built.slots.values() {
            self.slot(slot, target);
            for value in &slot.values {
                if let Datum::Message(inner) = value {
                    self.element(inner, target);
                }
            }
        }
    }

    fn slot(&mut self, slot: &Slot, target: OptionTarget) {
        let world = self.world;
        let Some(field) = world.field(slot.field) else {
            return;
        };
        let options = self.known.entry(slot.field).or_insert_with(|| {
            let bytes = field.options.as_deref()?;
            FieldOptions::decode(bytes).ok()
        });
        if let Some(options) = options {
            let (wanted, noun) = target_type(target);
            let targets = &options.targets;
            if !targets.is_empty() && !targets.contains(&(wanted as i32)) {
                let text = format!("option `{}` cannot be set on {noun}", field.name());
                let may = targets.iter().filter_map(|target| {
                    let target = OptionTargetType::try_from(*target).ok()?;
                    Some(noun_of(target))
                });
                let may: Vec<_> = may.collect();
                let finding = Finding::error(slot.span, text);
                let help = format!("it can be set on {}", may.join(", "));
                self.findings.push(finding.help(help));
            }
            if let Some(support) = options.feature_support.clone() {
                self.support(world.name(slot.field), &support, slot.span);
            }
        }
        if let Some(at) = world.absolute(field.type_name(), slot.field.file) {
            self.values(at, slot);
        }
    }

    /// Values of enums have editions, too.
    fn values(&mut self, at: At, slot: &Slot) {
        let Some(enumeration) = self.world.enumeration(at) else {
            return;
        };
        for value in &slot.values {
            let Datum::Varint(number) = value else {
                continue;
            };
            let mut declared = enumeration.value.iter();
            let declared = declared.find(|value| i64::from(value.number()) as u64 == *number);
            let options = declared.and_then(|value| value.options.as_deref());
            let Some(support) = options
                .and_then(|bytes| EnumValueOptions::decode(bytes).ok())
                .and_then(|options| options.feature_support)
            else {
                continue;
            };
            let name = declared.map_or("", |value| value.name());
            self.support(name, &support, slot.span);
        }
    }

    fn support(&mut self, name: &str, support: &FeatureSupport, span: Span) {
        let now = edition_name(self.edition);
        let name = match name.strip_prefix("google.protobuf.") {
            Some(known) => known.rsplit('.').next().unwrap_or(known),
            None => name,
        };
        let introduced = support.edition_introduced.unwrap_or(0);
        let removed = support
            .edition_removed
            .filter(|edition| *edition <= self.edition);
        let deprecated = support.edition_deprecated;
        let deprecated = deprecated.filter(|edition| *edition <= self.edition);
        if introduced > self.edition {
            let since = edition_name(introduced);
            let text = format!("`{name}` cannot be used before edition {since}");
            let help = format!("this file is of edition {now}");
            self.findings.push(Finding::error(span, text).help(help));
        }
        if let Some(removed) = removed {
            let text = format!(
                "`{name}` has been removed in edition {}",
                edition_name(removed)
            );
            let finding = Finding::error(span, text);
            self.findings.push(help(finding, support.removal_error()));
        } else if let Some(deprecated) = deprecated {
            let text = format!(
                "`{name}` is deprecated since edition {}",
                edition_name(deprecated)
            );
            let finding = Finding::warning(span, text);
            self.findings
                .push(help(finding, support.deprecation_warning()));
        }
    }
}

fn help(finding: Finding, text: &str) -> Finding {
    match text.is_empty() {
        true => finding,
        false => finding.help(text),
    }
}

fn target_type(target: OptionTarget) -> (OptionTargetType, &'static str) {
    let wanted = match target {
        OptionTarget::File => OptionTargetType::TargetTypeFile,
        OptionTarget::Message => OptionTargetType::TargetTypeMessage,
        OptionTarget::Field => OptionTargetType::TargetTypeField,
        OptionTarget::Oneof => OptionTargetType::TargetTypeOneof,
        OptionTarget::Enum => OptionTargetType::TargetTypeEnum,
        OptionTarget::EnumValue => OptionTargetType::TargetTypeEnumEntry,
        OptionTarget::Service => OptionTargetType::TargetTypeService,
        OptionTarget::Method => OptionTargetType::TargetTypeMethod,
        OptionTarget::ExtensionRange => OptionTargetType::TargetTypeExtensionRange,
    };
    (wanted, noun_of(wanted))
}

fn noun_of(target: OptionTargetType) -> &'static str {
    match target {
        OptionTargetType::TargetTypeUnknown => "nothing",
        OptionTargetType::TargetTypeFile => "a file",
        OptionTargetType::TargetTypeExtensionRange => "an extension range",
        OptionTargetType::TargetTypeMessage => "a message",
        OptionTargetType::TargetTypeField => "a field",
        OptionTargetType::TargetTypeOneof => "a oneof",
        OptionTargetType::TargetTypeEnum => "an enum",
        OptionTargetType::TargetTypeEnumEntry => "an enum value",
        OptionTargetType::TargetTypeService => "a service",
        OptionTargetType::TargetTypeMethod => "an rpc",
    }
}
