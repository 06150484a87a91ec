//! Configurations read, and refused with their line.

use super::{Config, Module};

fn modules(text: &str) -> Vec<Module> {
    Config::parse(text)
        .unwrap_or_else(|errors| panic!("{errors:?}"))
        .modules
}

/// Each error as `line:column message`.
fn check(text: &str, expected: &[&str]) {
    let errors = Config::parse(text).expect_err(text);
    let told: Vec<_> = errors
        .iter()
        .map(|error| format!("{}:{} {}", error.line, error.column, error.message))
        .collect();
    assert_eq!(told, expected, "{text}");
}

#[test]
fn what_cannot_be_honoured_is_an_error_with_its_place() {
    check("", &["1:1 `version` is missing; add `version: v2`"]);
    check(
        "version: v3",
        &["1:10 version `v3` is not one of v1beta1, v1, v2"],
    );
    check(
        "version: v2\nlint:\n  use: [STANDARD, NOPE]\n",
        &["3:19 `NOPE` is not a rule or category of this version"],
    );
    check(
        "version: v2\nlint:\n  useX: []\n  use: STANDARD\n",
        &["3:3 `lint` has no key `useX`", "4:8 `use` should be a list"],
    );
    check(
        "version: v1\nlint: {disallow_comment_ignores: true}\n",
        &["2:8 `lint` has no key `disallow_comment_ignores`"],
    );
    check(
        "version: v2\nversion: v2\n",
        &["2:1 key `version` is there twice"],
    );
    check(
        "version: v1\nbuild: {roots: [m]}",
        &["2:9 `build` has no key `roots`"],
    );
    check(
        "version: v2\nlint: {ignore: [/m]}",
        &["2:17 path `/m` should be relative"],
    );
    check(
        "version: v2\nlint: {ignore: [../m]}",
        &["2:17 path `../m` leads out of the folder of the configuration"],
    );
    check(
        "version: v2\nmodules: [{path: m, lint: {ignore: [n]}}]",
        &["2:37 path `n` does not lie in the module `m`"],
    );
    check(
        "version: v2\nplugins:\n  - plugin: mine\n",
        &["3:3 `plugins` cannot be run here"],
    );
    check(
        "version: v2\nlint: {rpc_allow_same_request_response: \"true\"}",
        &["2:41 `rpc_allow_same_request_response` should be true or false"],
    );
    check(
        "version: v2\nlint: *x\n",
        &["2:7 no valid YAML: while parsing node, found unknown anchor"],
    );
}

#[test]
fn paths_are_those_of_findings() {
    let text = "version: v2\nmodules: [{path: m}, {path: n/o}]\nlint: {ignore: [m/a/../b/, n], ignore_only: {BASIC: [n/o/c]}}";
    let modules = modules(text);
    assert_eq!(modules[0].lint.rules.ignore, ["b"]);
    assert_eq!(modules[1].lint.rules.ignore, ["."]);
    assert_eq!(modules[1].lint.rules.ignore_only["BASIC"], ["c"]);
    assert!(modules[0].lint.rules.ignore_only["BASIC"].is_empty());
    assert_eq!(modules[1].roots, ["n/o"]);
}

#[test]
fn rules_of_a_module_take_the_place_of_those_of_the_file() {
    let text = "version: v2\nmodules:\n  - {path: m, lint: {service_suffix: API}}\n  - {path: n, lint: {}}\nlint: {use: [MINIMAL]}\n";
    let modules = modules(text);
    assert!(modules[0].lint.rules.uses.is_empty());
    assert_eq!(modules[0].lint.options.service_suffix, "API");
    assert_eq!(modules[1].lint.rules.uses, ["MINIMAL"]);
}

#[test]
fn comments_silence_by_default_in_v2_only() {
    assert!(modules("version: v2")[0].lint.comment_ignores);
    assert!(
        !modules("version: v2\nlint: {disallow_comment_ignores: yes}")[0]
            .lint
            .comment_ignores
    );
    assert!(!modules("version: v1")[0].lint.comment_ignores);
    assert!(
        modules("version: v1\nlint: {allow_comment_ignores: true}")[0]
            .lint
            .comment_ignores
    );
}

#[test]
fn anchors_and_roots() {
    let text = "version: v1beta1\nbuild: {roots: [a, b], excludes: [a/c]}\nlint: {use: &u [BASIC], except: *u}";
    let modules = modules(text);
    assert_eq!(modules[0].roots, ["a", "b"]);
    assert_eq!(modules[0].excludes, ["a/c"]);
    assert_eq!(modules[0].lint.rules.except, ["BASIC"]);
}

#[test]
fn aliases_of_aliases_do_not_blow_up() {
    let mut text = "version: v2\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let items = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    let errors = Config::parse(&text).expect_err("too much");
    assert!(errors[0].message.contains("too much"), "{errors:?}");
}
