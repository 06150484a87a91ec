//! Names of enum values that generated code cannot tell apart.

use std::collections::HashMap;

use playground_protos::descriptor::{Edition, EnumDescriptorProto, EnumOptions};

use super::context::{Checks, index};
use crate::diagnostic::Severity;
use crate::finding::Finding;

impl<'a> Checks<'a> {
    /// Names that are equal once the enum's name in front, underscores and case are taken away, as protoc compares them; a warning
    /// only in proto2, by request.
    pub(super) fn similar_values(&mut self, item: &'a EnumDescriptorProto, options: &EnumOptions) {
        let lenient = self.edition == Edition::Proto2 as i32
            && options.deprecated_legacy_json_field_conflicts();
        let mut seen: HashMap<String, usize> = HashMap::with_capacity(item.value.len());
        for (at, value) in item.value.iter().enumerate() {
            let first = *seen.entry(plain(item.name(), value.name())).or_insert(at);
            let Some(other) = item.value.get(first) else {
                continue;
            };
            if other.name() == value.name() || other.number == value.number {
                continue;
            }
            let (name, other) = (value.name(), other.name());
            let message =
                format!("values `{name}` and `{other}` get the same name in generated code");
            let mut finding = Finding::error(self.at(&[2, index(at), 1]), message);
            if lenient {
                finding.severity = Severity::Warning;
            }
            let place = self.at(&[2, index(first), 1]);
            let help = "case and the enum's name in front do not count; rename one of them";
            self.push(finding.related(place, "the other value").help(help));
        }
    }
}

/// The name of a value as generated code would write it, without the enum's name in front.
fn plain(item: &str, value: &str) -> String {
    let mut rest = value;
    for wanted in item.chars().filter(|char| *char != '_') {
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
    let mut out = String::with_capacity(rest.len());
    for word in rest.split('_') {
        let mut chars = word.chars();
        out.extend(chars.next().map(|char| char.to_ascii_uppercase()));
        out.extend(chars.map(|char| char.to_ascii_lowercase()));
    }
    out
}
