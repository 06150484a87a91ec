//! The lint rules: one row each, sorted by id. Categories are those of buf 1.75, and `PRACTICE` and `AIP` of our own.

use super::categories::*;
use super::check::{LintCheck, LintRule};
use super::rules::aip::*;
use super::rules::*;
use crate::rule::Categories;

/// Rows, one a line: id, categories, file below `rules`, check. `deprecated` rules find nothing.
macro_rules! rows {
    ($($row:ident $id:literal $categories:ident $file:literal $check:ident;)*) => {
        &[$($row($id, $categories, include_str!(concat!("rules/", $file, ".rs")), &$check)),*]
    };
}

/// All lint rules, sorted by id.
pub static RULES: &[LintRule] = rows! {
    row "AIP_122_NAME_SUFFIX" AIP "aip/aip_122_name_suffix" Aip122NameSuffix;
    row "AIP_122_RESOURCE_PATTERN" AIP "aip/aip_122_resource_pattern" Aip122ResourcePattern;
    row "AIP_123_RESOURCE_ANNOTATION" AIP "aip/aip_123_resource_annotation" Aip123ResourceAnnotation;
    row "AIP_123_RESOURCE_NAME_FIELD" AIP "aip/aip_123_resource_name_field" Aip123ResourceNameField;
    row "AIP_123_RESOURCE_TYPE" AIP "aip/aip_123_resource_type" Aip123ResourceType;
    row "AIP_127_HTTP_ANNOTATION" AIP "aip/aip_127_http_annotation" Aip127HttpAnnotation;
    row "AIP_127_HTTP_FIELDS" AIP "aip/aip_127_http_fields" Aip127HttpFields;
    row "AIP_131_HTTP_METHOD" AIP "aip/aip_131_http_method" Aip131HttpMethod;
    row "AIP_131_METHOD_SIGNATURE" AIP "aip/aip_131_method_signature" Aip131MethodSignature;
    row "AIP_131_REQUEST_MESSAGE_NAME" AIP "aip/aip_131_request_message_name" Aip131RequestMessageName;
    row "AIP_131_REQUEST_NAME_FIELD" AIP "aip/aip_131_request_name_field" Aip131RequestNameField;
    row "AIP_131_REQUEST_REQUIRED_FIELDS" AIP "aip/aip_131_request_required_fields" Aip131RequestRequiredFields;
    row "AIP_131_RESPONSE_MESSAGE_NAME" AIP "aip/aip_131_response_message_name" Aip131ResponseMessageName;
    row "AIP_132_HTTP_METHOD" AIP "aip/aip_132_http_method" Aip132HttpMethod;
    row "AIP_132_METHOD_SIGNATURE" AIP "aip/aip_132_method_signature" Aip132MethodSignature;
    row "AIP_132_REQUEST_FIELD_TYPES" AIP "aip/aip_132_request_field_types" Aip132RequestFieldTypes;
    row "AIP_132_REQUEST_MESSAGE_NAME" AIP "aip/aip_132_request_message_name" Aip132RequestMessageName;
    row "AIP_132_REQUEST_PARENT_FIELD" AIP "aip/aip_132_request_parent_field" Aip132RequestParentField;
    row "AIP_132_RESPONSE_MESSAGE_NAME" AIP "aip/aip_132_response_message_name" Aip132ResponseMessageName;
    row "AIP_133_HTTP_BODY" AIP "aip/aip_133_http_body" Aip133HttpBody;
    row "AIP_133_HTTP_METHOD" AIP "aip/aip_133_http_method" Aip133HttpMethod;
    row "AIP_133_METHOD_SIGNATURE" AIP "aip/aip_133_method_signature" Aip133MethodSignature;
    row "AIP_133_REQUEST_MESSAGE_NAME" AIP "aip/aip_133_request_message_name" Aip133RequestMessageName;
    row "AIP_133_REQUEST_PARENT_FIELD" AIP "aip/aip_133_request_parent_field" Aip133RequestParentField;
    row "AIP_133_REQUEST_RESOURCE_FIELD" AIP "aip/aip_133_request_resource_field" Aip133RequestResourceField;
    row "AIP_133_RESPONSE_MESSAGE_NAME" AIP "aip/aip_133_response_message_name" Aip133ResponseMessageName;
    row "AIP_134_HTTP_BODY" AIP "aip/aip_134_http_body" Aip134HttpBody;
    row "AIP_134_HTTP_METHOD" AIP "aip/aip_134_http_method" Aip134HttpMethod;
    row "AIP_134_METHOD_SIGNATURE" AIP "aip/aip_134_method_signature" Aip134MethodSignature;
    row "AIP_134_REQUEST_MASK_FIELD" AIP "aip/aip_134_request_mask_field" Aip134RequestMaskField;
    row "AIP_134_REQUEST_MESSAGE_NAME" AIP "aip/aip_134_request_message_name" Aip134RequestMessageName;
    row "AIP_134_REQUEST_RESOURCE_FIELD" AIP "aip/aip_134_request_resource_field" Aip134RequestResourceField;
    row "AIP_134_RESPONSE_MESSAGE_NAME" AIP "aip/aip_134_response_message_name" Aip134ResponseMessageName;
    row "AIP_135_HTTP_METHOD" AIP "aip/aip_135_http_method" Aip135HttpMethod;
    row "AIP_135_METHOD_SIGNATURE" AIP "aip/aip_135_method_signature" Aip135MethodSignature;
    row "AIP_135_REQUEST_MESSAGE_NAME" AIP "aip/aip_135_request_message_name" Aip135RequestMessageName;
    row "AIP_135_REQUEST_NAME_FIELD" AIP "aip/aip_135_request_name_field" Aip135RequestNameField;
    row "AIP_135_RESPONSE_MESSAGE_NAME" AIP "aip/aip_135_response_message_name" Aip135ResponseMessageName;
    row "AIP_136_HTTP_METHOD" AIP "aip/aip_136_http_method" Aip136HttpMethod;
    row "AIP_136_HTTP_VERB" AIP "aip/aip_136_http_verb" Aip136HttpVerb;
    row "AIP_140_ABBREVIATIONS" AIP "aip/aip_140_abbreviations" Aip140Abbreviations;
    row "AIP_140_BASE64" AIP "aip/aip_140_base64" Aip140Base64;
    row "AIP_140_PREPOSITIONS" AIP "aip/aip_140_prepositions" Aip140Prepositions;
    row "AIP_141_COUNT_SUFFIX" AIP "aip/aip_141_count_suffix" Aip141CountSuffix;
    row "AIP_141_SIGNED_INTEGERS" AIP "aip/aip_141_signed_integers" Aip141SignedIntegers;
    row "AIP_142_DURATION_FIELD_TYPE" AIP "aip/aip_142_duration_field_type" Aip142DurationFieldType;
    row "AIP_142_TIME_FIELD_NAME" AIP "aip/aip_142_time_field_name" Aip142TimeFieldName;
    row "AIP_142_TIME_FIELD_TYPE" AIP "aip/aip_142_time_field_type" Aip142TimeFieldType;
    row "AIP_143_CODE_FIELD_NAME" AIP "aip/aip_143_code_field_name" Aip143CodeFieldName;
    row "AIP_143_CODE_FIELD_TYPE" AIP "aip/aip_143_code_field_type" Aip143CodeFieldType;
    row "AIP_144_REPEATED_PLURAL" AIP "aip/aip_144_repeated_plural" Aip144RepeatedPlural;
    row "AIP_148_STANDARD_FIELDS" AIP "aip/aip_148_standard_fields" Aip148StandardFields;
    row "AIP_151_OPERATION_INFO" AIP "aip/aip_151_operation_info" Aip151OperationInfo;
    row "AIP_151_OPERATION_TYPES" AIP "aip/aip_151_operation_types" Aip151OperationTypes;
    row "AIP_154_ETAG_TYPE" AIP "aip/aip_154_etag_type" Aip154EtagType;
    row "AIP_155_REQUEST_ID_TYPE" AIP "aip/aip_155_request_id_type" Aip155RequestIdType;
    row "AIP_158_REQUEST_PAGINATION" AIP "aip/aip_158_request_pagination" Aip158RequestPagination;
    row "AIP_158_RESPONSE_ITEMS_FIRST" AIP "aip/aip_158_response_items_first" Aip158ResponseItemsFirst;
    row "AIP_158_RESPONSE_PAGINATION" AIP "aip/aip_158_response_pagination" Aip158ResponsePagination;
    row "AIP_161_FIELD_MASK_TYPE" AIP "aip/aip_161_field_mask_type" Aip161FieldMaskType;
    row "AIP_191_JAVA_OPTIONS" AIP "aip/aip_191_java_options" Aip191JavaOptions;
    row "AIP_192_HAS_COMMENTS" AIP "aip/aip_192_has_comments" Aip192HasComments;
    row "AIP_203_BEHAVIOR_COMMENT" AIP "aip/aip_203_behavior_comment" Aip203BehaviorComment;
    row "AIP_203_BEHAVIOR_CONFLICT" AIP "aip/aip_203_behavior_conflict" Aip203BehaviorConflict;
    row "AIP_216_STATE_ENUM_NAME" AIP "aip/aip_216_state_enum_name" Aip216StateEnumName;
    row "AIP_216_STATE_OUTPUT_ONLY" AIP "aip/aip_216_state_output_only" Aip216StateOutputOnly;
    row "AIP_231_BATCH_GET_REQUEST" AIP "aip/aip_231_batch_get_request" Aip231BatchGetRequest;
    row "AIP_233_BATCH_CREATE_REQUEST" AIP "aip/aip_233_batch_create_request" Aip233BatchCreateRequest;
    row "AIP_234_BATCH_UPDATE_REQUEST" AIP "aip/aip_234_batch_update_request" Aip234BatchUpdateRequest;
    row "AIP_235_BATCH_DELETE_REQUEST" AIP "aip/aip_235_batch_delete_request" Aip235BatchDeleteRequest;
    row "COMMENT_ENUM" COMMENTS "comment_enum" CommentEnum;
    row "COMMENT_ENUM_VALUE" COMMENTS "comment_enum_value" CommentEnumValue;
    row "COMMENT_FIELD" COMMENTS "comment_field" CommentField;
    row "COMMENT_MESSAGE" COMMENTS "comment_message" CommentMessage;
    row "COMMENT_ONEOF" COMMENTS "comment_oneof" CommentOneof;
    row "COMMENT_RPC" COMMENTS "comment_rpc" CommentRpc;
    row "COMMENT_SERVICE" COMMENTS "comment_service" CommentService;
    row "DEPRECATED_HAS_COMMENT" PRACTICE "deprecated_has_comment" DeprecatedHasComment;
    row "DIRECTORY_SAME_PACKAGE" LAYOUT "directory_same_package" DirectorySamePackage;
    row "ENUM_FIRST_VALUE_ZERO" OTHER "enum_first_value_zero" EnumFirstValueZero;
    row "ENUM_NO_ALLOW_ALIAS" SENSIBLE_BASIC "enum_no_allow_alias" EnumNoAllowAlias;
    row "ENUM_PASCAL_CASE" STYLE_BASIC "enum_pascal_case" EnumPascalCase;
    row "ENUM_VALUE_PREFIX" STYLE_STANDARD "enum_value_prefix" EnumValuePrefix;
    row "ENUM_VALUE_UPPER_SNAKE_CASE" STYLE_BASIC "enum_value_upper_snake_case" EnumValueUpperSnakeCase;
    row "ENUM_ZERO_VALUE_SUFFIX" STYLE_STANDARD "enum_zero_value_suffix" EnumZeroValueSuffix;
    row "FIELD_LOWER_SNAKE_CASE" STYLE_BASIC "field_lower_snake_case" FieldLowerSnakeCase;
    row "FIELD_NOT_REQUIRED" BASIC_V2 "field_not_required" FieldNotRequired;
    row "FIELD_NO_DESCRIPTOR" V1BETA1 "field_no_descriptor" FieldNoDescriptor;
    row "FIELD_NUMBER_RESERVED" PRACTICE "field_number_reserved" FieldNumberReserved;
    row "FIELD_NUMBER_SMALL" PRACTICE "field_number_small" FieldNumberSmall;
    row "FILE_LOWER_SNAKE_CASE" STYLE_STANDARD "file_lower_snake_case" FileLowerSnakeCase;
    row "GO_PACKAGE_DEFINED" PRACTICE "go_package_defined" GoPackageDefined;
    row "IMPORT_NO_PUBLIC" SENSIBLE_BASIC "import_no_public" ImportNoPublic;
    deprecated "IMPORT_NO_WEAK" NOWHERE "import_no_weak" ImportNoWeak;
    row "IMPORT_USED" BASIC_V1 "import_used" ImportUsed;
    row "JAVA_PACKAGE_DEFINED" PRACTICE "java_package_defined" JavaPackageDefined;
    row "MESSAGE_PASCAL_CASE" STYLE_BASIC "message_pascal_case" MessagePascalCase;
    row "ONEOF_LOWER_SNAKE_CASE" STYLE_BASIC "oneof_lower_snake_case" OneofLowerSnakeCase;
    row "PACKAGE_DEFINED" SENSIBLE_MINIMAL "package_defined" PackageDefined;
    row "PACKAGE_DIRECTORY_MATCH" LAYOUT "package_directory_match" PackageDirectoryMatch;
    row "PACKAGE_LOWER_SNAKE_CASE" STYLE_BASIC "package_lower_snake_case" PackageLowerSnakeCase;
    row "PACKAGE_NO_IMPORT_CYCLE" CYCLE "package_no_import_cycle" PackageNoImportCycle;
    row "PACKAGE_SAME_CSHARP_NAMESPACE" AFFINITY "package_same_csharp_namespace" PackageSameCsharpNamespace;
    row "PACKAGE_SAME_DIRECTORY" LAYOUT "package_same_directory" PackageSameDirectory;
    row "PACKAGE_SAME_GO_PACKAGE" AFFINITY "package_same_go_package" PackageSameGoPackage;
    row "PACKAGE_SAME_JAVA_MULTIPLE_FILES" AFFINITY "package_same_java_multiple_files" PackageSameJavaMultipleFiles;
    row "PACKAGE_SAME_JAVA_PACKAGE" AFFINITY "package_same_java_package" PackageSameJavaPackage;
    row "PACKAGE_SAME_PHP_NAMESPACE" AFFINITY "package_same_php_namespace" PackageSamePhpNamespace;
    row "PACKAGE_SAME_RUBY_PACKAGE" AFFINITY "package_same_ruby_package" PackageSameRubyPackage;
    row "PACKAGE_SAME_SWIFT_PREFIX" AFFINITY "package_same_swift_prefix" PackageSameSwiftPrefix;
    row "PACKAGE_VERSION_SUFFIX" STYLE_STANDARD "package_version_suffix" PackageVersionSuffix;
    row "PROTOVALIDATE" STANDARD_V1 "protovalidate" Protovalidate;
    row "RPC_NO_CLIENT_STREAMING" UNARY_RPC "rpc_no_client_streaming" RpcNoClientStreaming;
    row "RPC_NO_SERVER_STREAMING" UNARY_RPC "rpc_no_server_streaming" RpcNoServerStreaming;
    row "RPC_PASCAL_CASE" STYLE_BASIC "rpc_pascal_case" RpcPascalCase;
    row "RPC_REQUEST_RESPONSE_UNIQUE" STYLE_STANDARD "rpc_request_response_unique" RpcRequestResponseUnique;
    row "RPC_REQUEST_STANDARD_NAME" STYLE_STANDARD "rpc_request_standard_name" RpcRequestStandardName;
    row "RPC_RESPONSE_STANDARD_NAME" STYLE_STANDARD "rpc_response_standard_name" RpcResponseStandardName;
    row "SERVICE_PASCAL_CASE" STYLE_BASIC "service_pascal_case" ServicePascalCase;
    row "SERVICE_SUFFIX" STYLE_STANDARD "service_suffix" ServiceSuffix;
    row "STABLE_PACKAGE_NO_IMPORT_UNSTABLE" NOWHERE_V2 "stable_package_no_import_unstable" StablePackageNoImportUnstable;
    row "SYNTAX_NOT_PROTO2" PRACTICE "syntax_not_proto2" SyntaxNotProto2;
    row "SYNTAX_SPECIFIED" BASIC_V1 "syntax_specified" SyntaxSpecified;
};

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
