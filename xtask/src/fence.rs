//! The dependency fence: which crate may depend on which, and which may know of the web or a runtime.

use anyhow::{Result, bail};
use serde_json::Value;

/// How a crate may meet the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum World {
    /// Not at all: it is a function of its input.
    Pure,
    /// Web and runtimes only behind a feature, or for wasm32.
    Gated,
    /// As it likes.
    Open,
}

/// What one package may depend on; dev-dependencies are free.
struct Row {
    package: &'static str,
    ours: &'static [&'static str],
    world: World,
}

const PROTOS: &str = "playground-protos";
const PLUGINS: &str = "playground-plugins";
const SYNTAX: &str = "playground-syntax";
const SCHEMA: &str = "playground-schema";
const CHECK: &str = "playground-check";
const CODEGEN: &str = "playground-codegen";
const JSON: &str = "playground-json";
const CALL: &str = "playground-call";
const ENGINE: &str = "playground-engine";
const SERVICE: &str = "user-service";

/// The arrows of the design: {protos, syntax} <- schema <- {check, codegen, call} <- engine <- {page, cli}.
const FENCE: &[Row] = &[
    Row {
        package: PROTOS,
        ours: &[],
        world: World::Pure,
    },
    Row {
        package: PLUGINS,
        ours: &[],
        world: World::Pure,
    },
    Row {
        package: SYNTAX,
        ours: &[],
        world: World::Pure,
    },
    Row {
        package: SCHEMA,
        ours: &[PROTOS, SYNTAX],
        world: World::Pure,
    },
    Row {
        package: CHECK,
        ours: &[PROTOS, SYNTAX, SCHEMA],
        world: World::Pure,
    },
    Row {
        package: CODEGEN,
        ours: &[PROTOS, SYNTAX, SCHEMA],
        world: World::Pure,
    },
    Row {
        package: JSON,
        ours: &[],
        world: World::Pure,
    },
    Row {
        package: CALL,
        ours: &[SYNTAX, SCHEMA, JSON],
        world: World::Gated,
    },
    Row {
        package: ENGINE,
        ours: &[PROTOS, SYNTAX, SCHEMA, CHECK, CODEGEN, CALL],
        world: World::Pure,
    },
    Row {
        package: SERVICE,
        ours: &[],
        world: World::Gated,
    },
    // The terminal turns engine features on, so it names the crates that have them.
    Row {
        package: "playground-cli",
        ours: &[PROTOS, PLUGINS, SCHEMA, CHECK, CODEGEN, CALL, ENGINE],
        world: World::Open,
    },
    // It wires the transports, the in-page service among them.
    Row {
        package: "playground-worker",
        ours: &[PLUGINS, ENGINE, CALL, SERVICE],
        world: World::Open,
    },
    // Of the engine it uses the protocol, of the service the schema to begin with.
    Row {
        package: "proto-playground",
        ours: &[ENGINE, SERVICE],
        world: World::Open,
    },
    // It packs the library for the page.
    Row {
        package: "xtask",
        ours: &[PROTOS],
        world: World::Open,
    },
];

/// The beginnings of names of crates that bring the web, a runtime, threads or the network.
const WORLDLY: &[&str] = &[
    "leptos",
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "gloo",
    "tokio",
    "hyper",
    "reqwest",
    "tonic-web",
    "send_wrapper",
];

/// Checks the workspace; every breach is printed.
pub fn run() -> Result<()> {
    let breaches = breaches(&crate::process::metadata()?);
    breaches
        .iter()
        .for_each(|breach| eprintln!("fence: {breach}"));
    match breaches.len() {
        0 => Ok(()),
        count => bail!("{count} dependencies are outside the fence (xtask/src/fence.rs)"),
    }
}

/// The names of the workspace's packages that the engine is made of, itself included.
pub fn engine_crates(metadata: &Value) -> Vec<&str> {
    let engine = [PROTOS, SYNTAX, SCHEMA, CHECK, CODEGEN, CALL, ENGINE];
    packages(metadata)
        .map(|package| text(package, "name"))
        .filter(|name| engine.contains(name))
        .collect()
}

fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    list(metadata, "packages")
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn breaches(metadata: &Value) -> Vec<String> {
    let ours: Vec<&str> = packages(metadata)
        .map(|package| text(package, "name"))
        .collect();
    let mut breaches = Vec::new();
    for package in packages(metadata) {
        let name = text(package, "name");
        let Some(row) = FENCE.iter().find(|row| row.package == name) else {
            breaches.push(format!("{name} has no row in the fence"));
            continue;
        };
        let dependencies =
            list(package, "dependencies").filter(|dependency| is_shipped(dependency));
        breaches.extend(dependencies.filter_map(|dependency| breach(row, &ours, dependency)));
    }
    breaches
}

/// Whether the dependency is part of the crate when others use it.
fn is_shipped(dependency: &Value) -> bool {
    !matches!(text(dependency, "kind"), "dev" | "build")
}

