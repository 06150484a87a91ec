//! What mutations put in.

/// Words that stand in for each other, kind by kind.
pub const WORDS: &[&[&str]] = &[
    &[
        "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "float",
        "double", "bool", "string", "bytes", "group",
    ],
    &["optional", "required", "repeated", "oneof"],
    &["message", "enum", "service", "extend", "oneof", "rpc", "option", "group"],
    &["syntax", "edition", "package", "import", "option"],
    &["public", "weak", "option", "export", "local"],
    &["reserved", "extensions"],
    &["true", "false", "inf", "nan", "max", "to", "stream", "returns", "map"],
    &["EXPLICIT", "IMPLICIT", "LEGACY_REQUIRED", "CLOSED", "OPEN", "PACKED", "EXPANDED", "DELIMITED", "VERIFY", "NONE"],
    &[
        "field_presence", "enum_type", "repeated_field_encoding", "utf8_validation", "message_encoding", "json_format",
        "enforce_naming_style", "default_symbol_visibility",
    ],
    &["deprecated", "packed", "lazy", "jstype", "ctype", "json_name", "default", "weak", "retention", "targets"],
];

/// Numbers at and around every limit.
pub const NUMBERS: &[&str] = &[
    "0", "-1", "1", "2", "3", "18999", "19000", "19999", "20000", "536870910", "536870911", "536870912", "2147483646",
    "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "9223372036854775807",
    "9223372036854775808", "18446744073709551615", "18446744073709551616", "0x7fffffff", "017", "08", "0x", "1.5", "1e3",
    "1.", ".5", "1f", "inf", "max", "\"1\"", "-0", "00",
];

/// First lines.
pub const LINES: &[&str] = &[
    "syntax = \"proto2\";", "syntax = \"proto3\";", "edition = \"2023\";", "edition = \"2024\";", "edition = \"2026\";",
    "syntax = \"proto4\";", "edition = \"2025\";", "",
];

/// Marks and other bits.
pub const MARKS: &[&str] = &[
    ";", "{", "}", "[", "]", "(", ")", "<", ">", "=", ",", ".", "-", "+", ":", "/", "\"", "'", "\\", "//", "/*", "*/",
    "#", "@", "\u{e9}", "\u{0}", "\t", "\r\n", "_", "0", "a", "Z",
];

/// Options that stand as statements.
pub const OPTIONS: &[&str] = &[
    "deprecated = true", "allow_alias = true", "allow_alias = false", "optimize_for = LITE_RUNTIME",
    "message_set_wire_format = true", "map_entry = true", "java_package = \"x\"", "java_multiple_files = true",
    "cc_enable_arenas = 1", "features.field_presence = IMPLICIT", "features.field_presence = LEGACY_REQUIRED",
    "features.enum_type = CLOSED", "features.enum_type = OPEN", "features.repeated_field_encoding = EXPANDED",
    "features.message_encoding = DELIMITED", "features.utf8_validation = NONE", "features.json_format = LEGACY_BEST_EFFORT",
    "features.enforce_naming_style = STYLE2024", "features.enforce_naming_style = STYLE_LEGACY",
    "features.default_symbol_visibility = LOCAL_ALL", "features.default_symbol_visibility = STRICT",
    "features = { field_presence: IMPLICIT }", "features.(pb.cpp).string_type = VIEW", "idempotency_level = IDEMPOTENT",
    "(x).y = 1", "(.x) = { a: 1 }", "uninterpreted_option = {}", "no_standard_descriptor_accessor = true",
    "deprecated_legacy_json_field_conflicts = true",
];

/// Options that stand in brackets.
pub const SETTINGS: &[&str] = &[
    "deprecated = true", "packed = true", "packed = false", "default = 1", "default = -1", "default = \"x\"",
    "default = true", "default = A", "default = inf", "json_name = \"x\"", "json_name = \"[x]\"", "json_name = \"\"",
    "lazy = true", "unverified_lazy = true", "weak = true", "jstype = JS_STRING", "ctype = CORD", "debug_redact = true",
    "retention = RETENTION_SOURCE", "targets = TARGET_TYPE_FIELD", "features.field_presence = IMPLICIT",
    "features.field_presence = EXPLICIT", "features.field_presence = LEGACY_REQUIRED",
    "features.repeated_field_encoding = EXPANDED", "features.repeated_field_encoding = PACKED",
    "features.message_encoding = DELIMITED", "features.utf8_validation = NONE", "features.enum_type = CLOSED",
    "features = { enum_type: OPEN }", "features.json_format = ALLOW", "edition_defaults = { edition: EDITION_2023, value: \"x\" }",
    "feature_support = { edition_introduced: EDITION_2023 }", "(x) = 1", "verification = UNVERIFIED",
    "declaration = { number: 4, full_name: \".a.b\", type: \"int32\" }",
];

/// Comments and blanks, which change source info only.
pub const COMMENTS: &[&str] = &[
    " // c\n", " /* c */ ", "\n\n", "\n// c\n\n", "\n", "// a\n// b\n", "/* a\n * b\n */\n", "\n/* d */\n\n/* e */", "\t",
    "\r\n",
];
