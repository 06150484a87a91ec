//! The lint rules: one row each, sorted by id. Categories are those of buf 1.75.

use super::check::{LintCheck, LintRule};
use super::rules::*;
use crate::rule::Categories;

/// All lint rules, sorted by id.
pub static RULES: &[LintRule] = &[
    row(
        "COMMENT_ENUM",
        COMMENTS,
        include_str!("rules/comment_enum.rs"),
        &CommentEnum,
    ),
    row(
        "COMMENT_ENUM_VALUE",
        COMMENTS,
        include_str!("rules/comment_enum_value.rs"),
        &CommentEnumValue,
    ),
    row(
        "COMMENT_FIELD",
        COMMENTS,
        include_str!("rules/comment_field.rs"),
        &CommentField,
    ),
    row(
        "COMMENT_MESSAGE",
        COMMENTS,
        include_str!("rules/comment_message.rs"),
        &CommentMessage,
    ),
    row(
        "COMMENT_ONEOF",
        COMMENTS,
        include_str!("rules/comment_oneof.rs"),
        &CommentOneof,
    ),
    row(
        "COMMENT_RPC",
        COMMENTS,
        include_str!("rules/comment_rpc.rs"),
        &CommentRpc,
    ),
    row(
        "COMMENT_SERVICE",
        COMMENTS,
        include_str!("rules/comment_service.rs"),
        &CommentService,
    ),
    row(
        "DIRECTORY_SAME_PACKAGE",
        LAYOUT,
        include_str!("rules/directory_same_package.rs"),
        &DirectorySamePackage,
    ),
    row(
        "ENUM_FIRST_VALUE_ZERO",
        OTHER,
        include_str!("rules/enum_first_value_zero.rs"),
        &EnumFirstValueZero,
    ),
    row(
        "ENUM_NO_ALLOW_ALIAS",
        SENSIBLE_BASIC,
        include_str!("rules/enum_no_allow_alias.rs"),
        &EnumNoAllowAlias,
    ),
    row(
        "ENUM_PASCAL_CASE",
        STYLE_BASIC,
        include_str!("rules/enum_pascal_case.rs"),
        &EnumPascalCase,
    ),
    row(
        "ENUM_VALUE_PREFIX",
        STYLE_STANDARD,
        include_str!("rules/enum_value_prefix.rs"),
        &EnumValuePrefix,
    ),
    row(
        "ENUM_VALUE_UPPER_SNAKE_CASE",
        STYLE_BASIC,
        include_str!("rules/enum_value_upper_snake_case.rs"),
        &EnumValueUpperSnakeCase,
    ),
    row(
        "ENUM_ZERO_VALUE_SUFFIX",
        STYLE_STANDARD,
        include_str!("rules/enum_zero_value_suffix.rs"),
        &EnumZeroValueSuffix,
    ),
    row(
        "FIELD_LOWER_SNAKE_CASE",
        STYLE_BASIC,
        include_str!("rules/field_lower_snake_case.rs"),
        &FieldLowerSnakeCase,
    ),
    row(
        "FIELD_NOT_REQUIRED",
        BASIC_V2,
        include_str!("rules/field_not_required.rs"),
        &FieldNotRequired,
    ),
    row(
        "FIELD_NO_DESCRIPTOR",
        V1BETA1,
        include_str!("rules/field_no_descriptor.rs"),
        &FieldNoDescriptor,
    ),
    row(
        "FILE_LOWER_SNAKE_CASE",
        STYLE_STANDARD,
        include_str!("rules/file_lower_snake_case.rs"),
        &FileLowerSnakeCase,
    ),
    row(
        "IMPORT_NO_PUBLIC",
        SENSIBLE_BASIC,
        include_str!("rules/import_no_public.rs"),
        &ImportNoPublic,
    ),
    deprecated(
        "IMPORT_NO_WEAK",
        NOWHERE,
        include_str!("rules/import_no_weak.rs"),
        &ImportNoWeak,
    ),
    row(
        "IMPORT_USED",
        BASIC_V1,
        include_str!("rules/import_used.rs"),
        &ImportUsed,
    ),
    row(
        "MESSAGE_PASCAL_CASE",
        STYLE_BASIC,
        include_str!("rules/message_pascal_case.rs"),
        &MessagePascalCase,
    ),
    row(
        "ONEOF_LOWER_SNAKE_CASE",
        STYLE_BASIC,
        include_str!("rules/oneof_lower_snake_case.rs"),
        &OneofLowerSnakeCase,
    ),
    row(
        "PACKAGE_DEFINED",
        SENSIBLE_MINIMAL,
        include_str!("rules/package_defined.rs"),
        &PackageDefined,
    ),
    row(
        "PACKAGE_DIRECTORY_MATCH",
        LAYOUT,
        include_str!("rules/package_directory_match.rs"),
        &PackageDirectoryMatch,
    ),
    row(
        "PACKAGE_LOWER_SNAKE_CASE",
        STYLE_BASIC,
        include_str!("rules/package_lower_snake_case.rs"),
        &PackageLowerSnakeCase,
    ),
    row(
        "PACKAGE_NO_IMPORT_CYCLE",
        CYCLE,
        include_str!("rules/package_no_import_cycle.rs"),
        &PackageNoImportCycle,
    ),
    row(
        "PACKAGE_SAME_CSHARP_NAMESPACE",
        AFFINITY,
        include_str!("rules/package_same_csharp_namespace.rs"),
        &PackageSameCsharpNamespace,
    ),
    row(
        "PACKAGE_SAME_DIRECTORY",
        LAYOUT,
        include_str!("rules/package_same_directory.rs"),
        &PackageSameDirectory,
    ),
    row(
        "PACKAGE_SAME_GO_PACKAGE",
        AFFINITY,
        include_str!("rules/package_same_go_package.rs"),
        &PackageSameGoPackage,
    ),
    row(
        "PACKAGE_SAME_JAVA_MULTIPLE_FILES",
        AFFINITY,
        include_str!("rules/package_same_java_multiple_files.rs"),
        &PackageSameJavaMultipleFiles,
    ),
    row(
        "PACKAGE_SAME_JAVA_PACKAGE",
        AFFINITY,
        include_str!("rules/package_same_java_package.rs"),
        &PackageSameJavaPackage,
    ),
    row(
        "PACKAGE_SAME_PHP_NAMESPACE",
        AFFINITY,
        include_str!("rules/package_same_php_namespace.rs"),
        &PackageSamePhpNamespace,
    ),
    row(
        "PACKAGE_SAME_RUBY_PACKAGE",
        AFFINITY,
        include_str!("rules/package_same_ruby_package.rs"),
        &PackageSameRubyPackage,
    ),
    row(
        "PACKAGE_SAME_SWIFT_PREFIX",
        AFFINITY,
        include_str!("rules/package_same_swift_prefix.rs"),
        &PackageSameSwiftPrefix,
    ),
    row(
        "PACKAGE_VERSION_SUFFIX",
        STYLE_STANDARD,
        include_str!("rules/package_version_suffix.rs"),
        &PackageVersionSuffix,
    ),
    row(
        "RPC_NO_CLIENT_STREAMING",
        UNARY_RPC,
        include_str!("rules/rpc_no_client_streaming.rs"),
        &RpcNoClientStreaming,
    ),
    row(
        "RPC_NO_SERVER_STREAMING",
        UNARY_RPC,
        include_str!("rules/rpc_no_server_streaming.rs"),
        &RpcNoServerStreaming,
    ),
    row(
        "RPC_PASCAL_CASE",
        STYLE_BASIC,
        include_str!("rules/rpc_pascal_case.rs"),
        &RpcPascalCase,
    ),
    row(
        "RPC_REQUEST_RESPONSE_UNIQUE",
        STYLE_STANDARD,
        include_str!("rules/rpc_request_response_unique.rs"),
        &RpcRequestResponseUnique,
    ),
    row(
        "RPC_REQUEST_STANDARD_NAME",
        STYLE_STANDARD,
        include_str!("rules/rpc_request_standard_name.rs"),
        &RpcRequestStandardName,
    ),
    row(
        "RPC_RESPONSE_STANDARD_NAME",
        STYLE_STANDARD,
        include_str!("rules/rpc_response_standard_name.rs"),
        &RpcResponseStandardName,
    ),
    row(
        "SERVICE_PASCAL_CASE",
        STYLE_BASIC,
        include_str!("rules/service_pascal_case.rs"),
        &ServicePascalCase,
    ),
    row(
        "SERVICE_SUFFIX",
        STYLE_STANDARD,
        include_str!("rules/service_suffix.rs"),
        &ServiceSuffix,
    ),
    row(
        "STABLE_PACKAGE_NO_IMPORT_UNSTABLE",
        NOWHERE_V2,
        include_str!("rules/stable_package_no_import_unstable.rs"),
        &StablePackageNoImportUnstable,
    ),
    row(
        "SYNTAX_SPECIFIED",
        BASIC_V1,
        include_str!("rules/syntax_specified.rs"),
        &SyntaxSpecified,
    ),
];

