//! What every client prints: a line of JSON for each step, compared with tests/live/expected.jsonl.

use crate::paths;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;

/// What of the transcript a program does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steps {
    /// Every step.
    All,
    /// What a browser's `fetch` can do without half-duplex streams.
    OfBrowsers,
}

/// Steps whose requests are streams.
const STREAMED: &[&str] = &["create-users", "upload", "chat", "edit"];

/// What differs from run to run.
const TIMES: &[&str] = &["createdAt", "updatedAt", "timestamp", "fileId"];

/// Compares what a program printed.
pub fn compare(printed: &str, steps: Steps) -> Result<()> {
    let path = paths::root().join("tests/live/expected.jsonl");
    let expected =
        fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    let mut wanted = lines(&expected)?;
    if steps == Steps::OfBrowsers {
        wanted.retain(|line| !STREAMED.iter().any(|step| line["step"] == *step));
    }
    let found = lines(printed)?;
    for (at, want) in wanted.iter().enumerate() {
        match found.get(at) {
            Some(found) if found == want => {}
            Some(found) => bail!("the transcript differs\nexpected: {want}\nprinted:  {found}"),
            None => bail!("the transcript ends before {want}\n{printed}"),
        }
    }
    match found.get(wanted.len()) {
        Some(more) => bail!("the transcript goes on with {more}"),
        None => Ok(()),
    }
}

/// The lines that are steps, wherever a test runner puts them, without what differs from run to run.
fn lines(text: &str) -> Result<Vec<Value>> {
    let steps = text.lines().filter_map(|line| {
        let start = line.find("{\"step\"").or_else(|| line.find('{'))?;
        let value: Value = serde_json::from_str(line.get(start..)?).ok()?;
        value.get("step").is_some().then_some(value)
    });
    let mut steps: Vec<_> = steps.collect();
    steps.iter_mut().for_each(strip);
    Ok(steps)
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !TIMES.contains(&name.as_str()));
            fields.values_mut().for_each(strip);
        }
        Value::Array(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_from_run_to_run_is_left_out() {
        let text = "log: {\"step\":\"a\",\"response\":{\"user\":{\"id\":\"1\",\"createdAt\":\"now\"}}}\nnoise {\n";
        let found = lines(text).unwrap();
        assert_eq!(
            found,
            [serde_json::json!({"step": "a", "response": {"user": {"id": "1"}}})]
        );
    }
}
