//! `default` and `json_name`, which stand among the options of fields but are none.

use playground_protos::descriptor::FieldDescriptorProto;
use playground_protos::descriptor::field_descriptor_proto::Type;
use playground_syntax::{Node, Span, SyntaxKind, literal};

use super::Lowering;
use super::number::{double_text, escaped, float_text};
use super::parts::Parts;
use super::value::{Literal, integer, string_bytes, string_text};
use crate::finding::Finding;
use crate::scalars;

/// A default that is not taken: what is said of it.
type Refused = Box<Finding>;

impl<'t> Lowering<'t> {
    /// `json_name = "name"`
    pub(super) fn json_name(
        &mut self,
        field: &mut FieldDescriptorProto,
        node: Node<'t>,
        first: &mut Option<Span>,
    ) {
        let Some(value) = self.once("json_name", node, first) else {
            return;
        };
        self.recorder.record(&[10], node.span());
        self.recorder.record(&[10], value.span());
        // Anything else is told by the parser.
        if value.kind() == SyntaxKind::StringLiteral {
            self.text(value);
            field.json_name = Some(string_text(value));
        }
    }

    /// Tells of a string that protoc takes although it is no text.
    fn text(&mut self, value: Node<'t>) {
        if String::from_utf8(string_bytes(value)).is_err() {
            let message = "this string is no UTF-8: what is no text is taken for U+FFFD";
            self.tell(Finding::warning(value.span(), message));
        }
    }

    /// `default = value`
    pub(super) fn default(
        &mut self,
        field: &mut FieldDescriptorProto,
        node: Node<'t>,
        first: &mut Option<Span>,
    ) {
        let Some(value) = self.once("default", node, first) else {
            return;
        };
        self.recorder.record(&[7], value.span());
        match default_text(field, value) {
            Ok(text) => {
                if field.r#type() == Type::String {
                    self.text(value);
                }
                field.default_value = Some(text);
            }
            Err(finding) => self.tell(*finding),
        }
    }

    /// The value of something that is set once; a second time is told.
    fn once(&mut self, name: &str, node: Node<'t>, first: &mut Option<Span>) -> Option<Node<'t>> {
        let parts = Parts::of(node);
        self.lost_within(&parts);
        if let Some(first) = *first {
            let message = format!("`{name}` is set twice");
            let finding = Finding::error(node.span(), message);
            self.tell(finding.related(first, "it is set here first"));
            return None;
        }
        *first = Some(node.span());
        if parts.value.is_none() {
            self.mark_broken();
        }
        parts.value
    }
}

/// A default as protoc writes it into the descriptor.
fn default_text(field: &FieldDescriptorProto, value: Node<'_>) -> Result<String, Refused> {
    let name = field.name();
    let Some(ty) = field.r#type.and_then(|ty| Type::try_from(ty).ok()) else {
        // A message or an enum: which, and whether it has that value, is seen once names are resolved.
        let single = value
            .first_token()
            .filter(|first| Some(*first) == value.last_token());
        let message = format!("the default of `{name}` is no name of an enum value");
        return match single {
            Some(token) => Ok(token.text().to_owned()),
            None => refuse(value, message),
        };
    };
    match ty {
        Type::Group | Type::Message => {
            refuse(value, format!("`{name}` is a message and has no default"))
        }
        Type::String | Type::Bytes if value.kind() != SyntaxKind::StringLiteral => {
            let message = format!("the default of `{name}` is not a string in quotes");
            Err(Box::new(with_quotes(
                Finding::error(value.span(), message),
                value,
            )))
        }
        Type::String => Ok(string_text(value)),
        Type::Bytes => Ok(escaped(&string_bytes(value))),
        _ => match Literal::of(value).filter(|_| value.kind() == SyntaxKind::Literal) {
            Some(literal) => scalar_text(name, ty, value, &literal),
            None => refuse(value, expected(name, ty)),
        },
    }
}

