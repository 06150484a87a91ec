//! Values of enums: <https://protobuf.com/docs/language-spec#enums>.

use playground_protos::descriptor::EnumDescriptorProto;
use playground_protos::descriptor::feature_set::EnumType;

use super::case::upper_snake;
use super::context::{Checks, index};
use super::edits::{after_brace, insert};
use super::names::MAX_NAME;
use crate::finding::Finding;

impl<'a> Checks<'a> {
    /// An enum has a value, and an open one begins with zero.
    pub(super) fn values(&mut self, item: &'a EnumDescriptorProto) {
        let Some(first) = item.value.first() else {
            if !self.is_broken() {
                self.no_value(item);
            }
            return;
        };
        let features = self.features();
        let open = features.is_some_and(|features| features.enum_type() == EnumType::Open);
        if open && first.number.is_some_and(|number| number != 0) && !self.is_broken() {
            self.not_zero(item);
        }
        let around = self.scope.len() - item.name().len();
        for (at, value) in item.value.iter().enumerate() {
            if around + value.name().len() > MAX_NAME {
                let message = format!("full name is longer than {MAX_NAME} bytes");
                self.push(Finding::error(self.at(&[2, index(at), 1]), message));
            }
        }
    }

    fn no_value(&mut self, item: &EnumDescriptorProto) {
        let name = self.name();
        let value = format!("{}_UNSPECIFIED", upper_snake(item.name()));
        let finding = Finding::error(name, format!("enum `{}` has no value", item.name()));
        let finding = finding.help(format!("give it one, such as `{value} = 0;`"));
        let brace = after_brace(self.view.text, name.end);
        let edits = brace.and_then(|at| insert(at, format!("\n  {value} = 0;\n")));
        self.push(finding.fix_if(format!("add `{value} = 0;`"), edits));
    }

    fn not_zero(&mut self, item: &EnumDescriptorProto) {
        let span = self.at(&[2, 0, 2]);
        let first = item.value.first().map(|value| value.name());
        let first = first.unwrap_or_default();
        let message = format!("the first value of open enum `{}` is not 0", item.name());
        let finding = Finding::error(span, message);
        let zero = item.value.iter().position(|value| value.number == Some(0));
        if let Some((at, zero)) = zero.and_then(|at| Some((at, item.value.get(at)?))) {
            let help = format!("move `{}` before `{first}`", zero.name());
            let place = self.at(&[2, index(at)]);
            return self.push(finding.help(help).related(place, "this is 0"));
        }
        let value = format!("{}_UNSPECIFIED", upper_snake(item.name()));
        let taken = item.value.iter().any(|other| other.name() == value);
        let place = self.place(&[2, 0]).filter(|_| !taken);
        let edits = place.and_then(|place| insert(place.start, format!("{value} = 0;\n  ")));
        let finding = finding.help("an unknown or unset value reads as the one with number 0");
        self.push(finding.fix_if(format!("add `{value} = 0;` before it"), edits));
    }
}
