//! The wasm-bindgen tests, in headless Chromium.

use crate::{
    paths, process,
    stage::Service,
    tools::{self, Browser, Toolbox},
};
use anyhow::{Context, Result};
use serde_json::Value;
use std::{fs, path::PathBuf, process::Command};

/// Where the WebDriver capabilities lie in tests/webdriver.json.
const OPTIONS: &str = "/goog:chromeOptions";

/// Runs the tests of the page, and of the calls that leave it against a native UserService.
pub fn run(toolbox: &Toolbox) -> Result<()> {
    let page = ["--package", "proto-playground", "--lib", "--tests"];
    process::run(cargo_test(toolbox)?.args(page))?;
    let service = Service::start()?;
    let mut calls = cargo_test(toolbox)?;
    calls.args(["--package", "playground-call", "--test", "browser"]);
    calls.env("USER_SERVICE_URL", service.url());
    // An isolated page may not even ask whether somebody answers who does not allow it.
    calls.env("WASM_BINDGEN_TEST_NO_ORIGIN_ISOLATION", "1");
    process::run(&mut calls)
}

fn cargo_test(toolbox: &Toolbox) -> Result<Command> {
    let mut command = process::cargo("test");
    command.args(["--locked", "--target", "wasm32-unknown-unknown"]);
    equip(&mut command, toolbox)?;
    Ok(command)
}

/// Lets wasm-bindgen's test runner find its browser.
pub fn equip(command: &mut Command, toolbox: &Toolbox) -> Result<()> {
    let browser = toolbox.browser()?;
    command.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        "wasm-bindgen-test-runner",
    );
    command.env("CHROMEDRIVER", &browser.driver);
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(browser)?);
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    process::stay_local(command);
    toolbox.equip(command)?;
    Ok(())
}

/// Writes tests/webdriver.json with this machine's Chromium to the target folder; returns its path.
fn capabilities(browser: &Browser) -> Result<PathBuf> {
    let template = fs::read_to_string(paths::root().join("tests").join("webdriver.json"))?;
    let mut json: Value =
        serde_json::from_str(&template).context("tests/webdriver.json is no JSON")?;
    complete(&mut json, browser, tools::is_root())?;
    let folder = paths::target()?.join("xtask");
    fs::create_dir_all(&folder)?;
    let path = folder.join("webdriver.json");
    fs::write(&path, serde_json::to_vec_pretty(&json)?)?;
    Ok(path)
}

fn complete(json: &mut Value, browser: &Browser, root: bool) -> Result<()> {
    let options = json.pointer_mut(OPTIONS).and_then(Value::as_object_mut);
    let options = options.context("tests/webdriver.json has no goog:chromeOptions")?;
    options.insert(
        "binary".to_owned(),
        browser.chromium.to_string_lossy().into(),
    );
    let arguments = options.get_mut("args").and_then(Value::as_array_mut);
    let arguments = arguments.context("tests/webdriver.json has no args in goog:chromeOptions")?;
    if root {
        arguments.push("--no-sandbox".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(root: bool, expect: &str) {
        let browser = Browser {
            chromium: "/opt/chromium".into(),
            driver: "/opt/chromedriver".into(),
        };
        let mut json = serde_json::json!({"goog:chromeOptions": {"args": ["--headless=new"]}});
        complete(&mut json, &browser, root).unwrap();
        assert_eq!(json.to_string(), expect);
    }

    #[test]
    fn the_machine_is_filled_in() {
        check(
            false,
            r#"{"goog:chromeOptions":{"args":["--headless=new"],"binary":"/opt/chromium"}}"#,
        );
        check(
            true,
            r#"{"goog:chromeOptions":{"args":["--headless=new","--no-sandbox"],"binary":"/opt/chromium"}}"#,
        );
    }

    #[test]
    fn the_template_in_the_tree_can_be_completed() {
        let browser = Browser {
            chromium: "chromium".into(),
            driver: "chromedriver".into(),
        };
        let template =
            fs::read_to_string(paths::root().join("tests").join("webdriver.json")).unwrap();
        complete(
            &mut serde_json::from_str(&template).unwrap(),
            &browser,
            true,
        )
        .unwrap();
    }
}
