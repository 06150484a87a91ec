//! Names of fields that meet others in generated code, style 2026.

use std::collections::HashSet;

use playground_protos::descriptor::feature_set::EnforceNamingStyle;

use super::context::Checks;
use super::style::style;
use crate::finding::Finding;

/// What generated code puts before and after the name of a field.
const BEFORE: [&str; 4] = ["has_", "get_", "set_", "clear_"];
const AFTER: [&str; 1] = ["_value"];

impl Checks<'_> {
    /// The name of a field or oneof beside others.
    pub(super) fn collision(&mut self, what: &str, name: &str, names: &HashSet<&str>) {
        if style(self.features()) != EnforceNamingStyle::Style2026 {
            return;
        }
        if name == "descriptor" {
            let message = format!("{what} name `descriptor` collides with generated code");
            return self.push(Finding::error(self.name(), message));
        }
        let before = BEFORE.iter().filter_map(|part| name.strip_prefix(part));
        let after = AFTER.iter().filter_map(|part| name.strip_suffix(part));
        if let Some(other) = before.chain(after).find(|other| names.contains(other)) {
            let message =
                format!("{what} name `{name}` collides with code generated for `{other}`");
            self.push(Finding::error(self.name(), message).help("rename one of them"));
        }
    }

    /// The name of an extension beside the fields of what it extends.
    pub(super) fn extension_style(&mut self, name: &str, names: &HashSet<&str>) {
        self.collision("field", name, names);
    }
}
