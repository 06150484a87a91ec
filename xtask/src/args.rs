//! The few flags the verbs take, parsed by hand.

use std::{collections::BTreeMap, fmt};

/// A wrong command line: printed with the usage, exit code 2.
#[derive(Debug)]
pub struct Usage(String);

impl Usage {
    /// The error for a command line that `message` says is wrong.
    pub fn error(message: impl Into<String>) -> anyhow::Error {
        anyhow::Error::new(Self(message.into()))
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// The flags of one command line.
#[derive(Debug, Default)]
pub struct Args {
    switches: Vec<String>,
    values: BTreeMap<String, String>,
}

impl Args {
    /// Reads `--switch`, `--name value` and `--name=value`; anything not listed is a [`Usage`] error.
    pub fn parse(words: &[String], switches: &[&str], names: &[&str]) -> anyhow::Result<Self> {
        let mut args = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let Some(flag) = word.strip_prefix("--") else {
                return Err(Usage::error(format!("unexpected argument `{word}`")));
            };
            let (name, inline) = match flag.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (flag, None),
            };
            if switches.contains(&name) && inline.is_none() {
                args.switches.push(name.to_owned());
            } else if names.contains(&name) {
                let value = inline.or_else(|| words.next().cloned());
                let value = value.ok_or_else(|| Usage::error(format!("--{name} needs a value")))?;
                args.values.insert(name.to_owned(), value);
            } else {
                return Err(Usage::error(format!("unknown option `{word}`")));
            }
        }
        Ok(args)
    }

    /// Whether `--name` was given.
    pub fn has(&self, name: &str) -> bool {
        self.switches.iter().any(|switch| switch == name)
    }

    /// What was given with `--name`.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// The port given with `--name`, or `default`; 1 to 65535.
    pub fn port(&self, name: &str, default: u16) -> anyhow::Result<u16> {
        let Some(text) = self.values.get(name) else {
            return Ok(default);
        };
        match text.parse() {
            Ok(port) if port > 0 => Ok(port),
            _ => Err(Usage::error(format!(
                "--{name} takes a port from 1 to 65535, not `{text}`"
            ))),
        }
    }

    /// The comma-separated ids given with `--name`, each one of `known`; `None` when not given.
    pub fn ids(&self, name: &str, known: &[&str]) -> anyhow::Result<Option<Vec<String>>> {
        let Some(text) = self.values.get(name) else {
            return Ok(None);
        };
        let ids: Vec<String> = text.split(',').map(|id| id.trim().to_owned()).collect();
        match ids.iter().find(|id| !known.contains(&id.as_str())) {
            Some(id) => Err(Usage::error(format!(
                "unknown `{id}` in --{name}; there are: {}",
                known.join(", ")
            ))),
            None => Ok(Some(ids)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expect: Result<(bool, u16), &str>) {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let found = Args::parse(&words, &["release"], &["port", "only"]).and_then(|args| {
            args.ids("only", &["fmt", "doc"])?;
            Ok((args.has("release"), args.port("port", 8080)?))
        });
        assert_eq!(
            found.map_err(|error| error.to_string()),
            expect.map_err(str::to_owned),
            "{line}"
        );
    }

    #[test]
    fn flags_in_any_order_and_form() {
        check("", Ok((false, 8080)));
        check("--release --port 9000", Ok((true, 9000)));
        check("--port=9000 --release --only fmt,doc", Ok((true, 9000)));
    }

    #[test]
    fn a_wrong_line_is_named() {
        check("fast", Err("unexpected argument `fast`"));
        check("--fast", Err("unknown option `--fast`"));
        check("--port", Err("--port needs a value"));
        check(
            "--port 0",
            Err("--port takes a port from 1 to 65535, not `0`"),
        );
        check(
            "--port 70000",
            Err("--port takes a port from 1 to 65535, not `70000`"),
        );
        check(
            "--only fmt,nope",
            Err("unknown `nope` in --only; there are: fmt, doc"),
        );
    }
}
