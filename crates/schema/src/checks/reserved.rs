//! Reserved numbers and names of messages and enums: <https://protobuf.com/docs/language-spec#reserved-names-and-numbers>.

use std::collections::{HashMap, HashSet};

use playground_protos::descriptor::{DescriptorProto, EnumDescriptorProto};
use playground_syntax::Span;

use super::context::{Checks, index};
use super::edits::{remove, replace};
use super::ranges::Ranges;
use crate::finding::Finding;

/// A range as it is declared; both ends belong to it.
#[derive(Clone)]
pub(super) struct Range {
    pub(super) what: &'static str,
    pub(super) first: i64,
    pub(super) last: i64,
    pub(super) path: [i32; 2],
}

impl Range {
    pub(super) fn text(&self) -> String {
        if self.first == self.last {
            format!("{} {}", self.what, self.first)
        } else {
            format!("{} {} to {}", self.what, self.first, self.last)
        }
    }
}

impl<'a> Checks<'a> {
    /// Reserved ranges and names of a message, and how its ranges of all kinds lie to each other.
    pub(super) fn reserved(&mut self, message: &'a DescriptorProto) {
        let reserved = message.reserved_range.iter().enumerate();
        let reserved = reserved.map(|(at, range)| Range {
            what: "reserved",
            first: range.start().into(),
            last: i64::from(range.end()) - 1,
            path: [9, index(at)],
        });
        let extensions = message.extension_range.iter().enumerate();
        let extensions = extensions.map(|(at, range)| Range {
            what: "extensions",
            first: range.start().into(),
            last: i64::from(range.end()) - 1,
            path: [5, index(at)],
        });
        let ranges = reserved.chain(extensions).collect();
        self.ranges(ranges, 1);
        let fields = message.field.iter().enumerate();
        let fields = fields.map(|(at, field)| (field.name(), [2, index(at)]));
        self.reserved_names("field", 10, &message.reserved_name, fields.collect());
    }

    /// Reserved ranges and names of an enum, and the values that use them.
    pub(super) fn reserved_values(&mut self, item: &'a EnumDescriptorProto) {
        let ranges = item.reserved_range.iter().enumerate();
        let ranges = ranges.map(|(at, range)| Range {
            what: "reserved",
            first: range.start().into(),
            last: range.end().into(),
            path: [4, index(at)],
        });
        let ranges: Vec<_> = ranges.collect();
        let reserved = Ranges::new(ranges.iter().map(|range| (range.first, range.last)));
        self.ranges(ranges, i64::from(i32::MIN));
        for (at, value) in item.value.iter().enumerate() {
            let number = value.number.map(i64::from);
            if let Some(range) = number.and_then(|number| reserved.holding(number)) {
                let (name, number) = (value.name(), value.number());
                let message = format!("value `{name}` uses number {number}, which is reserved");
                let finding = Finding::error(self.at(&[2, index(at), 2]), message);
                let place = self.at(&[4, index(range)]);
                self.push(finding.related(place, "here").help("use another number"));
            }
        }
        let values = item.value.iter().enumerate();
        let values = values.map(|(at, value)| (value.name(), [2, index(at)]));
        self.reserved_names("value", 5, &item.reserved_name, values.collect());
    }

    /// Each range from its smaller to its larger end, not below `least`, and none over another.
    fn ranges(&mut self, ranges: Vec<Range>, least: i64) {
        let (good, bad): (Vec<_>, Vec<_>) = ranges
            .into_iter()
            .partition(|range| range.first <= range.last && range.first >= least);
        for range in bad {
            let span = self.at(&range.path);
            self.push(self.bad_range(&range, span, least));
        }
        self.overlaps(good);
    }

    fn bad_range(&self, range: &Range, span: Span, least: i64) -> Finding {
        if range.first < least {
            let message = format!("range begins with {}, but numbers begin at 1", range.first);
            let finding = Finding::error(self.at(&[range.path.as_slice(), &[1]].concat()), message);
            if range.last < 1 {
                return finding.fix_if("remove it", remove(self.view.text, span));
            }
            let start = self.place(&[range.path.as_slice(), &[1]].concat());
            let edits = start.and_then(|start| replace(start, "1"));
            return finding.fix_if("begin with 1", edits);
        }
        let message = format!("range ends with {} before it begins", range.last);
        let finding = Finding::error(span, message);
        let text = format!("{} to {}", range.last, range.first);
        let plain = self.text(span) == format!("{} to {}", range.first, range.last);
        let edits = plain.then(|| replace(span, text.clone())).flatten();
        finding.fix_if(format!("write `{text}`"), edits)
    }

    /// Tells for every range but the first in the text what it overlaps.
    fn overlaps(&mut self, mut ranges: Vec<Range>) {
        ranges.sort_by_key(|range| range.first);
        let mut furthest: Option<Range> = None;
        let mut told = HashSet::new();
        for range in ranges {
            let Some(other) = furthest.take() else {
                furthest = Some(range);
                continue;
            };
            if range.first <= other.last {
                let (place, there) = (self.at(&range.path), self.at(&other.path));
                let (path, found) = if place >= there {
                    (range.path, self.overlap(&range, place, &other, there))
                } else {
                    (other.path, self.overlap(&other, there, &range, place))
                };
                if told.insert(path) {
                    self.push(found);
                }
            }
            furthest = Some(if range.last > other.last {
                range
            } else {
                other
            });
        }
    }

    fn overlap(&self, range: &Range, span: Span, first: &Range, there: Span) -> Finding {
        let message = format!("`{}` overlaps `{}`", range.text(), first.text());
        let finding = Finding::error(span, message).related(there, "the other range");
        if first.first <= range.first && range.last <= first.last {
            return finding.fix_if("remove it", remove(self.view.text, span));
        }
        finding
    }

    /// Each reserved name once, and none of them used.
    fn reserved_names(
        &mut self,
        what: &str,
        part: i32,
        reserved: &'a [String],
        used: Vec<(&str, [i32; 2])>,
    ) {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (at, name) in reserved.iter().enumerate() {
            self.reserved_length(name, &[part, index(at)]);
            if let Some(first) = seen.get(name.as_str()) {
                let span = self.at(&[part, index(at)]);
                let finding = Finding::error(span, format!("name `{name}` is reserved twice"));
                let first = self.at(&[part, index(*first)]);
                let finding = finding.related(first, "first reserved here");
                self.push(finding.fix_if("remove it", remove(self.view.text, span)));
                continue;
            }
            seen.insert(name, at);
        }
        for (name, path) in used {
            let Some(first) = seen.get(name).filter(|_| !name.is_empty()) else {
                continue;
            };
            let entry = self.at(&[part, index(*first)]);
            let span = self.at(&[path.as_slice(), &[1]].concat());
            let finding = Finding::error(span, format!("{what} `{name}` uses a reserved name"));
            let finding = finding.related(entry, "reserved here");
            let finding = finding.help("use another name, or end the reservation");
            let title = format!("end the reservation of `{name}`");
            self.push(finding.fix_if(title, remove(self.view.text, entry)));
        }
    }
}
