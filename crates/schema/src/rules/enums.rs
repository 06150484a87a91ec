//! Aliases of enum values, and value names that generated code and JSON cannot tell apart.

use std::collections::{HashMap, HashSet};

use prost_types::EnumDescriptorProto;

use super::{Rules, is_true, plain_name};
use crate::names::number;

impl Rules<'_> {
    /// Everything about one enum.
    pub(super) fn enumeration(&mut self, path: &[i32], item: &EnumDescriptorProto) {
        self.enum_ranges(path, item);
        self.alias(path, item);
        self.similar_values(path, item);
    }

    /// `allow_alias` without an alias, or set to false.
    fn alias(&mut self, path: &[i32], item: &EnumDescriptorProto) {
        let options = item.options.iter();
        let mut options = options
            .flat_map(|options| &options.uninterpreted_option)
            .enumerate();
        let Some((index, option)) =
            options.find(|(_, option)| plain_name(option) == Some("allow_alias"))
        else {
            return;
        };
        let mut numbers = HashSet::new();
        let aliased = item
            .value
            .iter()
            .any(|value| !numbers.insert(value.number()));
        // The alias may be among what could not be read.
        let lost = self
            .file
            .place(path)
            .is_some_and(|span| self.file.statements.lost_within(span));
        let at = [path, &[3, 999, number(index)]].concat();
        match option.identifier_value() {
            "false" => {
                let message = "'allow_alias = false' is the default and cannot be written";
                self.tell(&at, message, "remove this line");
            }
            _ if is_true(option) && !aliased && !lost => {
                let message = format!("enum '{}' allows aliases but has none", item.name());
                let help = "remove this line, or give two values the same number";
                self.tell(&at, message, help);
            }
            _ => {}
        }
    }

    /// Names that are equal after the enum's name in front, underscores and case are taken away, as protoc compares them.
    fn similar_values(&mut self, path: &[i32], item: &EnumDescriptorProto) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (index, value) in item.value.iter().enumerate() {
            let Some(first) = seen.get(&pascal_case(item.name(), value.name())).copied() else {
                seen.insert(pascal_case(item.name(), value.name()), index);
                continue;
            };
            let Some(other) = item.value.get(first) else {
                continue;
            };
            if other.name() == value.name() || other.number() == value.number() {
                continue;
            }
            let message = format!(
                "'{}' and '{}' are the same name without case and the enum's name in front",
                value.name(),
                other.name()
            );
            let name = |index| [path, &[2, number(index), 1]].concat();
            let first = name(first);
            let other = Some((first.as_slice(), "the other is here"));
            self.tell_with(&name(index), message, "rename one of them", other);
        }
    }
}

/// The name of a value as generated code would write it, without the enum's name in front.
fn pascal_case(enum_name: &str, value: &str) -> String {
    let mut rest = value;
    for wanted in enum_name.chars().filter(|char| *char != '_') {
        let Some(stripped) = rest
            .trim_start_matches('_')
            .strip_prefix(|char: char| char.eq_ignore_ascii_case(&wanted))
        else {
            rest = value;
            break;
        };
        rest = stripped;
    }
    let rest = match rest.trim_start_matches('_') {
        "" => value,
        rest => rest,
    };
    let mut out = String::new();
    for word in rest.split('_') {
        let mut chars = word.chars();
        out.extend(chars.next().map(|char| char.to_ascii_uppercase()));
        out.extend(chars.map(|char| char.to_ascii_lowercase()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strips_the_name_of_the_enum() {
        let check = |item: &str, value: &str, expect: &str| {
            assert_eq!(pascal_case(item, value), expect, "{item}.{value}")
        };
        check("Foo", "FOO_BAR_BAZ", "BarBaz");
        check("Foo", "FOO_BARBAZ", "Barbaz");
        check("Foo", "BAR", "Bar");
        check("Foo", "FOO", "Foo");
        check("Foo", "FOO_", "Foo");
        check("FooBar", "FOO_BAR_A", "A");
        check("Foo_Bar", "FOOBAR_A", "A");
        check("Foo", "FO", "Fo");
    }
}
