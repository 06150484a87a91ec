//! Strings enum values have in JSON by `(pb.enumvalue.json).string`, edition 2026.

use std::collections::HashMap;

use playground_protos::descriptor::{EnumDescriptorProto, EnumValueDescriptorProto};
use playground_syntax::Span;

use super::context::{Checks, index, whole};
use super::wire::last_bytes;
use crate::finding::Finding;

/// The extension `pb.enumvalue.json` of `EnumValueOptions`, and its field `string`.
const JSON: u32 = 998;
const STRING: u32 = 1;

impl<'a> Checks<'a> {
    /// Every value has a string of its own, aliases the same one; its name stays taken when it has another string.
    pub(super) fn json_strings(&mut self, item: &'a EnumDescriptorProto) {
        let strings: Vec<_> = item.value.iter().map(string).collect();
        if strings.iter().all(Option::is_none) {
            return;
        }
        let mut by_number: HashMap<i32, usize> = HashMap::new();
        let mut by_string: HashMap<&str, usize> = HashMap::new();
        for (at, (value, own)) in item.value.iter().zip(&strings).enumerate() {
            let span = self.json_string(at);
            if let Some(finding) = own.and_then(|own| not_fitting(own, value, span)) {
                self.push(finding);
                continue;
            }
            let primary = *by_number.entry(value.number()).or_insert(at);
            if primary != at && strings.get(primary).copied().flatten() != *own {
                let message = format!("alias `{}` has another JSON string", value.name());
                let finding = Finding::error(span, message);
                let place = self.json_string(primary);
                self.push(finding.related(place, "values with one number share one string"));
                continue;
            }
            let names = [Some(value.name()), *own];
            let first = names.into_iter().flatten().find_map(|name| {
                let first = *by_string.entry(name).or_insert(at);
                let other = item.value.get(first)?;
                (other.number != value.number).then_some((name, first))
            });
            if let Some((name, first)) = first {
                let message = format!("JSON string `{name}` is already that of another value");
                let finding = Finding::error(span, message);
                let place = self.json_string(first);
                self.push(finding.related(place, "the other value"));
            }
        }
    }

    /// Where the string of a value is set; its name, if it is not.
    fn json_string(&self, at: usize) -> Span {
        let path = [&self.path[..], &[2, index(at)]].concat();
        let mut statements = self.statements_of(&path);
        let set = statements.find(|statement| {
            let mut names = statement.name.iter();
            names.any(|part| part.extension && part.text.ends_with("enumvalue.json"))
        });
        set.map_or_else(|| self.at(&[2, index(at), 1]), whole)
    }
}

fn string(value: &EnumValueDescriptorProto) -> Option<&str> {
    let json = last_bytes(value.options.as_deref()?, JSON)?;
    std::str::from_utf8(last_bytes(json, STRING)?).ok()
}

/// A string that cannot be that of its value.
fn not_fitting(string: &str, value: &EnumValueDescriptorProto, span: Span) -> Option<Finding> {
    if string.contains('\0') {
        let message = format!(
            "JSON string of `{}` contains a null character",
            value.name()
        );
        return Some(Finding::error(span, message));
    }
    let number: i32 = string.trim_ascii().parse().ok()?;
    (number != value.number()).then(|| {
        let message = format!("JSON string `{string}` reads as number {number}");
        let help = format!("the number of `{}` is {}", value.name(), value.number());
        Finding::error(span, message).help(help)
    })
}