/// The rule with that id.
pub fn rule(id: &str) -> Option<&'static LintRule> {
    let at = RULES.binary_search_by_key(&id, |rule| rule.id).ok()?;
    RULES.get(at)
}

const fn row(
    id: &'static str,
    categories: Categories,
    source: &'static str,
    check: &'static dyn LintCheck,
) -> LintRule {
    LintRule {
        id,
        categories,
        deprecated: false,
        replacements: &[],
        source,
        check,
    }
}

const fn deprecated(
    id: &'static str,
    categories: Categories,
    source: &'static str,
    check: &'static dyn LintCheck,
) -> LintRule {
    LintRule {
        deprecated: true,
        ..row(id, categories, source, check)
    }
}

type Names = Option<&'static [&'static str]>;

const fn per_version(v1beta1: Names, v1: Names, v2: Names) -> Categories {
    Categories { v1beta1, v1, v2 }
}

const IN_MINIMAL: Names = Some(&["MINIMAL", "BASIC", "DEFAULT", "STANDARD"]);
const IN_BASIC: Names = Some(&["BASIC", "DEFAULT", "STANDARD"]);
const IN_STANDARD: Names = Some(&["DEFAULT", "STANDARD"]);
const IN_COMMENTS: Names = Some(&["COMMENTS"]);
const IN_UNARY_RPC: Names = Some(&["UNARY_RPC"]);
const IN_NONE: Names = Some(&[]);

