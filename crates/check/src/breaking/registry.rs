//! The breaking rules: one row each, sorted by id.

use super::check::{BreakingCheck, BreakingRule};
use super::retired::Retired;
use super::rules::*;
use crate::rule::Categories;

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
    row(
        "ENUM_NO_DELETE",
        [F, F, CF],
        include_str!("rules/enum_no_delete.rs"),
        &EnumNoDelete,
    ),
    row(
        "ENUM_SAME_JSON_FORMAT",
        [FPJ, FPJ, CFPJ],
        include_str!("rules/enum_same_json_format.rs"),
        &EnumSameJsonFormat,
    ),
    row(
        "ENUM_SAME_TYPE",
        [FP, FP, FP],
        include_str!("rules/enum_same_type.rs"),
        &EnumSameType,
    ),
    row(
        "ENUM_VALUE_NO_DELETE",
        [FP, FP, CFP],
        include_str!("rules/enum_value_no_delete.rs"),
        &EnumValueNoDelete,
    ),
    row(
        "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED",
        [J, J, CJ],
        include_str!("rules/enum_value_no_delete_unless_name_reserved.rs"),
        &EnumValueNoDeleteUnlessNameReserved,
    ),
    row(
        "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED",
        [WJ, WJ, CWJ],
        include_str!("rules/enum_value_no_delete_unless_number_reserved.rs"),
        &EnumValueNoDeleteUnlessNumberReserved,
    ),
    row(
        "ENUM_VALUE_SAME_NAME",
        [FPJ, FPJ, CFPJ],
        include_str!("rules/enum_value_same_name.rs"),
        &EnumValueSameName,
    ),
    row(
        "EXTENSION_MESSAGE_NO_DELETE",
        [FP, FP, CFP],
        include_str!("rules/extension_message_no_delete.rs"),
        &ExtensionMessageNoDelete,
    ),
    row(
        "EXTENSION_NO_DELETE",
        [None, None, F],
        include_str!("rules/extension_no_delete.rs"),
        &ExtensionNoDelete,
    ),
    row(
        "FIELD_NO_DELETE",
        [FP, FP, CFP],
        include_str!("rules/field_no_delete.rs"),
        &FieldNoDelete,
    ),
    row(
        "FIELD_NO_DELETE_UNLESS_NAME_RESERVED",
        [J, J, CJ],
        include_str!("rules/field_no_delete_unless_name_reserved.rs"),
        &FieldNoDeleteUnlessNameReserved,
    ),
    row(
        "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
        [WJ, WJ, CWJ],
        include_str!("rules/field_no_delete_unless_number_reserved.rs"),
        &FieldNoDeleteUnlessNumberReserved,
    ),
    row(
        "FIELD_SAME_CARDINALITY",
        [FPWJ, FP, FP],
        include_str!("rules/field_same_cardinality.rs"),
        &FieldSameCardinality,
    ),
    row(
        "FIELD_SAME_CPP_STRING_TYPE",
        [FP, FP, FP],
        include_str!("rules/field_same_cpp_string_type.rs"),
        &FieldSameCppStringType,
    ),
    retired(
        "FIELD_SAME_CTYPE",
        [NONE, NONE, None],
        include_str!("rules/field_same_ctype.rs"),
        &["FIELD_SAME_CPP_STRING_TYPE"],
    ),
    row(
        "FIELD_SAME_DEFAULT",
        [None, None, CFPWJ],
        include_str!("rules/field_same_default.rs"),
        &FieldSameDefault,
    ),
    row(
        "FIELD_SAME_JAVA_UTF8_VALIDATION",
        [FP, FP, FP],
        include_str!("rules/field_same_java_utf8_validation.rs"),
        &FieldSameJavaUtf8Validation,
    ),
    row(
        "FIELD_SAME_JSON_NAME",
        [FPJ, FPJ, CFPJ],
        include_str!("rules/field_same_json_name.rs"),
        &FieldSameJsonName,
    ),
    row(
        "FIELD_SAME_JSTYPE",
        [FP, FP, FP],
        include_str!("rules/field_same_jstype.rs"),
        &FieldSameJstype,
    ),
    retired(
        "FIELD_SAME_LABEL",
        [NONE, NONE, None],
        include_str!("rules/field_same_label.rs"),
        &[
            "FIELD_SAME_CARDINALITY",
            "FIELD_WIRE_COMPATIBLE_CARDINALITY",
            "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
        ],
    ),
    row(
        "FIELD_SAME_NAME",
        [FPJ, FPJ, CFPJ],
        include_str!("rules/field_same_name.rs"),
        &FieldSameName,
    ),
    row(
        "FIELD_SAME_ONEOF",
        [FPWJ, FPWJ, CFPWJ],
        include_str!("rules/field_same_oneof.rs"),
        &FieldSameOneof,
    ),
    row(
        "FIELD_SAME_TYPE",
        [FPWJ, FP, CFP],
        include_str!("rules/field_same_type.rs"),
        &FieldSameType,
    ),
    row(
        "FIELD_SAME_UTF8_VALIDATION",
        [FP, FP, FP],
        include_str!("rules/field_same_utf8_validation.rs"),
        &FieldSameUtf8Validation,
    ),
    row(
        "FIELD_WIRE_COMPATIBLE_CARDINALITY",
        [W, W, W],
        include_str!("rules/field_wire_compatible_cardinality.rs"),
        &FieldWireCompatibleCardinality,
    ),
    row(
        "FIELD_WIRE_COMPATIBLE_TYPE",
        [None, W, W],
        include_str!("rules/field_wire_compatible_type.rs"),
        &FieldWireCompatibleType,
    ),
    row(
        "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
        [J, J, CJ],
        include_str!("rules/field_wire_json_compatible_cardinality.rs"),
        &FieldWireJsonCompatibleCardinality,
    ),
    row(
        "FIELD_WIRE_JSON_COMPATIBLE_TYPE",
        [None, J, CJ],
        include_str!("rules/field_wire_json_compatible_type.rs"),
        &FieldWireJsonCompatibleType,
    ),
    row(
        "FILE_NO_DELETE",
        [F, F, CF],
        include_str!("rules/file_no_delete.rs"),
        &FileNoDelete,
    ),
    row(
        "FILE_SAME_CC_ENABLE_ARENAS",
        [FP, FP, FP],
        include_str!("rules/file_same_cc_enable_arenas.rs"),
        &FILE_SAME_CC_ENABLE_ARENAS,
    ),
    row(
        "FILE_SAME_CC_GENERIC_SERVICES",
        [FP, FP, FP],
        include_str!("rules/file_same_cc_generic_services.rs"),
        &FILE_SAME_CC_GENERIC_SERVICES,
    ),
    row(
        "FILE_SAME_CSHARP_NAMESPACE",
        [FP, FP, FP],
        include_str!("rules/file_same_csharp_namespace.rs"),
        &FILE_SAME_CSHARP_NAMESPACE,
    ),
    row(
        "FILE_SAME_GO_PACKAGE",
        [FP, FP, FP],
        include_str!("rules/file_same_go_package.rs"),
        &FILE_SAME_GO_PACKAGE,
    ),
    row(
        "FILE_SAME_JAVA_GENERIC_SERVICES",
        [FP, FP, FP],
        include_str!("rules/file_same_java_generic_services.rs"),
        &FILE_SAME_JAVA_GENERIC_SERVICES,
    ),
    row(
        "FILE_SAME_JAVA_MULTIPLE_FILES",
        [FP, FP, FP],
        include_str!("rules/file_same_java_multiple_files.rs"),
        &FILE_SAME_JAVA_MULTIPLE_FILES,
    ),
    row(
        "FILE_SAME_JAVA_OUTER_CLASSNAME",
        [FP, FP, FP],
        include_str!("rules/file_same_java_outer_classname.rs"),
        &FILE_SAME_JAVA_OUTER_CLASSNAME,
    ),
    row(
        "FILE_SAME_JAVA_PACKAGE",
        [FP, FP, FP],
        include_str!("rules/file_same_java_package.rs"),
        &FILE_SAME_JAVA_PACKAGE,
    ),
    retired(
        "FILE_SAME_JAVA_STRING_CHECK_UTF8",
        [NONE, NONE, None],
        include_str!("rules/file_same_java_string_check_utf8.rs"),
        &["FIELD_SAME_JAVA_UTF8_VALIDATION"],
    ),
    row(
        "FILE_SAME_OBJC_CLASS_PREFIX",
        [FP, FP, FP],
        include_str!("rules/file_same_objc_class_prefix.rs"),
        &FILE_SAME_OBJC_CLASS_PREFIX,
    ),
    row(
        "FILE_SAME_OPTIMIZE_FOR",
        [FP, FP, FP],
        include_str!("rules/file_same_optimize_for.rs"),
        &FILE_SAME_OPTIMIZE_FOR,
    ),
    row(
        "FILE_SAME_PACKAGE",
        [F, FPWJ, CFPWJ],
        include_str!("rules/file_same_package.rs"),
        &FileSamePackage,
    ),
    row(
        "FILE_SAME_PHP_CLASS_PREFIX",
        [FP, FP, FP],
        include_str!("rules/file_same_php_class_prefix.rs"),
        &FILE_SAME_PHP_CLASS_PREFIX,
    ),
    retired(
        "FILE_SAME_PHP_GENERIC_SERVICES",
        [NONE, NONE, None],
        include_str!("rules/file_same_php_generic_services.rs"),
        &[],
    ),
    row(
        "FILE_SAME_PHP_METADATA_NAMESPACE",
        [FP, FP, FP],
        include_str!("rules/file_same_php_metadata_namespace.rs"),
        &FILE_SAME_PHP_METADATA_NAMESPACE,
    ),
    row(
        "FILE_SAME_PHP_NAMESPACE",
        [FP, FP, FP],
        include_str!("rules/file_same_php_namespace.rs"),
        &FILE_SAME_PHP_NAMESPACE,
    ),
    row(
        "FILE_SAME_PY_GENERIC_SERVICES",
        [FP, FP, FP],
        include_str!("rules/file_same_py_generic_services.rs"),
        &FILE_SAME_PY_GENERIC_SERVICES,
    ),
    row(
        "FILE_SAME_RUBY_PACKAGE",
        [FP, FP, FP],
        include_str!("rules/file_same_ruby_package.rs"),
        &FILE_SAME_RUBY_PACKAGE,
    ),
    row(
        "FILE_SAME_SWIFT_PREFIX",
        [FP, FP, FP],
        include_str!("rules/file_same_swift_prefix.rs"),
        &FILE_SAME_SWIFT_PREFIX,
    ),
    row(
        "FILE_SAME_SYNTAX",
        [FP, FP, CFP],
        include_str!("rules/file_same_syntax.rs"),
        &FileSameSyntax,
    ),
    row(
        "MESSAGE_NO_DELETE",
        [F, F, CF],
        include_str!("rules/message_no_delete.rs"),
        &MessageNoDelete,
    ),
    row(
        "MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR",
        [FP, FP, CFP],
        include_str!("rules/message_no_remove_standard_descriptor_accessor.rs"),
        &MessageNoRemoveStandardDescriptorAccessor,
    ),
    row(
        "MESSAGE_SAME_JSON_FORMAT",
        [FPJ, FPJ, CFPJ],
        include_str!("rules/message_same_json_format.rs"),
        &MessageSameJsonFormat,
    ),
    retired(
        "MESSAGE_SAME_MESSAGE_SET_WIRE_FORMAT",
        [NONE, NONE, NONE],
        include_str!("rules/message_same_message_set_wire_format.rs"),
        &[],
    ),
    row(
        "MESSAGE_SAME_REQUIRED_FIELDS",
        [FPWJ, FPWJ, CFPWJ],
        include_str!("rules/message_same_required_fields.rs"),
        &MessageSameRequiredFields,
    ),
    row(
        "ONEOF_NO_DELETE",
        [FP, FP, CFP],
        include_str!("rules/oneof_no_delete.rs"),
        &OneofNoDelete,
    ),
    row(
        "PACKAGE_ENUM_NO_DELETE",
        [P, P, P],
        include_str!("rules/package_enum_no_delete.rs"),
        &PackageEnumNoDelete,
    ),
    row(
        "PACKAGE_EXTENSION_NO_DELETE",
        [None, None, P],
        include_str!("rules/package_extension_no_delete.rs"),
        &PackageExtensionNoDelete,
    ),
    row(
        "PACKAGE_MESSAGE_NO_DELETE",
        [P, P, P],
        include_str!("rules/package_message_no_delete.rs"),
        &PackageMessageNoDelete,
    ),
    row(
        "PACKAGE_NO_DELETE",
        [P, P, P],
        include_str!("rules/package_no_delete.rs"),
        &PackageNoDelete,
    ),
    row(
        "PACKAGE_SERVICE_NO_DELETE",
        [P, P, P],
        include_str!("rules/package_service_no_delete.rs"),
        &PackageServiceNoDelete,
    ),
    row(
        "RESERVED_ENUM_NO_DELETE",
        [FPWJ, FPWJ, CFPWJ],
        include_str!("rules/reserved_enum_no_delete.rs"),
        &ReservedEnumNoDelete,
    ),
    row(
        "RESERVED_MESSAGE_NO_DELETE",
        [FPWJ, FPWJ, CFPWJ],
        include_str!("rules/reserved_message_no_delete.rs"),
        &ReservedMessageNoDelete,
    ),
    row(
        "RPC_NO_DELETE",
        [FP, FP, FP],
        include_str!("rules/rpc_no_delete.rs"),
        &RpcNoDelete,
    ),
    row(
        "RPC_SAME_CLIENT_STREAMING",
        [FPWJ, FPWJ, CFPWJ],
        include_str!("rules/rpc_same_client_streaming.rs"),
        &RpcSameClientStreaming,
    ),
    row(
        "RPC_SAME_IDEMPOTENCY_LEVEL",
        [FPWJ, FPWJ, CFPWJ],
        include_str!("rules/rpc_same_idempotency_level.rs"),
        &RpcSameIdempotencyLevel,
    ),
    row(
        "RPC_SAME_REQUEST_TYPE",
        [FPWJ, FPWJ, CFPWJ],
        include_str!("rules/rpc_same_request_type.rs"),
        &RpcSameRequestType,
    ),
    row(
        "RPC_SAME_RESPONSE_TYPE",
        [FPWJ, FPWJ, CFPWJ],
        include_str!("rules/rpc_same_response_type.rs"),
        &RpcSameResponseType,
    ),
    row(
        "RPC_SAME_SERVER_STREAMING",
        [FPWJ, FPWJ, CFPWJ],
        include_str!("rules/rpc_same_server_streaming.rs"),
        &RpcSameServerStreaming,
    ),
    row(
        "SERVICE_NO_DELETE",
        [F, F, F],
        include_str!("rules/service_no_delete.rs"),
        &ServiceNoDelete,
    ),
];

const fn row(
    id: &'static str,
    [v1beta1, v1, v2]: [In; 3],
    source: &'static str,
    check: &'static dyn BreakingCheck,
) -> BreakingRule {
    BreakingRule {
        id,
        categories: Categories { v1beta1, v1, v2 },
        deprecated: false,
        replacements: &[],
        source,
        check,
    }
}

/// A rule that is kept for old configurations, and what took its place.
const fn retired(
    id: &'static str,
    categories: [In; 3],
    source: &'static str,
    replacements: &'static [&'static str],
) -> BreakingRule {
    BreakingRule {
        deprecated: true,
        replacements,
        ..row(id, categories, source, &Retired)
    }
}

/// The rule with that id.
pub fn rule(id: &str) -> Option<&'static BreakingRule> {
    let at = RULES.binary_search_by_key(&id, |rule| rule.id).ok()?;
    RULES.get(at)
}