fn scalar_text(
    name: &str,
    ty: Type,
    value: Node<'_>,
    literal: &Literal<'_>,
) -> Result<String, Refused> {
    let text = literal.token.text();
    let sign = if literal.negative { -1.0 } else { 1.0 };
    match ty {
        Type::Bool if !literal.negative && matches!(text, "true" | "false") => Ok(text.to_owned()),
        Type::Bool => {
            let finding = Finding::error(value.span(), expected(name, ty));
            Err(Box::new(match text.to_ascii_lowercase().as_str() {
                "1" | "true" => finding.edit("replace with `true`", value.span(), "true"),
                "0" | "false" => finding.edit("replace with `false`", value.span(), "false"),
                _ => finding,
            }))
        }
        Type::Float | Type::Double => match number(literal) {
            Some(number) if ty == Type::Float => Ok(float_text((sign * number) as f32)),
            Some(number) => Ok(double_text(sign * number)),
            None if literal.token.kind() == SyntaxKind::Int => {
                refuse(value, format!("{text} does not fit 64 bits"))
            }
            None => refuse(value, expected(name, ty)),
        },
        _ if literal.token.kind() != SyntaxKind::Int => refuse(value, expected(name, ty)),
        _ => integer_text(name, ty, value, literal),
    }
}

/// A number, `inf` or `nan`; no hexadecimal or octal number over 64 bits.
fn number(literal: &Literal<'_>) -> Option<f64> {
    let text = literal.token.text();
    match literal.token.kind() {
        SyntaxKind::Float => Some(literal::float(text)),
        SyntaxKind::Int => match integer(literal.token) {
            Some(value) => Some(value as f64),
            None => (!text.starts_with('0')).then(|| literal::float(text)),
        },
        _ if text == "inf" => Some(f64::INFINITY),
        _ if text == "nan" => Some(f64::NAN),
        _ => None,
    }
}

fn integer_text(
    name: &str,
    ty: Type,
    value: Node<'_>,
    literal: &Literal<'_>,
) -> Result<String, Refused> {
    let (least, most) = match ty {
        Type::Int64 | Type::Sint64 | Type::Sfixed64 => (i128::from(i64::MIN), i128::from(i64::MAX)),
        Type::Uint64 | Type::Fixed64 => (0, i128::from(u64::MAX)),
        Type::Uint32 | Type::Fixed32 => (0, i128::from(u32::MAX)),
        _ => (i128::from(i32::MIN), i128::from(i32::MAX)),
    };
    let word = scalars::word(ty);
    // Also `-0`.
    if literal.negative && least == 0 {
        return refuse(
            value,
            format!("the default of `{name}` is negative, and `{word}` is not"),
        );
    }
    let number = integer(literal.token).map(i128::from);
    let number = number.map(|number| if literal.negative { -number } else { number });
    match number.filter(|number| (least..=most).contains(number)) {
        Some(number) => Ok(number.to_string()),
        None => {
            let message = format!("the default of `{name}` does not fit `{word}`");
            let finding = Finding::error(value.span(), message);
            Err(Box::new(
                finding.help(format!("it can be {least} to {most}")),
            ))
        }
    }
}

fn expected(name: &str, ty: Type) -> String {
    let what = match ty {
        Type::Bool => "neither `true` nor `false`",
        Type::Float | Type::Double => "not a number",
        _ => "not an integer",
    };
    format!("the default of `{name}` is {what}")
}

fn refuse<T>(value: Node<'_>, message: String) -> Result<T, Refused> {
    Err(Box::new(Finding::error(value.span(), message)))
}

/// Offers quotes around a single word or number.
fn with_quotes(finding: Finding, value: Node<'_>) -> Finding {
    match value.kind() {
        SyntaxKind::Literal => {
            let text = format!("\"{}\"", value.text());
            finding.edit("add quotes", value.span(), text)
        }
        _ => finding,
    }
}
