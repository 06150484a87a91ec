//! What rules about strings compare: types and checks in single languages.

use playground_protos::descriptor::feature_set::Utf8Validation;
use playground_protos::descriptor::field_descriptor_proto::Type;

use super::side::Side;
use super::types;
use crate::image::{Field, File, Syntax};

/// Whether a field has strings.
pub(super) fn is_string(field: &Field<'_>) -> bool {
    field.proto.r#type() == Type::String
}

/// Whether readers refuse strings of a field that are no UTF-8.
pub(crate) fn verifies(field: &Field<'_>) -> bool {
    is_string(field) && field.features.utf8_validation == Utf8Validation::Verify
}

/// The C++ type of a field of strings or bytes: `ctype`, else the feature. Keys and values of maps have none.
pub(super) fn cpp(side: &Side<'_>, field: &Field<'_>) -> Option<&'static str> {
    if !matches!(field.proto.r#type(), Type::String | Type::Bytes) || types::in_map(side, field) {
        return None;
    }
    let options = field.options();
    Some(match (options.ctype, field.features.cpp_string_type) {
        (Some(_), _) => options.ctype().as_str_name(),
        (None, 1) => "VIEW",
        (None, 2) => "CORD",
        (None, _) => "STRING",
    })
}

/// How Java checks the UTF-8 of a field of strings.
pub(crate) fn java(file: &File<'_>, field: &Field<'_>) -> Option<&'static str> {
    /// `VERIFY` of the feature.
    const VERIFY: u64 = 2;
    let old = !matches!(file.syntax, Syntax::Edition(_));
    let verify = old && file.options.java_string_check_utf8()
        || field.features.java_utf8_validation == VERIFY
        || field.features.utf8_validation == Utf8Validation::Verify;
    is_string(field).then_some(if verify { "VERIFY" } else { "NONE" })
}
