//! Prints a call: its messages alone, or with `--events` everything that happens, one JSON object a line.

use std::io::{self, Write};

use playground_call::{CallEvent, Detail, Failure, FailureKind, Metadata, Status};

use super::as_failure;
use crate::{exit::Exit, json, stderr};

/// Where a call is printed.
#[derive(Debug)]
pub(super) struct Printer {
    events: bool,
}

impl Printer {
    /// A printer of messages, or of all events.
    pub(super) fn new(events: bool) -> Self {
        Self { events }
    }

    /// Prints an event; the last one gives the exit code.
    ///
    /// # Errors
    /// If stdout is closed.
    pub(super) fn event(&mut self, event: CallEvent) -> anyhow::Result<Option<Exit>> {
        if let Some(failure) = as_failure(&event) {
            return self.failure(&failure).map(Some);
        }
        match event {
            CallEvent::Headers { metadata, .. } => {
                self.line(|| format!(r#"{{"headers":{}}}"#, metadata_json(&metadata)))?
            }
            CallEvent::Trailers { metadata, .. } => {
                self.line(|| format!(r#"{{"trailers":{}}}"#, metadata_json(&metadata)))?
            }
            CallEvent::Message { json, .. } if self.events => {
                self.line(|| format!(r#"{{"message":{}}}"#, json::compact(&json)))?
            }
            CallEvent::Message { json, .. } => print(&json)?,
            CallEvent::Status { status, .. } => return self.status(&status).map(Some),
            CallEvent::Sent { .. } | CallEvent::Failure { .. } => {}
        }
        Ok(None)
    }

    /// Prints why no status came.
    ///
    /// # Errors
    /// If stdout is closed.
    pub(super) fn failure(&mut self, failure: &Failure) -> anyhow::Result<Exit> {
        let kind = kind_name(failure.kind);
        self.line(|| {
            format!(
                r#"{{"failure":{{"kind":"{kind}","message":{}}}}}"#,
                json::string(&failure.message)
            )
        })?;
        stderr::line(&format!("error: {}", failure.message));
        if let Some(help) = &failure.help {
            stderr::line(&format!("help: {help}"));
        }
        Ok(Exit::CouldNot)
    }

    fn status(&mut self, status: &Status) -> anyhow::Result<Exit> {
        self.line(|| format!(r#"{{"status":{}}}"#, status_json(status)))?;
        if status.code != 0 {
            let line = format!("{} ({}): {}", status.name, status.code, status.message);
            stderr::line(&line);
            for detail in &status.details {
                stderr::line(&format!("    {}", detail_json(detail)));
            }
        }
        Ok(Exit::Status(u8::try_from(status.code).unwrap_or(2)))
    }

    fn line(&self, text: impl FnOnce() -> String) -> io::Result<()> {
        if self.events { print(&text()) } else { Ok(()) }
    }
}

/// One result, at once: who reads a stream wants it as it comes.
fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{text}")?;
    stdout.flush()
}

/// An object with a list of values per key, in the order the keys first came.
fn metadata_json(metadata: &Metadata) -> String {
    let mut keys: Vec<&str> = Vec::new();
    for (key, _) in metadata {
        if !keys.contains(&key.as_str()) {
            keys.push(key);
        }
    }
    let entry = |key: &str| {
        let values = metadata
            .iter()
            .filter(|(other, _)| other == key)
            .map(|(_, value)| json::string(value));
        format!(
            "{}:[{}]",
            json::string(key),
            values.collect::<Vec<_>>().join(",")
        )
    };
    format!(
        "{{{}}}",
        keys.into_iter().map(entry).collect::<Vec<_>>().join(",")
    )
}

fn status_json(status: &Status) -> String {
    let Status {
        code,
        name,
        message,
        details,
    } = status;
    let details: Vec<_> = details.iter().map(detail_json).collect();
    format!(
        r#"{{"code":{code},"name":{},"message":{},"details":[{}]}}"#,
        json::string(name),
        json::string(message),
        details.join(",")
    )
}

/// As protobuf JSON writes an `Any`; the bytes of an unknown type are in `value`, as base64.
fn detail_json(detail: &Detail) -> String {
    let type_url = json::string(&detail.type_url);
    let value = json::compact(&detail.json);
    match value.strip_prefix('{') {
        Some("}") => format!(r#"{{"@type":{type_url}}}"#),
        Some(fields) => format!(r#"{{"@type":{type_url},{fields}"#),
        None => format!(r#"{{"@type":{type_url},"value":{value}}}"#),
    }
}

fn kind_name(kind: FailureKind) -> &'static str {
    match kind {
        FailureKind::Request => "request",
        FailureKind::Method => "method",
        FailureKind::Unreachable => "unreachable",
        FailureKind::Cors => "cors",
        FailureKind::NotGrpc => "not_grpc",
        FailureKind::Protocol => "protocol",
        FailureKind::Cancelled => "cancelled",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_groups_values() {
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(metadata_json(&vec![]), "{}");
        assert_eq!(
            metadata_json(&vec![pair("b", "1"), pair("a", "\""), pair("b", "2")]),
            r#"{"b":["1","2"],"a":["\""]}"#
        );
    }

    #[test]
    fn details_are_written_as_any() {
        let check = |json: &str, expect: &str| {
            assert_eq!(
                detail_json(&Detail {
                    type_url: "t/x".into(),
                    json: json.into()
                }),
                expect
            )
        };
        check("{}", r#"{"@type":"t/x"}"#);
        check("{\n  \"n\": 1\n}", r#"{"@type":"t/x","n":1}"#);
        check("\"AAE=\"", r#"{"@type":"t/x","value":"AAE="}"#);
    }
}
