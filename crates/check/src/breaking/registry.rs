//! The breaking rules: one row each, sorted by id.

use super::check::BreakingRule;
use super::retired::Retired;
use super::rules;
use crate::rule::Categories;

/// A rule: its file, its check, its id, its categories in v1beta1, v1 and v2.
macro_rules! row {
    ($file:literal, $check:expr, $id:literal, $v1beta1:expr, $v1:expr, $v2:expr) => {
        row!($file, $check, $id, $v1beta1, $v1, $v2, false, &[])
    };
    ($file:literal, $check:expr, $id:literal, $v1beta1:expr, $v1:expr, $v2:expr, $deprecated:literal, $instead:expr) => {
        BreakingRule {
            id: $id,
            categories: Categories { v1beta1: $v1beta1, v1: $v1, v2: $v2 },
            deprecated: $deprecated,
            replacements: $instead,
            source: include_str!(concat!("rules/", $file, ".rs")),
            check: &$check,
        }
    };
}

type In = Option<&'static [&'static str]>;

// Each letter is a category: CSR, FILE, PACKAGE, WIRE, WIRE_JSON.
const CF: In = Some(&["CSR", "FILE"]);
const CFP: In = Some(&["CSR", "FILE", "PACKAGE"]);
const CFPJ: In = Some(&["CSR", "FILE", "PACKAGE", "WIRE_JSON"]);
const CFPWJ: In = Some(&["CSR", "FILE", "PACKAGE", "WIRE", "WIRE_JSON"]);
const CJ: In = Some(&["CSR", "WIRE_JSON"]);
const CWJ: In = Some(&["CSR", "WIRE", "WIRE_JSON"]);
const F: In = Some(&["FILE"]);
const FP: In = Some(&["FILE", "PACKAGE"]);
const FPJ: In = Some(&["FILE", "PACKAGE", "WIRE_JSON"]);
const FPWJ: In = Some(&["FILE", "PACKAGE", "WIRE", "WIRE_JSON"]);
const J: In = Some(&["WIRE_JSON"]);
const NONE: In = Some(&[]);
const P: In = Some(&["PACKAGE"]);
const W: In = Some(&["WIRE"]);
const WJ: In = Some(&["WIRE", "WIRE_JSON"]);

