//! The name of an option, part by part, to the fields it leads through.

use super::field::Field;
use super::{Interpreter, scalar};
use crate::finding::Finding;
use crate::ir::{NamePart, OptionStatement};
use crate::link::declare::Kind;
use crate::link::missing::Site;
use crate::link::scope::{Hit, Outcome, Wanted};
use crate::link::table::At;
use crate::near;

/// The name as it is written.
pub(super) fn display(statement: &OptionStatement) -> String {
    let parts = statement.name.iter().map(|part| match part.extension {
        true => format!("({})", part.text),
        false => part.text.clone(),
    });
    parts.collect::<Vec<_>>().join(".")
}

impl<'a> Interpreter<'a, '_> {
    /// The fields from the options message to the one that is set; none if that is told to be wrong.
    pub(super) fn fields(
        &mut self,
        root: At,
        statement: &OptionStatement,
        scope: &str,
    ) -> Option<Vec<Field<'a>>> {
        let mut message = root;
        let mut fields: Vec<Field<'a>> = Vec::new();
        for (index, part) in statement.name.iter().enumerate() {
            if index == 0 && !part.extension && part.text == "uninterpreted_option" {
                let text = "`uninterpreted_option` is for compilers and cannot be set";
                return self.refuse(Finding::error(part.span, text));
            }
            if let Some(outer) = fields.last() {
                message = self.step_into(outer, statement, part)?;
            }
            let at = match part.extension {
                true => self.extension(message, part, scope)?,
                false => match self.world.member(message, &part.text) {
                    Some(at) => at,
                    None => {
                        let finding = self.no_field(message, part);
                        return self.refuse(finding);
                    }
                },
            };
            // A field without type or number is told where it is declared.
            let field = Field::new(&self.world, at)?;
            fields.push(Some(field).filter(|field| field.proto.number() > 0)?);
        }
        Some(fields)
    }

    fn refuse<T>(&mut self, finding: Finding) -> Option<T> {
        self.findings.push(finding);
        None
    }

    /// The message of a field that is followed by a dot.
    fn step_into(
        &mut self,
        outer: &Field<'_>,
        statement: &OptionStatement,
        part: &NamePart,
    ) -> Option<At> {
        let name = outer.proto.name();
        let of = outer.of.filter(|_| outer.is_message());
        match of {
            Some(at) if !outer.repeated => Some(at),
            Some(_) => {
                let before = statement
                    .name
                    .iter()
                    .take_while(|other| other.span != part.span);
                let before = before.map(|part| match part.extension {
                    true => format!("({})", part.text),
                    false => part.text.clone(),
                });
                let before = before.collect::<Vec<_>>().join(".");
                let finding = Finding::error(
                    part.span,
                    format!("`{name}` is repeated, so its fields cannot be set one by one"),
                );
                self.refuse(finding.help(format!("write `{before} = {{ {}: … }}`", part.text)))
            }
            None => {
                let text = format!("`{name}` is no message, so it has no `{}`", part.text);
                self.refuse(Finding::error(part.span, text))
            }
        }
    }

    fn extension(&mut self, message: At, part: &NamePart, scope: &str) -> Option<At> {
        let name = part.text.as_str();
        let at = match self.scope.resolve(name, scope, Wanted::Option) {
            Outcome::Found(Hit::Symbol(at, Kind::Extension | Kind::Field)) => at,
            outcome => {
                let finding = self.no_extension(message, part, scope, &outcome);
                self.findings.extend(finding);
                return None;
            }
        };
        let world = &self.world;
        let container = world.container(at)?;
        if container != message && world.name(container) != world.name(message) {
            let text = format!(
                "`{name}` extends `{}`, not `{}`",
                self.named(container),
                self.named(message)
            );
            return self.refuse(Finding::error(part.span, text));
        }
        let features = world.name(message) == "google.protobuf.FeatureSet";
        if features && at.file == world.own.file {
            let text = format!("feature `{name}` cannot be used in the file that declares it");
            return self.refuse(Finding::error(part.span, text));
        }
        Some(at)
    }

    fn no_field(&self, message: At, part: &NamePart) -> Finding {
        let name = part.text.as_str();
        let outer = self.named(message);
        let what = match outer.strip_prefix("google.protobuf.") {
            Some(kind) if kind.ends_with("Options") => {
                let kind = kind.trim_end_matches("Options");
                format!("there is no {} option `{name}`", spaced(kind))
            }
            _ => format!("`{outer}` has no field `{name}`"),
        };
        let finding = Finding::error(part.span, what);
        let found = self.world.message(message).filter(|_| self.hints());
        let fields = found.map(|found| found.field.as_slice());
        let names = fields.unwrap_or_default().iter().map(|field| field.name());
        let names = names.filter(|name| *name != "uninterpreted_option");
        match near::nearest(name, names) {
            Some(near) => finding
                .help(format!("did you mean `{near}`?"))
                .replace(format!("change to `{near}`"), near),
            None if self.extends(message, name) => finding
                .help("custom options are written in parentheses")
                .replace("add parentheses", format!("({name})")),
            None => finding,
        }
    }

    /// An extension of the message has that last name.
    fn extends(&self, message: At, name: &str) -> bool {
        let last = name.rsplit('.').next().unwrap_or(name);
        let mut found = self.world.table.by_last(last).iter();
        found.any(|at| self.world.extends(*at, message))
    }

    fn no_extension(
        &mut self,
        message: At,
        part: &NamePart,
        scope: &str,
        outcome: &Outcome,
    ) -> Option<Finding> {
        let name = part.text.as_str();
        match outcome {
            Outcome::Found(Hit::Symbol(at, kind)) => Some(Finding::error(
                part.span,
                format!("`{}` is {}, not an option", self.named(*at), kind.noun()),
            )),
            Outcome::Found(Hit::Package) => Some(Finding::error(
                part.span,
                format!("`{name}` is a package, not an option"),
            )),
            Outcome::Astray(_) | Outcome::Unknown => {
                self.unknown_extension(message, part, scope, outcome)
            }
        }
    }

    fn unknown_extension(
        &mut self,
        message: At,
        part: &NamePart,
        scope: &str,
        outcome: &Outcome,
    ) -> Option<Finding> {
        let world = self.world;
        let fits = |at: At| world.extends(at, message);
        let site = Site {
            name: &part.text,
            scope,
            span: inner(part),
            wanted: Wanted::Option,
            scalar: false,
            symbol: true,
            fits: &fits,
        };
        self.missing.tell(self.scope, &site, outcome)
    }

    /// A value that is no scalar where one is needed.
    pub(super) fn wrong(&mut self, field: &Field<'_>, value: &crate::ir::Value) {
        if !matches!(value.kind, crate::ir::ValueKind::Broken) {
            self.findings.push(scalar::wrong(field, value));
        }
    }
}

/// Without the parentheses, if nothing else is there.
fn inner(part: &NamePart) -> playground_syntax::Span {
    let mut span = part.span;
    if (span.end - span.start) as usize == part.text.len() + 2 {
        span.start += 1;
        span.end -= 1;
    }
    span
}

/// `EnumValue` as `enum value`.
fn spaced(name: &str) -> String {
    let mut out = String::new();
    for (index, character) in name.char_indices() {
        if index > 0 && character.is_ascii_uppercase() {
            out.push(' ');
        }
        out.push(character.to_ascii_lowercase());
    }
    out
}
