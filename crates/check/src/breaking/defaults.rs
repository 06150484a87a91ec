//! Default values of fields: what a field is that was not sent.

use std::fmt;

use playground_protos::descriptor::field_descriptor_proto::{Label, Type};

use super::side::Side;
use crate::image::Field;

/// A value, whatever its type: enums are numbers, booleans are 0 and 1, strings are bytes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Integer(i128),
    Double(f64),
    Float(f32),
    Bytes(Vec<u8>),
}

impl Value {
    /// The default value of a field, set or not; none for messages and lists.
    pub(super) fn of(side: &Side<'_>, field: &Field<'_>) -> Option<Self> {
        if field.proto.label() == Label::Repeated {
            return None;
        }
        let set = field.proto.default_value.as_deref();
        Some(match field.proto.r#type() {
            Type::Message | Type::Group => return None,
            Type::Enum => Self::Integer(i128::from(enum_number(side, field, set)?)),
            Type::String => Self::Bytes(set.unwrap_or_default().as_bytes().to_vec()),
            Type::Bytes => Self::Bytes(unescaped(set.unwrap_or_default())),
            Type::Bool => Self::Integer(i128::from(set == Some("true"))),
            Type::Float => Self::Float(set.map_or(Some(0.0), |text| text.parse().ok())?),
            Type::Double => Self::Double(set.map_or(Some(0.0), |text| text.parse().ok())?),
            _ => Self::Integer(set.map_or(Some(0), |text| text.parse().ok())?),
        })
    }

    /// Whether both are the same value, as exactly as the less exact type can tell; the zero values of all types are.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        use Value::{Bytes, Double, Float, Integer};
        match (self, other) {
            (Integer(one), Integer(two)) => one == two,
            (Bytes(one), Bytes(two)) => one == two,
            (Bytes(_), _) | (_, Bytes(_)) => self.is_zero() && other.is_zero(),
            (Float(_), _) | (_, Float(_)) => {
                same(f64::from(self.single()), f64::from(other.single()))
            }
            (Double(_), _) | (_, Double(_)) => same(self.double(), other.double()),
        }
    }

    fn is_zero(&self) -> bool {
        match self {
            Self::Integer(number) => *number == 0,
            Self::Double(number) => *number == 0.0,
            Self::Float(number) => *number == 0.0,
            Self::Bytes(bytes) => bytes.is_empty(),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "compared as doubles")]
    fn double(&self) -> f64 {
        match self {
            Self::Integer(number) => *number as f64,
            Self::Double(number) => *number,
            Self::Float(number) => f64::from(*number),
            Self::Bytes(_) => f64::NAN,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "compared as floats")]
    fn single(&self) -> f32 {
        match self {
            Self::Float(number) => *number,
            other => other.double() as f32,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => write!(f, "{number}"),
            Self::Double(number) => write!(f, "{number}"),
            Self::Float(number) => write!(f, "{number}"),
            Self::Bytes(bytes) => write!(f, "\"{}\"", bytes.escape_ascii()),
        }
    }
}

fn same(one: f64, two: f64) -> bool {
    one == two || one.is_nan() && two.is_nan()
}

fn enum_number(side: &Side<'_>, field: &Field<'_>, name: Option<&str>) -> Option<i32> {
    let mut values = side.enums.get(field.type_name())?.it.values.iter();
    let value = match name {
        Some(name) => values.find(|value| value.proto.name() == name),
        None => values.next(),
    };
    value.map(|value| value.proto.number())
}

/// The bytes behind the text that descriptors hold of a default of type `bytes`: C escapes.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = text.bytes().peekable();
    let mut found = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            found.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => found.push(b'\n'),
            Some(b'r') => found.push(b'\r'),
            Some(b't') => found.push(b'\t'),
            Some(first @ b'0'..=b'7') => {
                let mut number = first - b'0';
                for _ in 0..2 {
                    let Some(digit) = bytes.next_if(|byte| (b'0'..=b'7').contains(byte)) else {
                        break;
                    };
                    number = number.wrapping_mul(8).wrapping_add(digit - b'0');
                }
                found.push(number);
            }
            Some(other) => found.push(other),
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compared_across_types() {
        use Value::{Bytes, Double, Float, Integer};
        for (one, two, like) in [
            (Integer(1), Double(1.0), true),
            (Float(0.1), Double(0.1), true),
            (Float(0.1), Double(0.100_000_001_490_116_12), true),
            (Double(0.1), Double(0.100_000_001_490_116_12), false),
            (Double(f64::NAN), Float(-f32::NAN), true),
            (Double(-0.0), Integer(0), true),
            (Bytes(Vec::new()), Integer(0), true),
            (Bytes(b"1".to_vec()), Integer(1), false),
        ] {
            assert_eq!(
                (one.is_like(&two), two.is_like(&one)),
                (like, like),
                "{one} {two}"
            );
        }
    }

    #[test]
    fn escapes_are_read() {
        assert_eq!(unescaped(r#"a\n\001\377\\\"\'"#), b"a\n\x01\xff\\\"'");
    }
}
