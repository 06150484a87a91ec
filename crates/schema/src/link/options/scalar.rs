//! Values of scalars and enums, after `=` and within message literals, where other rules hold.

use playground_protos::descriptor::feature_set::{EnumType, Utf8Validation};
use playground_protos::descriptor::field_descriptor_proto::Type;

use super::built::Datum;
use super::field::Field;
use crate::finding::Finding;
use crate::ir::{Value, ValueKind};
use crate::link::table::At;
use crate::link::world::World;
use crate::{near, scalars};

/// What is said against a value.
type Refused = Box<Finding>;

/// Which rules hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// `option name = value`
    Statement,
    /// `{name: value}`, text format.
    Literal,
}

/// The value of a field that is no message; none if it was told to be broken before. With `hints` it is searched for
/// what was meant.
pub(super) fn scalar(
    world: &World<'_>,
    field: &Field<'_>,
    value: &Value,
    place: Place,
    hints: bool,
) -> Result<Option<Datum>, Refused> {
    let datum = match field.ty {
        _ if matches!(value.kind, ValueKind::Broken) => return Ok(None),
        Type::Bool => boolean(&value.kind, place),
        Type::Float => float(&value.kind, place).map(|value| {
            let value = value as f32;
            Datum::Fixed32(value.to_bits())
        }),
        Type::Double => float(&value.kind, place).map(|value| Datum::Fixed64(value.to_bits())),
        Type::String | Type::Bytes => match &value.kind {
            ValueKind::String(bytes) => return text(world, field, value, bytes).map(Some),
            _ => None,
        },
        Type::Enum => return enumeration(world, field, value, place, hints).map(Some),
        Type::Message | Type::Group => None,
        ty => return integer(field, ty, value).map(Some),
    };
    datum.map(Some).ok_or_else(|| wrong(field, value).into())
}

fn boolean(value: &ValueKind, place: Place) -> Option<Datum> {
    let truth = match (value, place) {
        (
            ValueKind::Ident {
                negative: false,
                text,
            },
            place,
        ) => match (text.as_str(), place) {
            ("true", _) | ("True" | "t", Place::Literal) => true,
            ("false", _) | ("False" | "f", Place::Literal) => false,
            _ => return None,
        },
        (
            ValueKind::Int {
                negative: false,
                value: value @ (0 | 1),
                ..
            },
            Place::Literal,
        ) => *value == 1,
        _ => return None,
    };
    Some(Datum::Varint(truth.into()))
}

fn float(value: &ValueKind, place: Place) -> Option<f64> {
    let sign = |negative: bool, value: f64| if negative { -value } else { value };
    match value {
        ValueKind::Float {
            negative, value, ..
        } => Some(sign(*negative, *value)),
        // After `=` the number is an integer first, and minus zero is zero.
        ValueKind::Int {
            negative, value, ..
        } if place == Place::Statement => Some(sign(*negative && *value != 0, *value as f64)),
        ValueKind::Int {
            negative,
            value,
            decimal: true,
        } => Some(sign(*negative, *value as f64)),
        ValueKind::Ident { negative, text } => {
            let lower = text.to_ascii_lowercase();
            match (text.as_str(), lower.as_str(), place) {
                ("inf", _, _) | (_, "inf" | "infinity", Place::Literal) => {
                    Some(sign(*negative, f64::INFINITY))
                }
                ("nan", _, Place::Statement) => Some(f64::NAN),
                (_, "nan", Place::Literal) => Some(sign(*negative, f64::NAN)),
                _ => None,
            }
        }
        _ => None,
    }
}

fn integer(field: &Field<'_>, ty: Type, value: &Value) -> Result<Datum, Refused> {
    let (min, max) = range(ty);
    let number = match value.kind {
        // `-0` is no unsigned number either.
        ValueKind::Int {
            negative: true,
            value: 0,
            ..
        } if min == 0 => None,
        ValueKind::Int {
            negative, value, ..
        } => {
            let value = i128::from(value);
            Some(if negative { -value } else { value })
        }
        ValueKind::Float { integer: true, .. } => Some(i128::MAX),
        _ => None,
    };
    let number = number.ok_or_else(|| wrong(field, value))?;
    if number < min || number > max {
        let message = format!(
            "the value of `{}` is out of range: {} goes from {min} to {max}",
            field.proto.name(),
            scalars::word(ty)
        );
        return Err(Finding::error(value.span, message).into());
    }
    let signed = number as i64;
    Ok(match ty {
        Type::Sint32 | Type::Sint64 => Datum::Varint(((signed << 1) ^ (signed >> 63)) as u64),
        Type::Fixed32 | Type::Sfixed32 => Datum::Fixed32(number as u32),
        Type::Fixed64 | Type::Sfixed64 => Datum::Fixed64(number as u64),
        _ => Datum::Varint(number as u64),
    })
}

fn range(ty: Type) -> (i128, i128) {
    match ty {
        Type::Uint32 | Type::Fixed32 => (0, u32::MAX.into()),
        Type::Uint64 | Type::Fixed64 => (0, u64::MAX.into()),
        Type::Int64 | Type::Sint64 | Type::Sfixed64 => (i64::MIN.into(), i64::MAX.into()),
        _ => (i32::MIN.into(), i32::MAX.into()),
    }
}

