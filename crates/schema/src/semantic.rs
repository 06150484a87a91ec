//! Says in plain words what the linker found, where, and what to do.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::fault::Fault;
use crate::foreign::protobuf_type;
use crate::names::{Names, Place, last_part};
use crate::near::nearest;
use crate::parsed::{Parsed, error};
use crate::statement::Statements;
use crate::syntax::SCALARS;
use crate::syntax_other::small;
use crate::{Diagnostic, Related, Span};

/// Names that may be missing because of a mistake that is told elsewhere.
#[derive(Debug, Default)]
pub(crate) struct Muted {
    /// Words of texts that were taken out.
    pub(crate) words: HashSet<String>,
    /// An import is missing altogether: any name may come from it.
    pub(crate) all: bool,
}

impl Muted {
    pub(crate) fn is_empty(&self) -> bool {
        !self.all && self.words.is_empty()
    }

    fn lost(&self, part: &str) -> bool {
        // `messageFoo {` may have been meant to define `Foo`.
        part.len() > 1 && self.words.iter().any(|word| word.ends_with(part))
            || self.words.contains(part)
    }

    /// Whether a name may have been lost.
    fn covers(&self, name: &str) -> bool {
        let scalar = !name.contains('.')
            && (nearest(name, SCALARS).is_some() || protobuf_type(name).is_some());
        (self.all && !scalar) || name.split('.').any(|part| self.lost(part))
    }
}

/// A finding for an error of the linker; none if it only follows from another mistake.
pub(crate) fn explain(
    file: &Parsed,
    text: &Statements,
    names: &Names,
    muted: &Muted,
    fault: &Fault,
) -> Option<Diagnostic> {
    let span = fault.span().unwrap_or_else(|| text.span(text.live_from(0)));
    let explainer = Explainer {
        file,
        text,
        names,
        muted,
        fault,
        span,
    };
    let (span, message, help) = explainer.explain()?;
    let mut finding = error(&file.path, span, message, help);
    finding.related = explainer.related(span);
    Some(finding)
}

struct Explainer<'a> {
    file: &'a Parsed,
    text: &'a Statements,
    names: &'a Names,
    muted: &'a Muted,
    fault: &'a Fault,
    span: Span,
}

type Told = (Span, String, Option<String>);

