//! Option statements, in blocks and in brackets.

use playground_syntax::{Node, SyntaxKind};

use super::Lowering;
use super::parts::{Parts, path_text};
use super::recorder::Place;
use crate::ir::{NamePart, OptionStatement, OptionTarget, Value, ValueKind};

impl<'t> Lowering<'t> {
    /// `option name = value;` of the current element; `index` counts its statements.
    pub(super) fn option_decl(&mut self, node: Node<'t>, target: OptionTarget, index: &mut i32) {
        let parts = Parts::of(node);
        self.lost_within(&parts);
        let end = parts.end_token(node);
        if parts.option_name.is_none() {
            return self.recorder.skip(end);
        }
        self.recorder.record(&[target.number()], node.span());
        let steps = [target.number(), 999, *index];
        let place = self.recorder.record(&steps, node.span());
        self.statement(&parts, target, place, index);
        self.recorder.end(place, end);
    }

    /// `[name = value, …]` of the current element, all of it options.
    pub(super) fn compact_options(&mut self, compact: Node<'t>, target: OptionTarget) {
        self.recorder.record(&[target.number()], compact.span());
        let mut index = 0;
        for node in compact.children() {
            match node.kind() {
                SyntaxKind::CompactOption => self.compact_option(node, target, &mut index),
                _ => self.lost(node),
            }
        }
    }

    /// One `name = value` in brackets.
    pub(super) fn compact_option(&mut self, node: Node<'t>, target: OptionTarget, index: &mut i32) {
        let parts = Parts::of(node);
        self.lost_within(&parts);
        if parts.option_name.is_some() {
            let steps = [target.number(), 999, *index];
            let place = self.recorder.record(&steps, node.span());
            self.statement(&parts, target, place, index);
        }
    }

    fn statement(
        &mut self,
        parts: &Parts<'t>,
        target: OptionTarget,
        place: Place,
        index: &mut i32,
    ) {
        // Without a value there is one mistake, which is told.
        let (Some(name), Some(value)) = (parts.option_name, parts.value) else {
            return;
        };
        let name_parts = name.children();
        let name_parts = name_parts.filter(|part| part.kind() == SyntaxKind::OptionNamePart);
        // Nearly all have one part, for which collecting would take room for four.
        let mut parts_of_name = Vec::with_capacity(1);
        parts_of_name.extend(name_parts.map(name_part));
        let statement = OptionStatement {
            element: self.recorder.path().to_vec(),
            target,
            index: *index,
            place: Some(place.number()),
            name: parts_of_name,
            value: self.option_value(value),
            name_span: name.span(),
        };
        *index += 1;
        self.out.options.push(statement);
    }

    /// The value of an option itself, which is less free than one in a message literal.
    fn option_value(&mut self, node: Node<'t>) -> Value {
        match node.kind() {
            // The parser tells that an option is no list.
            SyntaxKind::ListLiteral => Value {
                span: node.span(),
                kind: ValueKind::Broken,
            },
            _ => self.value(node, 0),
        }
    }
}

fn name_part(node: Node<'_>) -> NamePart {
    let path = node.child(SyntaxKind::Path);
    let extension = node.token(SyntaxKind::LParen).is_some();
    NamePart {
        text: path.map_or_else(
            || {
                if extension {
                    String::new()
                } else {
                    path_text(node)
                }
            },
            path_text,
        ),
        extension,
        span: node.span(),
    }
}

/// The name of an option that is one plain word.
pub(super) fn plain_name(option: Node<'_>) -> Option<&str> {
    let name = option.child(SyntaxKind::OptionName)?;
    let (first, last) = (name.first_token()?, name.last_token()?);
    (first == last).then(|| first.text())
}
