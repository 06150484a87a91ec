//! Values of an enum with the same number: <https://protobuf.com/docs/language-spec#enum-values>.

use std::collections::HashMap;

use playground_protos::descriptor::{EnumDescriptorProto, EnumOptions};

use super::context::{Checks, index, whole};
use super::edits::{remove, replace};
use super::ranges::Free;
use crate::finding::Finding;
use crate::ir::ValueKind;

impl<'a> Checks<'a> {
    /// Aliases need `allow_alias`, and it needs an alias.
    pub(super) fn aliases(&mut self, item: &'a EnumDescriptorProto, options: &EnumOptions) {
        let off = self
            .options("allow_alias")
            .find(|statement| match &statement.value.kind {
                ValueKind::Ident { text, .. } => text == "false",
                _ => false,
            });
        if let Some(off) = off.map(whole) {
            let finding = Finding::error(
                off,
                "`allow_alias = false` is the default, which protoc wants unsaid",
            );
            return self.push(finding.fix_if("remove it", remove(self.view.text, off)));
        }
        // A value that is no truth was told, and most likely was to allow them.
        let allowed = self.options("allow_alias").next().is_some();
        let aliased = self.find_aliases(item, allowed);
        let numbered = item.value.iter().all(|value| value.number.is_some());
        if options.allow_alias() && !aliased && numbered && !self.is_broken() {
            let span = self.option("allow_alias");
            let message = format!("enum `{}` allows aliases but has none", item.name());
            let finding = Finding::error(span, message);
            let finding = finding.help("remove the option, or give two values the same number");
            self.push(finding.fix_if("remove it", remove(self.view.text, span)));
        }
    }

    fn find_aliases(&mut self, item: &'a EnumDescriptorProto, allowed: bool) -> bool {
        let mut seen: HashMap<i32, usize> = HashMap::new();
        let mut aliased = false;
        let mut free = Free::values(item);
        for (at, value) in item.value.iter().enumerate() {
            let Some(number) = value.number else {
                continue;
            };
            let first = *seen.entry(number).or_insert(at);
            let Some(other) = item.value.get(first).filter(|_| first != at) else {
                continue;
            };
            aliased = true;
            // The same name is the linker's to tell.
            if !allowed && other.name() != value.name() {
                let (name, other) = (value.name(), other.name());
                let message = format!("value `{name}` has the same number as `{other}`");
                let finding = Finding::error(self.at(&[2, index(at), 2]), message);
                let finding = finding.related(self.at(&[2, index(first), 2]), "first used here");
                self.push(ways_out(finding, free.take()));
            }
        }
        aliased
    }
}

/// What to do about a number that is used twice.
fn ways_out(finding: Finding, free: Option<i64>) -> Finding {
    let allow = "`option allow_alias = true;` allows it";
    let Some(free) = free else {
        return finding.help(allow);
    };
    let edits = replace(finding.span, free.to_string());
    let help = format!("the next free number is {free}; {allow}");
    finding
        .help(help)
        .fix_if(format!("use number {free}"), edits)
}