const COMMENTS: Categories = per_version(IN_COMMENTS, IN_COMMENTS, IN_COMMENTS);
const LAYOUT: Categories = per_version(
    Some(&["MINIMAL", "BASIC", "DEFAULT", "STANDARD", "FILE_LAYOUT"]),
    IN_MINIMAL,
    IN_MINIMAL,
);
const OTHER: Categories = per_version(Some(&["OTHER"]), IN_BASIC, IN_BASIC);
const SENSIBLE_BASIC: Categories = per_version(
    Some(&["MINIMAL", "BASIC", "DEFAULT", "STANDARD", "SENSIBLE"]),
    IN_BASIC,
    IN_BASIC,
);
const STYLE_BASIC: Categories = per_version(
    Some(&[
        "BASIC",
        "DEFAULT",
        "STANDARD",
        "STYLE_BASIC",
        "STYLE_DEFAULT",
        "STYLE_STANDARD",
    ]),
    IN_BASIC,
    IN_BASIC,
);
const STYLE_STANDARD: Categories = per_version(
    Some(&["DEFAULT", "STANDARD", "STYLE_DEFAULT", "STYLE_STANDARD"]),
    IN_STANDARD,
    IN_STANDARD,
);
const BASIC_V2: Categories = per_version(None, None, IN_BASIC);
const V1BETA1: Categories = per_version(
    Some(&["MINIMAL", "BASIC", "DEFAULT", "STANDARD", "SENSIBLE"]),
    None,
    None,
);
const NOWHERE: Categories = per_version(IN_NONE, IN_NONE, IN_NONE);
const BASIC_V1: Categories = per_version(None, IN_BASIC, IN_BASIC);
const SENSIBLE_MINIMAL: Categories = per_version(
    Some(&["MINIMAL", "BASIC", "DEFAULT", "STANDARD", "SENSIBLE"]),
    IN_MINIMAL,
    IN_MINIMAL,
);
const CYCLE: Categories = per_version(None, IN_NONE, IN_MINIMAL);
const AFFINITY: Categories = per_version(
    Some(&[
        "MINIMAL",
        "BASIC",
        "DEFAULT",
        "STANDARD",
        "PACKAGE_AFFINITY",
    ]),
    IN_BASIC,
    IN_BASIC,
);
const UNARY_RPC: Categories = per_version(IN_UNARY_RPC, IN_UNARY_RPC, IN_UNARY_RPC);
const NOWHERE_V2: Categories = per_version(None, None, IN_NONE);
