//! Ranges of numbers, and `extensions`.

use playground_protos::descriptor::DescriptorProto;
use playground_protos::descriptor::descriptor_proto::ExtensionRange;
use playground_syntax::{Node, Span, SyntaxKind, Token, literal};

use super::message::MAX;
use super::parts::Parts;
use super::{Lowering, value};
use crate::finding::Finding;
use crate::ir::OptionTarget;

/// What a range says: its first and last number, as far as they can be read.
pub(super) struct Range {
    pub(super) start: Option<i32>,
    /// None for `max` too.
    pub(super) end: Option<i32>,
    pub(super) to_max: bool,
}

/// A number and the sign before it.
#[derive(Clone, Copy)]
struct Bound<'t> {
    minus: Option<Token<'t>>,
    token: Token<'t>,
}

impl Bound<'_> {
    fn span(self) -> Span {
        let span = self.token.span();
        Span {
            start: self.minus.map_or(span.start, |minus| minus.span().start),
            ..span
        }
    }
}

impl<'t> Lowering<'t> {
    /// `extensions 5 to 10, 20 to max [declaration = {…}];`
    pub(super) fn extensions(&mut self, node: Node<'t>, message: &mut DescriptorProto) {
        let parts = Parts::of(node);
        let place = self.recorder.record(&[5], node.span());
        self.lost_within(&parts);
        let first = message.extension_range.len();
        for child in node
            .children()
            .filter(|child| child.kind() == SyntaxKind::Range)
        {
            let steps = [5, message.extension_range.len() as i32];
            let range = self.range(child, steps, false);
            message.extension_range.push(ExtensionRange {
                start: range.start,
                end: range.exclusive_end(),
                options: None,
            });
        }
        if let Some(compact) = parts.compact {
            let ranges = first as i32..message.extension_range.len() as i32;
            self.range_options(compact, ranges);
        }
        self.recorder.end(place, parts.end_token(node));
    }

    /// The options of an `extensions` statement are those of each of its ranges.
    fn range_options(&mut self, compact: Node<'t>, ranges: std::ops::Range<i32>) {
        let target = OptionTarget::ExtensionRange;
        let begin = self.out.options.len();
        for (number, range) in ranges.enumerate() {
            let outside = self.recorder.enter(&[5, range]);
            if number == 0 {
                self.compact_options(compact, target);
            } else {
                self.copy_range_options(compact, begin);
            }
            self.recorder.leave(outside);
        }
    }

    /// Copies the statements of the first range, which begin at an index, to the current one.
    fn copy_range_options(&mut self, compact: Node<'t>, begin: usize) {
        let number = OptionTarget::ExtensionRange.number();
        self.recorder.record(&[number], compact.span());
        let named = compact
            .children()
            .filter(|node| node.child(SyntaxKind::OptionName).is_some());
        for (index, node) in named.enumerate() {
            let steps = [number, 999, index as i32];
            let place = self.recorder.record(&steps, node.span());
            let Some(mut option) = self.out.options.get(begin + index).cloned() else {
                continue;
            };
            option.element = self.recorder.path().to_vec();
            option.place = Some(place.number());
            self.out.options.push(option);
        }
    }

    /// Records and reads one range, whose path is `steps` from here.
    pub(super) fn range(&mut self, node: Node<'t>, steps: [i32; 2], in_enum: bool) -> Range {
        let outside = self.recorder.enter(&steps);
        self.recorder.record(&[], node.span());
        let (bounds, max) = bounds(node);
        if let Some(start) = bounds[0] {
            self.recorder.record(&[1], start.span());
            let end = max.map(Token::span).or(bounds[1].map(Bound::span));
            // protoc takes the first token of a lone number for its end, which may be a minus.
            let lone = start.minus.map_or(start.span(), Token::span);
            self.recorder.record(&[2], end.unwrap_or(lone));
        } else {
            self.mark_broken();
        }
        let start = bounds[0].and_then(|bound| self.bound(bound, in_enum));
        let end = match bounds[1] {
            Some(bound) => self.bound(bound, in_enum).or(start),
            None if max.is_some() => None,
            None => start,
        };
        let start = start.or(end);
        self.recorder.leave(outside);
        Range {
            start,
            end,
            to_max: max.is_some(),
        }
    }

    fn bound(&mut self, bound: Bound<'t>, in_enum: bool) -> Option<i32> {
        if literal::is_malformed(bound.token.text()) {
            self.mark_broken();
            return None;
        }
        let magnitude = value::integer(bound.token).and_then(|value| i64::try_from(value).ok());
        let value = magnitude.map(|value| if bound.minus.is_some() { -value } else { value });
        let value = value.and_then(|value| i32::try_from(value).ok());
        let (what, least, most) = match in_enum {
            true => ("enum value", i32::MIN, i32::MAX),
            false => ("field number", 0, i32::MAX - 1),
        };
        let value = value.filter(|value| (least..=most).contains(value));
        if value.is_none() {
            self.mark_broken();
            let sign = bound.minus.map_or("", |_| "-");
            let text = bound.token.text();
            let range = if in_enum {
                "-2147483648 to 2147483647"
            } else {
                "1 to 536870911"
            };
            let size = if bound.minus.is_some() {
                "small"
            } else {
                "large"
            };
            let message = format!("{what} {sign}{text} is too {size}");
            let finding = Finding::error(bound.span(), message).help(format!("it can be {range}"));
            self.tell(finding);
        }
        value
    }
}

impl Range {
    /// One past its last number, as messages have it.
    pub(super) fn exclusive_end(&self) -> Option<i32> {
        match self.to_max {
            true => Some(MAX),
            false => self.end.map(|end| end.saturating_add(1)),
        }
    }

    /// Its last number, as enums have it.
    pub(super) fn inclusive_end(&self) -> Option<i32> {
        match self.to_max {
            true => Some(i32::MAX),
            false => self.end,
        }
    }
}

/// The two numbers of a range, or `max`.
fn bounds(node: Node<'_>) -> ([Option<Bound<'_>>; 2], Option<Token<'_>>) {
    let mut bounds = [None, None];
    let (mut minus, mut max) = (None, None);
    for token in node.tokens() {
        match token.kind() {
            SyntaxKind::Minus => minus = Some(token),
            SyntaxKind::Int => {
                let minus = minus.take();
                let free = bounds.iter_mut().find(|bound| bound.is_none());
                if let Some(free) = free {
                    *free = Some(Bound { minus, token });
                }
            }
            SyntaxKind::Ident if token.text() == "max" => max = Some(token),
            _ => {}
        }
    }
    (bounds, max)
}
