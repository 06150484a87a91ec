//! What to do instead of a breaking change, in a sentence per kind of change.

use super::subject::Subject;

/// What to do about a finding of a rule.
pub(super) fn of(rule: &str, subject: Option<Subject<'_>>, same_shape: Option<bool>) -> String {
    if same_shape == Some(true) {
        return "tell users of generated code: they alone have to change something".to_owned();
    }
    let field = match subject {
        Some(Subject::Field(field)) => Some((field.proto.number(), field.proto.name())),
        _ => None,
    };
    if let (true, Some((number, name))) = (rule.starts_with("FIELD_NO_DELETE"), field) {
        return format!(
            "keep the field and mark it `deprecated = true`, or keep its place free with `reserved {number};` and \
             the name `{name}` reserved"
        );
    }
    if let (true, Some(Subject::Value(_, value))) =
        (rule.starts_with("ENUM_VALUE_NO_DELETE"), subject)
    {
        let (number, name) = (value.proto.number(), value.proto.name());
        return format!(
            "keep the value and mark it `deprecated = true`, or keep its place free with `reserved {number};` and \
             the name `{name}` reserved"
        );
    }
    fixed(rule).to_owned()
}

fn fixed(rule: &str) -> &'static str {
    match rule {
        "ENUM_VALUE_SAME_NAME" => {
            "keep the name; a second name for the number needs `option allow_alias = true`"
        }
        "FIELD_SAME_NAME" => {
            "keep the name, or add a field with the new name and deprecate this one"
        }
        "FIELD_SAME_JSON_NAME" => "keep the JSON name with `json_name`",
        "FIELD_SAME_DEFAULT" => "keep the default, or add a field with the new one",
        "FIELD_SAME_ONEOF" => "leave the field where it is, and add another one to the oneof",
        "FIELD_SAME_CPP_STRING_TYPE" | "FIELD_SAME_JSTYPE" => "keep the option as it was",
        "FIELD_SAME_UTF8_VALIDATION" | "FIELD_SAME_JAVA_UTF8_VALIDATION" => {
            "make sure that all writers send UTF-8 before anybody checks it"
        }
        "MESSAGE_SAME_REQUIRED_FIELDS" => {
            "leave required fields as they are, and do not add any: use optional ones"
        }
        "ONEOF_NO_DELETE" => "keep the oneof, even with one field",
        "RESERVED_ENUM_NO_DELETE" | "RESERVED_MESSAGE_NO_DELETE" => {
            "keep what is reserved: old data and old programs still use it"
        }
        "EXTENSION_MESSAGE_NO_DELETE" => "keep the extension range",
        "ENUM_SAME_JSON_FORMAT" | "MESSAGE_SAME_JSON_FORMAT" => "keep `json_format = ALLOW`",
        "ENUM_SAME_TYPE" => "keep the `enum_type`, also when the syntax of the file changes",
        "FILE_SAME_SYNTAX" => "go to editions with the features that keep what the old syntax did",
        "FILE_SAME_PACKAGE" | "PACKAGE_NO_DELETE" => {
            "keep the package, and put the new version beside it, such as `v2` beside `v1`"
        }
        "FILE_NO_DELETE" => "keep the file; it may import the new one publicly",
        "MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR" => "leave the option out",
        "RPC_NO_DELETE" | "SERVICE_NO_DELETE" | "PACKAGE_SERVICE_NO_DELETE" => {
            "mark it `deprecated = true`, and delete it when nobody calls it"
        }
        "RPC_SAME_REQUEST_TYPE" | "RPC_SAME_RESPONSE_TYPE" => {
            "add fields to the type that is there, or add a method with the new type"
        }
        "RPC_SAME_CLIENT_STREAMING" | "RPC_SAME_SERVER_STREAMING" => {
            "add a method that streams, or does not, beside this one"
        }
        "RPC_SAME_IDEMPOTENCY_LEVEL" => "keep the level, or add a method with the other one",
        rule if rule.starts_with("FILE_SAME_") => "keep the option as it was",
        rule if rule.contains("CARDINALITY") || rule.contains("TYPE") => {
            "add a field with a new number, and deprecate this one"
        }
        _ => "keep it and mark it `deprecated = true` until nobody uses it",
    }
}
