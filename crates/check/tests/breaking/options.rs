//! Options with values to pick from.

use crate::rng::Rng;
use crate::schema::Options;

const FILE_OPTIONS: &[(&str, &[&str])] = &[
    ("java_package", &["\"com.x\"", "\"com.y\"", "\"\""]),
    ("java_outer_classname", &["\"One\"", "\"Two\""]),
    ("java_multiple_files", &["true", "false"]),
    ("java_string_check_utf8", &["true", "false"]),
    ("optimize_for", &["SPEED", "CODE_SIZE"]),
    ("go_package", &["\"x.com/a\"", "\"x.com/b\""]),
    ("cc_generic_services", &["true", "false"]),
    ("java_generic_services", &["true", "false"]),
    ("py_generic_services", &["true", "false"]),
    ("cc_enable_arenas", &["true", "false"]),
    ("objc_class_prefix", &["\"AB\"", "\"CD\""]),
    ("csharp_namespace", &["\"A.B\"", "\"C.D\""]),
    ("swift_prefix", &["\"AB\"", "\"CD\""]),
    ("php_class_prefix", &["\"AB\"", "\"CD\""]),
    ("php_namespace", &["\"AB\"", "\"CD\""]),
    ("php_metadata_namespace", &["\"AB\"", "\"CD\""]),
    ("ruby_package", &["\"AB\"", "\"CD\""]),
    ("deprecated", &["true", "false"]),
    ("features.field_presence", &["EXPLICIT", "IMPLICIT"]),
    ("features.enum_type", &["OPEN", "CLOSED"]),
    ("features.repeated_field_encoding", &["PACKED", "EXPANDED"]),
    ("features.utf8_validation", &["VERIFY", "NONE"]),
    (
        "features.message_encoding",
        &["LENGTH_PREFIXED", "DELIMITED"],
    ),
    ("features.json_format", &["ALLOW", "LEGACY_BEST_EFFORT"]),
    ("features.(pb.java).utf8_validation", &["DEFAULT", "VERIFY"]),
    ("features.(pb.cpp).string_type", &["STRING", "CORD", "VIEW"]),
];

const MESSAGE_OPTIONS: &[(&str, &[&str])] = &[
    ("no_standard_descriptor_accessor", &["true", "false"]),
    ("deprecated", &["true", "false"]),
    ("features.json_format", &["ALLOW", "LEGACY_BEST_EFFORT"]),
    (
        "features",
        &[
            "{ json_format: LEGACY_BEST_EFFORT }",
            "{json_format :ALLOW}",
        ],
    ),
];

const ENUM_OPTIONS: &[(&str, &[&str])] = &[
    ("deprecated", &["true", "false"]),
    ("features.enum_type", &["OPEN", "CLOSED"]),
    ("features.json_format", &["ALLOW", "LEGACY_BEST_EFFORT"]),
    (
        "features",
        &[
            "{ json_format: LEGACY_BEST_EFFORT, enum_type: CLOSED }",
            "{enum_type :OPEN}",
            "{}",
        ],
    ),
];

const FIELD_OPTIONS: &[(&str, &[&str])] = &[
    ("json_name", &["\"one\"", "\"two\"", "\"A-b\""]),
    ("default", &["?0", "?1", "?2", "?3"]),
    ("default", &["?0", "?1", "?2", "?3"]),
    ("default", &["?0", "?1", "?2", "?3"]),
    ("deprecated", &["true", "false"]),
    ("packed", &["true", "false"]),
    ("ctype", &["STRING", "CORD", "STRING_PIECE"]),
    ("jstype", &["JS_NORMAL", "JS_STRING", "JS_NUMBER"]),
    ("jstype", &["JS_NORMAL", "JS_STRING", "JS_NUMBER"]),
    (
        "features.field_presence",
        &["EXPLICIT", "IMPLICIT", "LEGACY_REQUIRED"],
    ),
    ("features.repeated_field_encoding", &["PACKED", "EXPANDED"]),
    ("features.utf8_validation", &["VERIFY", "NONE"]),
    (
        "features.message_encoding",
        &["LENGTH_PREFIXED", "DELIMITED"],
    ),
    ("features.(pb.java).utf8_validation", &["DEFAULT", "VERIFY"]),
    ("features.(pb.cpp).string_type", &["STRING", "CORD", "VIEW"]),
    ("features.(pb.java)", &["{ utf8_validation: VERIFY }", "{}"]),
    (
        "features.(pb.cpp)",
        &["{ string_type: VIEW }", "{string_type : CORD}"],
    ),
    (
        "features",
        &[
            "{ utf8_validation: NONE }",
            "{utf8_validation:VERIFY, [pb.java]: { utf8_validation: VERIFY } }",
            "{ utf8_validation : NONE; [pb.cpp] { string_type: CORD } }",
        ],
    ),
];

const METHOD_OPTIONS: &[(&str, &[&str])] = &[
    (
        "idempotency_level",
        &["IDEMPOTENCY_UNKNOWN", "NO_SIDE_EFFECTS", "IDEMPOTENT"],
    ),
    ("deprecated", &["true", "false"]),
];

/// What may have options.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    File,
    Message,
    Field,
    Enum,
    Method,
}

/// Some options of a kind.
pub fn options(kind: Kind, rng: &mut Rng) -> Options {
    let (pool, often) = match kind {
        Kind::File => (FILE_OPTIONS, 4),
        Kind::Message => (MESSAGE_OPTIONS, 1),
        Kind::Field => (FIELD_OPTIONS, 3),
        Kind::Enum => (ENUM_OPTIONS, 1),
        Kind::Method => (METHOD_OPTIONS, 2),
    };
    let count = if rng.one_in(2) {
        rng.below(often + 1)
    } else {
        0
    };
    let mut made = Options::new();
    for _ in 0..count {
        let (name, values) = rng.pick(pool);
        made.push((name.to_owned(), rng.pick(values).to_owned()));
    }
    made
}