fn breach(row: &Row, ours: &[&str], dependency: &Value) -> Option<String> {
    let (from, to) = (row.package, text(dependency, "name"));
    if ours.contains(&to) {
        return (!row.ours.contains(&to)).then(|| format!("{from} may not depend on {to}"));
    }
    if !WORLDLY.iter().any(|start| to.starts_with(start)) {
        return None;
    }
    match row.world {
        World::Open => None,
        World::Gated if is_gated(dependency) => None,
        World::Gated => Some(format!(
            "{from} may depend on {to} only as optional, or for wasm32"
        )),
        World::Pure => Some(format!(
            "{from} may not depend on {to}: it stays free of web and runtime"
        )),
    }
}

fn is_gated(dependency: &Value) -> bool {
    let optional = dependency
        .get("optional")
        .and_then(Value::as_bool)
        .unwrap_or_default();
    optional || text(dependency, "target").contains("wasm32") || is_channels_of_tokio(dependency)
}

/// Whether this is tokio with nothing but its channels, which need no runtime and compile for wasm32.
fn is_channels_of_tokio(dependency: &Value) -> bool {
    let defaults = dependency
        .get("uses_default_features")
        .and_then(Value::as_bool);
    let mut features = list(dependency, "features");
    text(dependency, "name") == "tokio"
        && defaults == Some(false)
        && features.all(|feature| feature == "sync")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(package: &str, dependency: Value, expect: &[&str]) {
        let all = FENCE.iter().filter(|row| row.package != package);
        let mut packages: Vec<Value> = all
            .map(|row| json!({"name": row.package, "dependencies": []}))
            .collect();
        packages.push(json!({"name": package, "dependencies": [dependency]}));
        assert_eq!(
            breaches(&json!({"packages": packages})),
            expect,
            "{package}"
        );
    }

    #[test]
    fn arrows_point_one_way() {
        check(
            "playground-engine",
            json!({"name": "playground-codegen"}),
            &[],
        );
        let breach = "playground-schema may not depend on playground-engine";
        check(
            "playground-schema",
            json!({"name": "playground-engine"}),
            &[breach],
        );
        let breach = "playground-codegen may not depend on playground-call";
        check(
            "playground-codegen",
            json!({"name": "playground-call"}),
            &[breach],
        );
        let breach = "user-service may not depend on playground-schema";
        check(
            "user-service",
            json!({"name": "playground-schema"}),
            &[breach],
        );
        check("proto-playground", json!({"name": "user-service"}), &[]);
    }

    #[test]
    fn the_engine_is_free_of_web_and_runtime() {
        let breach = "playground-schema may not depend on tokio: it stays free of web and runtime";
        check(
            "playground-schema",
            json!({"name": "tokio", "optional": true}),
            &[breach],
        );
        let breach =
            "playground-engine may not depend on gloo-timers: it stays free of web and runtime";
        check(
            "playground-engine",
            json!({"name": "gloo-timers"}),
            &[breach],
        );
        check("playground-engine", json!({"name": "serde"}), &[]);
        check("proto-playground", json!({"name": "leptos"}), &[]);
    }

    #[test]
    fn call_meets_the_world_behind_a_gate() {
        let breach = "playground-call may depend on tokio only as optional, or for wasm32";
        check(
            "playground-call",
            json!({"name": "tokio", "optional": false}),
            &[breach],
        );
        check(
            "playground-call",
            json!({"name": "tokio", "optional": true}),
            &[],
        );
        check(
            "playground-call",
            json!({"name": "web-sys", "target": "cfg(target_arch = \"wasm32\")"}),
            &[],
        );
    }

    #[test]
    fn the_channels_of_tokio_are_no_runtime() {
        let tokio = |features: &[&str]| json!({"name": "tokio", "uses_default_features": false, "features": features});
        check("user-service", tokio(&["sync"]), &[]);
        let breach = "user-service may depend on tokio only as optional, or for wasm32";
        check("user-service", tokio(&["sync", "rt"]), &[breach]);
    }

    #[test]
    fn what_only_tests_use_is_free() {
        check(
            "playground-schema",
            json!({"name": "tokio", "kind": "dev"}),
            &[],
        );
        check(
            "playground-codegen",
            json!({"name": "playground-engine", "kind": "dev"}),
            &[],
        );
    }

    #[test]
    fn a_new_package_needs_a_row() {
        check(
            "playground-new",
            json!({"name": "serde"}),
            &["playground-new has no row in the fence"],
        );
    }

    #[test]
    fn the_engine_crates_are_found_by_name() {
        let metadata = json!({"packages": [{"name": "playground-schema"}, {"name": "xtask"}, {"name": "playground-engine"}]});
        assert_eq!(
            engine_crates(&metadata),
            ["playground-schema", "playground-engine"]
        );
    }
}