impl Explainer<'_> {
    fn explain(&self) -> Option<Told> {
        let message = self.fault.message.as_str();
        if let Some(name) = between(message, "name '", "' is not defined") {
            return self.undefined(name);
        }
        if let Some((name, _)) = message.split_once("' resolves to '") {
            return self.shadowed(name.trim_start_matches('\''));
        }
        if message.starts_with("option field '") || message.starts_with("expected an extension to")
        {
            return self.option();
        }
        if let Some((first, second)) = message.split_once("' conflicts with field '")
            && first.ends_with(&format!("'{}", second.trim_end_matches('\'')))
        {
            // The same name twice, which is an error of its own.
            return None;
        }
        if message.starts_with("expected a value of type") {
            return Some((self.value(), self.words(), None));
        }
        if message.contains("is already defined in file") || message.starts_with("name '") {
            return self.twice();
        }
        if self.follows_from_removal() {
            return None;
        }
        Some((small(self.text, self.span), self.words(), self.help()))
    }

    /// The linker's own help; none of it speaks of options as a person writes them.
    fn help(&self) -> Option<String> {
        let help = self.fault.help.clone()?;
        Some(if help.contains("allow_alias") {
            "write 'option allow_alias = true;' in the enum to give several values one number"
                .to_owned()
        } else {
            help
        })
    }

    /// The linker's own words without the quotes around numbers.
    fn words(&self) -> String {
        let message = self.fault.message.as_str();
        let number = |before: &str, after: &str| between(message, before, after).map(str::to_owned);
        if let Some(number) = number("field number '", "' is already used") {
            return format!("field number {number} is already used");
        }
        if let Some(number) = number("enum number '", "' has already been used") {
            return format!("enum number {number} is already used");
        }
        if let Some((number, range)) = message.split_once("' conflicts with reserved range '") {
            let (kind, number) = number.split_once(" '").unwrap_or(("", number));
            return format!(
                "{kind} {number} is reserved{}",
                ranged(range.trim_end_matches('\''))
            );
        }
        if let Some(number) = number("invalid field number '", "'") {
            return format!("field number {number} is not allowed");
        }
        match message {
            "the first value for proto3 enums must be 0" => {
                "the first value of a proto3 enum must be 0".to_owned()
            }
            "enums must have at least one value" => "an enum needs at least one value".to_owned(),
            other => other.to_owned(),
        }
    }

    /// An enum whose values, or first value, were taken out only looks wrong.
    fn follows_from_removal(&self) -> bool {
        let message = self.fault.message.as_str();
        let about_values =
            message.starts_with("the first value") || message.starts_with("enums must have");
        let block = self.text.start_of(self.text.at(self.span.start));
        let open = (0..=block)
            .rev()
            .find(|index| self.text.is(*index, b'{'))
            .unwrap_or(block);
        let start = self.text.span(open).start.min(self.span.start);
        about_values
            && self.text.lost_within(Span {
                start,
                end: self.span.end,
            })
    }

    fn undefined(&self, name: &str) -> Option<Told> {
        if self.muted.covers(name) {
            return None;
        }
        let name = name.trim_start_matches('.');
        let option = self
            .text
            .source
            .get(self.span.start as usize..self.span.end as usize);
        let foreign_scalar = protobuf_type(name).is_some_and(|meant| SCALARS.contains(&meant));
        let in_service = || self.text.block_of(self.text.at(self.span.start)) == "service";
        if SCALARS.contains(&name) || (foreign_scalar && in_service()) {
            let help = "a method takes and returns messages: put the value in one".to_owned();
            return Some((self.span, format!("'{name}' is not a message"), Some(help)));
        }
        let inside = option.and_then(|slice| Some(slice.find(&format!("({name})"))? + 1));
        let Some(at) = inside else {
            return Some((
                small(self.text, self.span),
                format!("type '{name}' is not defined"),
                self.suggest(name),
            ));
        };
        let start = self.span.start + crate::scan::clamp(at);
        let span = Span {
            start,
            end: start + crate::scan::clamp(name.len()),
        };
        Some((
            span,
            format!("option '({name})' is not defined"),
            self.suggest(name),
        ))
    }

    /// What an undefined name may have been meant to be.
    fn suggest(&self, name: &str) -> Option<String> {
        let scope = self
            .file
            .descriptor
            .as_ref()
            .map(|file| file.package())
            .unwrap_or_default();
        if let Some(full) = self.names.resolve(scope, name)
            && let Some(place) = self.names.get(&full)
            && place.file != self.file.path
        {
            return Some(format!("add: import \"{}\";", place.file));
        }
        let namesake = self.names.by_last_part(last_part(name));
        if let Some(meant) = protobuf_type(name).filter(|_| namesake.is_none()) {
            let import = self.names.get(meant).map(|place| self.import_of(place));
            return Some(format!(
                "did you mean '{meant}'?{}",
                import.unwrap_or_default()
            ));
        }
        if let Some(meant) = self.names.near(name) {
            let scope = name
                .rsplit_once('.')
                .map(|(scope, _)| format!("{scope}."))
                .unwrap_or_default();
            return Some(format!("did you mean '{scope}{meant}'?"));
        }
        let (full, place) = namesake?;
        Some(format!("did you mean '{full}'?{}", self.import_of(place)))
    }

    /// What to add to a suggestion so that a name can be used; nothing if its file is imported.
    fn import_of(&self, place: &Place) -> String {
        let mut imports = self.file.imports.iter();
        if place.file == self.file.path || imports.any(|import| import.path == place.file) {
            return String::new();
        }
        format!(" (add: import \"{}\";)", place.file)
    }

    fn shadowed(&self, name: &str) -> Option<Told> {
        let target = self
            .fault
            .message
            .rsplit_once("resolves to '")
            .and_then(|(_, rest)| rest.split_once('\''));
        match target {
            Some((target, _))
                if target != name
                    && self.names.resolve("", name).is_some()
                    && !self.muted.covers(name) =>
            {
                let message = format!("'{name}' is looked up as '{target}', which is not defined");
                Some((self.span, message, Some(format!("write '.{name}'"))))
            }
            _ => self.undefined(name),
        }
    }

    fn option(&self) -> Option<Told> {
        let name = self.fault.message.split('\'').nth(1).unwrap_or_default();
        let extension = name.contains('(');
        if extension
            && name
                .split(['(', ')', '.'])
                .any(|part| self.muted.covers(part))
        {
            return None;
        }
        let help = self.fault.help.clone().or_else(|| {
            let meant = nearest(name, option_names().iter().map(String::as_str))?;
            Some(format!("did you mean '{meant}'?"))
        });
        let slice = self
            .text
            .source
            .get(self.span.start as usize..self.span.end as usize)
            .unwrap_or_default();
        let span = match slice.find(name) {
            Some(at) => {
                let start = self.span.start + crate::scan::clamp(at);
                Span {
                    start,
                    end: start + crate::scan::clamp(name.len()),
                }
            }
            None => small(self.text, self.span),
        };
        let message = match self.fault.message.strip_prefix("option field '") {
            Some(rest) => format!("option '{rest}").replace("has already been set", "is set twice"),
            None => self.fault.message.clone(),
        };
        Some((span, message, help))
    }

    /// The value of an option at fault.
    fn value(&self) -> Span {
        let last = self.text.at(self.span.end.saturating_sub(1));
        let last = if self.text.is(last, b';') {
            last.saturating_sub(1)
        } else {
            last
        };
        let first = self.text.at(self.span.start);
        let equals = (first..last)
            .find(|index| self.text.is(*index, b'='))
            .unwrap_or(first);
        small(
            self.text,
            Span {
                start: self.text.span(equals + 1).start,
                end: self.text.span(last).end,
            },
        )
    }

    fn twice(&self) -> Option<Told> {
        let name = self.fault.message.split('\'').nth(1).unwrap_or_default();
        // Told where the names of all files are compared, of the outermost element only.
        let around = name.match_indices('.').filter_map(|(at, _)| name.get(..at));
        let elsewhere = |name: &str| {
            let place = self.names.get(name);
            place.is_some_and(|place| place.file != self.file.path)
        };
        if self.fault.message.contains("is already defined in file")
            && (self.names.get(name).is_some() || around.into_iter().any(elsewhere))
        {
            return None;
        }
        let message = match self.fault.message.split_once("is already defined in file ") {
            Some((_, file)) => format!("'{name}' is already defined in {file}"),
            None => format!("'{}' is defined twice", last_part(name)),
        };
        let at = self.text.at(self.span.start);
        let value = self.text.block_of(at) == "enum";
        let help = if self.fault.made {
            Some("this field defines it too, unseen: rename the field")
        } else {
            value.then_some(
                "enum values share the scope around their enum: put the enum's name in front",
            )
        };
        Some((
            small(self.text, self.span),
            message,
            help.map(str::to_owned),
        ))
    }

    /// The first of two places.
    fn related(&self, span: Span) -> Vec<Related> {
        let others = self.fault.labels.iter().filter(|(other, text)| {
            *other != span
                && *other != self.span
                && (text.contains("first") || text == "defined here")
        });
        let told = others.map(|(span, text)| Related {
            path: self.file.path.clone(),
            span: small(self.text, *span),
            message: text.clone(),
        });
        told.take(2).collect()
    }
}

/// The names of all options that descriptor.proto defines.
fn option_names() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let file = crate::bundled::open("google/protobuf/descriptor.proto").unwrap_or_default();
        let messages = file
            .message_type
            .iter()
            .filter(|message| message.name().ends_with("Options"));
        messages
            .flat_map(|message| &message.field)
            .map(|field| field.name().to_owned())
            .collect()
    })
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.strip_prefix(before)?.strip_suffix(after)
}

/// Nothing for `4 to 4`.
fn ranged(range: &str) -> String {
    match range.split_once(" to ") {
        Some((from, to)) if from == to => String::new(),
        _ => format!(" ({range})"),
    }
}
