//! Random configurations.

use crate::rng::Rng;

const CATEGORIES: &[&str] = &[
    "MINIMAL",
    "BASIC",
    "STANDARD",
    "STANDARD",
    "DEFAULT",
    "COMMENTS",
    "UNARY_RPC",
];
const BETA: &[&str] = &[
    "MINIMAL",
    "BASIC",
    "STANDARD",
    "COMMENTS",
    "UNARY_RPC",
    "FILE_LAYOUT",
    "PACKAGE_AFFINITY",
    "SENSIBLE",
    "STYLE_BASIC",
    "STYLE_STANDARD",
    "OTHER",
    "FIELD_NO_DESCRIPTOR",
];
const IDS: &[&str] = &[
    "COMMENT_FIELD",
    "ENUM_VALUE_PREFIX",
    "FIELD_LOWER_SNAKE_CASE",
    "PACKAGE_DIRECTORY_MATCH",
    "RPC_REQUEST_RESPONSE_UNIQUE",
    "RPC_REQUEST_STANDARD_NAME",
    "MESSAGE_PASCAL_CASE",
    "PACKAGE_DEFINED",
    "PACKAGE_SAME_GO_PACKAGE",
    "SERVICE_SUFFIX",
    "DIRECTORY_SAME_PACKAGE",
];

/// The `lint` part for a module, as YAML in one line. `folder` goes before paths.
pub fn lint(rng: &mut Rng, version: &str, folder: &str, worlds: &[usize]) -> String {
    let mut parts = Vec::new();
    let list = |parts: &mut Vec<String>, key: &str, items: Vec<&str>| {
        if !items.is_empty() {
            parts.push(format!("{key}: [{}]", items.join(", ")));
        }
    };
    list(&mut parts, "use", used(rng, version));
    let except: Vec<_> = (0..rng.below(3)).map(|_| rng.pick(IDS)).collect();
    list(
        &mut parts,
        "except",
        if rng.one_in(2) { except } else { Vec::new() },
    );
    let path = |rng: &mut Rng| {
        let tail = rng.pick(&["", "/a", "/a/v1", "/file_a.proto", "/fi", "/./b/../a/"]);
        format!("{folder}w{}{tail}", worlds[rng.below(worlds.len())])
    };
    if rng.one_in(4) {
        let ignored = path(rng);
        parts.push(format!("ignore: [{ignored}]"));
    }
    if rng.one_in(4) {
        let (id, category) = (rng.pick(IDS), rng.pick(CATEGORIES));
        let (first, second) = (path(rng), path(rng));
        parts.push(format!(
            "ignore_only: {{{id}: [{first}], {category}: [{second}]}}"
        ));
    }
    options(rng, version, &mut parts);
    format!("{{{}}}", parts.join(", "))
}

fn used(rng: &mut Rng, version: &str) -> Vec<&'static str> {
    let mut used = Vec::new();
    if rng.one_in(4) {
        return used;
    }
    let categories = if version == "v1beta1" {
        BETA
    } else {
        CATEGORIES
    };
    used.push(rng.pick(&["STANDARD", "STANDARD", "BASIC", "MINIMAL"]));
    for _ in 0..rng.below(4) {
        used.push(rng.pick(categories));
    }
    if version == "v2" && rng.one_in(3) {
        used.push("STABLE_PACKAGE_NO_IMPORT_UNSTABLE");
    }
    if version != "v1beta1" && rng.one_in(3) {
        used.push("PACKAGE_NO_IMPORT_CYCLE");
    }
    used
}

fn options(rng: &mut Rng, version: &str, parts: &mut Vec<String>) {
    for key in [
        "rpc_allow_same_request_response",
        "rpc_allow_google_protobuf_empty_requests",
        "rpc_allow_google_protobuf_empty_responses",
    ] {
        if rng.one_in(3) {
            parts.push(format!("{key}: {}", rng.pick(&["true", "true", "false"])));
        }
    }
    if rng.one_in(4) {
        parts.push(format!(
            "service_suffix: {}",
            rng.pick(&["API", "\"\"", "_x"])
        ));
    }
    if rng.one_in(4) {
        parts.push(format!(
            "enum_zero_value_suffix: {}",
            rng.pick(&["_NONE", "\"\"", "Ab"])
        ));
    }
    if version == "v2" && rng.one_in(4) {
        parts.push("disallow_comment_ignores: true".to_owned());
    } else if version != "v2" && !rng.one_in(3) {
        parts.push("allow_comment_ignores: true".to_owned());
    }
}
