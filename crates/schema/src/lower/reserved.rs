//! `reserved` statements of messages and enums.

use playground_protos::descriptor::descriptor_proto::ReservedRange;
use playground_protos::descriptor::enum_descriptor_proto::EnumReservedRange;
use playground_protos::descriptor::{DescriptorProto, EnumDescriptorProto};
use playground_syntax::{Node, SyntaxKind};

use super::parts::Parts;
use super::syntax::Syntax;
use super::value::string_text;
use super::{Lowering, names};
use crate::finding::Finding;

impl<'t> Lowering<'t> {
    /// `reserved 1, 2 to 3;` or `reserved "name";` in a message.
    pub(super) fn reserved_in_message(&mut self, node: Node<'t>, message: &mut DescriptorProto) {
        let ranges = &mut message.reserved_range;
        self.reserved(
            node,
            [9, 10],
            &mut message.reserved_name,
            |this, range, number| {
                let steps = [number, ranges.len() as i32];
                let range = this.range(range, steps, false);
                ranges.push(ReservedRange {
                    start: range.start,
                    end: range.exclusive_end(),
                });
            },
        );
    }

    /// The same in an enum.
    pub(super) fn reserved_in_enum(
        &mut self,
        node: Node<'t>,
        enumeration: &mut EnumDescriptorProto,
    ) {
        let ranges = &mut enumeration.reserved_range;
        let names = &mut enumeration.reserved_name;
        self.reserved(node, [4, 5], names, |this, range, number| {
            let steps = [number, ranges.len() as i32];
            let range = this.range(range, steps, true);
            ranges.push(EnumReservedRange {
                start: range.start,
                end: range.inclusive_end(),
            });
        });
    }

    fn reserved(
        &mut self,
        node: Node<'t>,
        [ranges_number, names_number]: [i32; 2],
        names: &mut Vec<String>,
        mut range: impl FnMut(&mut Self, Node<'t>, i32),
    ) {
        let parts = Parts::of(node);
        let is_range = |child: Node<'t>| child.kind() == SyntaxKind::Range;
        let number = match node.children().any(is_range) {
            true => ranges_number,
            false => names_number,
        };
        let place = self.recorder.record(&[number], node.span());
        self.lost_within(&parts);
        for child in node.children() {
            match child.kind() {
                SyntaxKind::Range => range(self, child, ranges_number),
                SyntaxKind::StringLiteral | SyntaxKind::Name => {
                    let steps = [names_number, names.len() as i32];
                    self.recorder.record(&steps, child.span());
                    names.push(self.reserved_name(child));
                }
                _ => {}
            }
        }
        self.recorder.end(place, parts.end_token(node));
    }

    /// Editions want identifiers, proto2 and proto3 strings.
    fn reserved_name(&mut self, node: Node<'t>) -> String {
        if node.kind() == SyntaxKind::Name {
            let name = node.text();
            if matches!(self.syntax, Syntax::Proto2 | Syntax::Proto3) {
                let message = format!(
                    "the reserved name `{name}` has no quotes, which {} wants",
                    self.syntax
                );
                let finding = Finding::error(node.span(), message);
                self.tell(finding.edit("add quotes", node.span(), format!("\"{name}\"")));
            }
            return name.to_owned();
        }
        let name = string_text(node);
        let is_identifier = names::is_identifier(&name);
        if self.syntax.is_edition() {
            let message =
                format!("the reserved name `{name}` has quotes, which editions do not want");
            let finding = Finding::error(node.span(), message);
            self.tell(match is_identifier {
                true => finding.edit("remove the quotes", node.span(), name.clone()),
                false => finding,
            });
        } else if !is_identifier {
            let message = format!("the reserved name `{name}` can be no name of a field or value");
            let help = "names are letters, digits and `_`, and do not begin with a digit";
            self.tell(Finding::warning(node.span(), message).help(help));
        }
        name
    }
}