/// All breaking rules, sorted by id.
pub static RULES: &[BreakingRule] = &[
    row!("enum_no_delete", rules::EnumNoDelete, "ENUM_NO_DELETE", F, F, CF),
    row!("enum_same_json_format", rules::EnumSameJsonFormat, "ENUM_SAME_JSON_FORMAT", FPJ, FPJ, CFPJ),
    row!("enum_same_type", rules::EnumSameType, "ENUM_SAME_TYPE", FP, FP, FP),
    row!("enum_value_no_delete", rules::EnumValueNoDelete, "ENUM_VALUE_NO_DELETE", FP, FP, CFP),
    row!("enum_value_no_delete_unless_name_reserved", rules::EnumValueNoDeleteUnlessNameReserved, "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", J, J, CJ),
    row!("enum_value_no_delete_unless_number_reserved", rules::EnumValueNoDeleteUnlessNumberReserved, "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED", WJ, WJ, CWJ),
    row!("enum_value_same_name", rules::EnumValueSameName, "ENUM_VALUE_SAME_NAME", FPJ, FPJ, CFPJ),
    row!("extension_message_no_delete", rules::ExtensionMessageNoDelete, "EXTENSION_MESSAGE_NO_DELETE", FP, FP, CFP),
    row!("extension_no_delete", rules::ExtensionNoDelete, "EXTENSION_NO_DELETE", None, None, F),
    row!("field_no_delete", rules::FieldNoDelete, "FIELD_NO_DELETE", FP, FP, CFP),
    row!("field_no_delete_unless_name_reserved", rules::FieldNoDeleteUnlessNameReserved, "FIELD_NO_DELETE_UNLESS_NAME_RESERVED", J, J, CJ),
    row!("field_no_delete_unless_number_reserved", rules::FieldNoDeleteUnlessNumberReserved, "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED", WJ, WJ, CWJ),
    row!("field_same_cardinality", rules::FieldSameCardinality, "FIELD_SAME_CARDINALITY", FPWJ, FP, FP),
    row!("field_same_cpp_string_type", rules::FieldSameCppStringType, "FIELD_SAME_CPP_STRING_TYPE", FP, FP, FP),
    row!("field_same_ctype", Retired, "FIELD_SAME_CTYPE", NONE, NONE, None, true, &["FIELD_SAME_CPP_STRING_TYPE"]),
    row!("field_same_default", rules::FieldSameDefault, "FIELD_SAME_DEFAULT", None, None, CFPWJ),
    row!("field_same_java_utf8_validation", rules::FieldSameJavaUtf8Validation, "FIELD_SAME_JAVA_UTF8_VALIDATION", FP, FP, FP),
    row!("field_same_json_name", rules::FieldSameJsonName, "FIELD_SAME_JSON_NAME", FPJ, FPJ, CFPJ),
    row!("field_same_jstype", rules::FieldSameJstype, "FIELD_SAME_JSTYPE", FP, FP, FP),
    row!("field_same_label", Retired, "FIELD_SAME_LABEL", NONE, NONE, None, true, &["FIELD_SAME_CARDINALITY", "FIELD_WIRE_COMPATIBLE_CARDINALITY", "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY"]),
    row!("field_same_name", rules::FieldSameName, "FIELD_SAME_NAME", FPJ, FPJ, CFPJ),
    row!("field_same_oneof", rules::FieldSameOneof, "FIELD_SAME_ONEOF", FPWJ, FPWJ, CFPWJ),
    row!("field_same_type", rules::FieldSameType, "FIELD_SAME_TYPE", FPWJ, FP, CFP),
    row!("field_same_utf8_validation", rules::FieldSameUtf8Validation, "FIELD_SAME_UTF8_VALIDATION", FP, FP, FP),
    row!("field_wire_compatible_cardinality", rules::FieldWireCompatibleCardinality, "FIELD_WIRE_COMPATIBLE_CARDINALITY", W, W, W),
    row!("field_wire_compatible_type", rules::FieldWireCompatibleType, "FIELD_WIRE_COMPATIBLE_TYPE", None, W, W),
    row!("field_wire_json_compatible_cardinality", rules::FieldWireJsonCompatibleCardinality, "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY", J, J, CJ),
    row!("field_wire_json_compatible_type", rules::FieldWireJsonCompatibleType, "FIELD_WIRE_JSON_COMPATIBLE_TYPE", None, J, CJ),
    row!("file_no_delete", rules::FileNoDelete, "FILE_NO_DELETE", F, F, CF),
    row!("file_same_cc_enable_arenas", rules::FILE_SAME_CC_ENABLE_ARENAS, "FILE_SAME_CC_ENABLE_ARENAS", FP, FP, FP),
    row!("file_same_cc_generic_services", rules::FILE_SAME_CC_GENERIC_SERVICES, "FILE_SAME_CC_GENERIC_SERVICES", FP, FP, FP),
    row!("file_same_csharp_namespace", rules::FILE_SAME_CSHARP_NAMESPACE, "FILE_SAME_CSHARP_NAMESPACE", FP, FP, FP),
    row!("file_same_go_package", rules::FILE_SAME_GO_PACKAGE, "FILE_SAME_GO_PACKAGE", FP, FP, FP),
    row!("file_same_java_generic_services", rules::FILE_SAME_JAVA_GENERIC_SERVICES, "FILE_SAME_JAVA_GENERIC_SERVICES", FP, FP, FP),
    row!("file_same_java_multiple_files", rules::FILE_SAME_JAVA_MULTIPLE_FILES, "FILE_SAME_JAVA_MULTIPLE_FILES", FP, FP, FP),
    row!("file_same_java_outer_classname", rules::FILE_SAME_JAVA_OUTER_CLASSNAME, "FILE_SAME_JAVA_OUTER_CLASSNAME", FP, FP, FP),
    row!("file_same_java_package", rules::FILE_SAME_JAVA_PACKAGE, "FILE_SAME_JAVA_PACKAGE", FP, FP, FP),
    row!("file_same_java_string_check_utf8", Retired, "FILE_SAME_JAVA_STRING_CHECK_UTF8", NONE, NONE, None, true, &["FIELD_SAME_JAVA_UTF8_VALIDATION"]),
    row!("file_same_objc_class_prefix", rules::FILE_SAME_OBJC_CLASS_PREFIX, "FILE_SAME_OBJC_CLASS_PREFIX", FP, FP, FP),
    row!("file_same_optimize_for", rules::FILE_SAME_OPTIMIZE_FOR, "FILE_SAME_OPTIMIZE_FOR", FP, FP, FP),
    row!("file_same_package", rules::FileSamePackage, "FILE_SAME_PACKAGE", F, FPWJ, CFPWJ),
    row!("file_same_php_class_prefix", rules::FILE_SAME_PHP_CLASS_PREFIX, "FILE_SAME_PHP_CLASS_PREFIX", FP, FP, FP),
    row!("file_same_php_generic_services", Retired, "FILE_SAME_PHP_GENERIC_SERVICES", NONE, NONE, None, true, &[]),
    row!("file_same_php_metadata_namespace", rules::FILE_SAME_PHP_METADATA_NAMESPACE, "FILE_SAME_PHP_METADATA_NAMESPACE", FP, FP, FP),
    row!("file_same_php_namespace", rules::FILE_SAME_PHP_NAMESPACE, "FILE_SAME_PHP_NAMESPACE", FP, FP, FP),
    row!("file_same_py_generic_services", rules::FILE_SAME_PY_GENERIC_SERVICES, "FILE_SAME_PY_GENERIC_SERVICES", FP, FP, FP),
    row!("file_same_ruby_package", rules::FILE_SAME_RUBY_PACKAGE, "FILE_SAME_RUBY_PACKAGE", FP, FP, FP),
    row!("file_same_swift_prefix", rules::FILE_SAME_SWIFT_PREFIX, "FILE_SAME_SWIFT_PREFIX", FP, FP, FP),
    row!("file_same_syntax", rules::FileSameSyntax, "FILE_SAME_SYNTAX", FP, FP, CFP),
    row!("message_no_delete", rules::MessageNoDelete, "MESSAGE_NO_DELETE", F, F, CF),
    row!("message_no_remove_standard_descriptor_accessor", rules::MessageNoRemoveStandardDescriptorAccessor, "MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR", FP, FP, CFP),
    row!("message_same_json_format", rules::MessageSameJsonFormat, "MESSAGE_SAME_JSON_FORMAT", FPJ, FPJ, CFPJ),
    row!("message_same_message_set_wire_format", Retired, "MESSAGE_SAME_MESSAGE_SET_WIRE_FORMAT", NONE, NONE, NONE, true, &[]),
    row!("message_same_required_fields", rules::MessageSameRequiredFields, "MESSAGE_SAME_REQUIRED_FIELDS", FPWJ, FPWJ, CFPWJ),
    row!("oneof_no_delete", rules::OneofNoDelete, "ONEOF_NO_DELETE", FP, FP, CFP),
    row!("package_enum_no_delete", rules::PackageEnumNoDelete, "PACKAGE_ENUM_NO_DELETE", P, P, P),
    row!("package_extension_no_delete", rules::PackageExtensionNoDelete, "PACKAGE_EXTENSION_NO_DELETE", None, None, P),
    row!("package_message_no_delete", rules::PackageMessageNoDelete, "PACKAGE_MESSAGE_NO_DELETE", P, P, P),
    row!("package_no_delete", rules::PackageNoDelete, "PACKAGE_NO_DELETE", P, P, P),
    row!("package_service_no_delete", rules::PackageServiceNoDelete, "PACKAGE_SERVICE_NO_DELETE", P, P, P),
    row!("reserved_enum_no_delete", rules::ReservedEnumNoDelete, "RESERVED_ENUM_NO_DELETE", FPWJ, FPWJ, CFPWJ),
    row!("reserved_message_no_delete", rules::ReservedMessageNoDelete, "RESERVED_MESSAGE_NO_DELETE", FPWJ, FPWJ, CFPWJ),
    row!("rpc_no_delete", rules::RpcNoDelete, "RPC_NO_DELETE", FP, FP, FP),
    row!("rpc_same_client_streaming", rules::RpcSameClientStreaming, "RPC_SAME_CLIENT_STREAMING", FPWJ, FPWJ, CFPWJ),
    row!("rpc_same_idempotency_level", rules::RpcSameIdempotencyLevel, "RPC_SAME_IDEMPOTENCY_LEVEL", FPWJ, FPWJ, CFPWJ),
    row!("rpc_same_request_type", rules::RpcSameRequestType, "RPC_SAME_REQUEST_TYPE", FPWJ, FPWJ, CFPWJ),
    row!("rpc_same_response_type", rules::RpcSameResponseType, "RPC_SAME_RESPONSE_TYPE", FPWJ, FPWJ, CFPWJ),
    row!("rpc_same_server_streaming", rules::RpcSameServerStreaming, "RPC_SAME_SERVER_STREAMING", FPWJ, FPWJ, CFPWJ),
    row!("service_no_delete", rules::ServiceNoDelete, "SERVICE_NO_DELETE", F, F, F),
];

/// The rule with that id.
pub fn rule(id: &str) -> Option<&'static BreakingRule> {
    let at = RULES.binary_search_by_key(&id, |rule| rule.id).ok()?;
    RULES.get(at)
}