fn text(
    world: &World<'_>,
    field: &Field<'_>,
    value: &Value,
    bytes: &[u8],
) -> Result<Datum, Refused> {
    let verify = field.ty == Type::String
        && std::str::from_utf8(bytes).is_err()
        && world.features(field.at).is_some_and(|features| {
            features.utf8_validation == Some(Utf8Validation::Verify as i32)
        });
    if verify {
        let message = format!("the value of `{}` is not UTF-8", field.proto.name());
        return Err(Finding::error(value.span, message)
            .help("make it `bytes`, or write characters instead of bytes")
            .into());
    }
    Ok(Datum::Bytes(bytes.to_vec()))
}

fn enumeration(
    world: &World<'_>,
    field: &Field<'_>,
    value: &Value,
    place: Place,
    hints: bool,
) -> Result<Datum, Refused> {
    let found = field.of.and_then(|at| Some((at, world.enumeration(at)?)));
    let Some((at, descriptor)) = found else {
        return Err(wrong(field, value).into());
    };
    match &value.kind {
        ValueKind::Ident {
            negative: false,
            text,
        } => match world.value(at, text) {
            Some(number) => Ok(Datum::Varint(i64::from(number) as u64)),
            None => Err(unknown_value(world, at, text, value, hints).into()),
        },
        ValueKind::Int { .. } if place == Place::Literal => {
            let datum = integer(field, Type::Int32, value)?;
            let Datum::Varint(bits) = datum else {
                return Ok(datum);
            };
            let mut values = descriptor.value.iter();
            let known = values.any(|value| i64::from(value.number()) as u64 == bits);
            if known || !is_closed(world, field, at) {
                return Ok(datum);
            }
            let message = format!("enum `{}` has no value {}", world.name(at), bits as i64);
            Err(Finding::error(value.span, message).into())
        }
        _ => Err(wrong(field, value).into()),
    }
}

/// In proto2 files every enum is closed for the fields that use it, wherever it is from.
fn is_closed(world: &World<'_>, field: &Field<'_>, at: At) -> bool {
    let closed = world
        .features(at)
        .is_some_and(|features| features.enum_type == Some(EnumType::Closed as i32));
    let file = world.file(field.at.file).map(|(file, _)| file.syntax());
    closed || matches!(file, Some("" | "proto2"))
}

fn unknown_value(world: &World<'_>, at: At, text: &str, value: &Value, hints: bool) -> Finding {
    let message = format!("enum `{}` has no value `{text}`", world.name(at));
    let finding = Finding::error(value.span, message);
    let values = world.enumeration(at).filter(|_| hints);
    let values = values.map(|found| found.value.as_slice());
    let names = values.unwrap_or_default().iter().map(|value| value.name());
    match near::nearest(text, names) {
        Some(near) => finding
            .help(format!("did you mean `{near}`?"))
            .replace(format!("change to `{near}`"), near),
        None => finding,
    }
}

/// The value is of another kind than the field.
pub(super) fn wrong(field: &Field<'_>, value: &Value) -> Finding {
    let expected = match field.ty {
        Type::Bool => "`true` or `false`".to_owned(),
        Type::Float | Type::Double => "a number".to_owned(),
        Type::String | Type::Bytes => "a string".to_owned(),
        Type::Enum => format!(
            "a value of enum `{}`",
            field.proto.type_name().trim_start_matches('.')
        ),
        Type::Message | Type::Group => "a message, `{ … }`".to_owned(),
        ty => {
            let (min, max) = range(ty);
            format!("an integer from {min} to {max}")
        }
    };
    let name = field.proto.name();
    let number = matches!(field.ty, Type::Float | Type::Double);
    match value.kind {
        ValueKind::Int {
            negative,
            value: digits,
            decimal: false,
        } if number => {
            let message = format!("`{name}` takes a decimal number within a message");
            let sign = if negative { "-" } else { "" };
            written(
                Finding::error(value.span, message),
                format!("{sign}{digits}"),
            )
        }
        ValueKind::Float {
            negative,
            value: float,
            integer: false,
        } if expected.starts_with("an integer") && fits(field.ty, negative, float) => {
            let message =
                format!("`{name}` takes {expected}, written without a point or an exponent");
            let sign = if negative { "-" } else { "" };
            written(
                Finding::error(value.span, message),
                format!("{sign}{float}"),
            )
        }
        _ => {
            let message = format!("`{name}` takes {expected}, not {}", noun(&value.kind));
            Finding::error(value.span, message)
        }
    }
}

/// A number as an integer of a type; whole numbers below 2^53 are exact.
fn fits(ty: Type, negative: bool, float: f64) -> bool {
    let (min, max) = range(ty);
    let number = if negative { -float } else { float } as i128;
    float.fract() == 0.0 && float < 9e15 && (min..=max).contains(&number)
}

/// With the same number as it is to be written.
fn written(finding: Finding, text: String) -> Finding {
    let help = format!("write `{text}`");
    finding.help(help.clone()).replace(help, text)
}

fn noun(value: &ValueKind) -> String {
    match value {
        ValueKind::Ident { negative, text } => {
            format!("`{}{text}`", if *negative { "-" } else { "" })
        }
        ValueKind::Int { negative: true, .. } => "a negative number".to_owned(),
        ValueKind::Int { .. } => "a number".to_owned(),
        ValueKind::Float { .. } => "a number with a fraction".to_owned(),
        ValueKind::String(_) => "a string".to_owned(),
        ValueKind::Message(_) => "a message".to_owned(),
        ValueKind::List(_) => "a list".to_owned(),
        ValueKind::Broken => "this".to_owned(),
    }
}
