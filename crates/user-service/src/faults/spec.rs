//! What a fault is and how it is written: `METHOD=KIND`.

use std::{str::FromStr, time::Duration};

use tonic::Code;

use super::codes;
use crate::methods::{self, Method};

/// The kinds there are, as one writes them.
const KINDS: &str = "fail:CODE:N, error:CODE:PERCENT, latency:DURATION, drop:N and split-trailers";

/// One fault of one method, or of all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// All methods but those of health and reflection, if there is none.
    method: Option<Method>,
    pub(super) kind: Kind,
}

/// What goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// The first calls answer this code.
    Fail { code: Code, times: u64 },
    /// Some of all calls answer this code.
    Error { code: Code, percent: u64 },
    /// The answer comes later.
    Latency(Duration),
    /// The connections of the first calls are cut.
    Drop { times: u64 },
    /// The trailers of gRPC-Web come in two chunks.
    SplitTrailers,
}

impl Fault {
    /// Whether a call of the method at `path` meets this fault.
    pub(super) fn meets(&self, path: &str) -> bool {
        match &self.method {
            Some(method) => method.path == path,
            None => !methods::is_infrastructure(path),
        }
    }

    /// Whether chance decides which calls meet it.
    pub fn is_random(&self) -> bool {
        matches!(self.kind, Kind::Error { .. })
    }
}

impl FromStr for Fault {
    type Err = String;

    fn from_str(spec: &str) -> Result<Self, String> {
        let (method, kind) = spec
            .split_once('=')
            .ok_or("it must look like METHOD=KIND, with a method's name or * for all")?;
        let method = match method {
            "*" => None,
            name => Some(name.parse()?),
        };
        let kind = kind.parse()?;
        Ok(Self { method, kind })
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(spec: &str) -> Result<Self, String> {
        let parts: Vec<&str> = spec.split(':').collect();
        match parts.as_slice() {
            ["fail", code, times] => Ok(Self::Fail {
                code: codes::code(code)?,
                times: number(times, u64::MAX)?,
            }),
            ["error", code, percent] => Ok(Self::Error {
                code: codes::code(code)?,
                percent: number(percent.trim_end_matches('%'), 100)?,
            }),
            ["latency", wait] => Ok(Self::Latency(duration(wait)?)),
            ["drop", times] => Ok(Self::Drop {
                times: number(times, u64::MAX)?,
            }),
            ["split-trailers"] => Ok(Self::SplitTrailers),
            _ => Err(format!("`{spec}` is no kind of fault; there are {KINDS}")),
        }
    }
}

fn number(text: &str, most: u64) -> Result<u64, String> {
    match text.parse() {
        Ok(number) if (1..=most).contains(&number) => Ok(number),
        _ if most == 100 => Err(format!("`{text}` is no percentage: it must be 1 to 100")),
        _ => Err(format!(
            "`{text}` is no number of calls: it must be 1 or more"
        )),
    }
}

fn duration(text: &str) -> Result<Duration, String> {
    let refused = |error| format!("`{text}` is no duration like 300ms or 2s: {error}");
    humantime::parse_duration(text).map_err(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read() {
        for (spec, expected) in [
            (
                "fail:UNAVAILABLE:2",
                Kind::Fail {
                    code: Code::Unavailable,
                    times: 2,
                },
            ),
            (
                "error:INTERNAL:25",
                Kind::Error {
                    code: Code::Internal,
                    percent: 25,
                },
            ),
            (
                "error:INTERNAL:100%",
                Kind::Error {
                    code: Code::Internal,
                    percent: 100,
                },
            ),
            ("latency:300ms", Kind::Latency(Duration::from_millis(300))),
            ("latency:1m30s", Kind::Latency(Duration::from_secs(90))),
            ("drop:1", Kind::Drop { times: 1 }),
            ("split-trailers", Kind::SplitTrailers),
        ] {
            let fault: Fault = format!("GetUser={spec}").parse().unwrap();
            assert_eq!(fault.kind, expected);
            assert!(fault.meets("/users.v1.UserService/GetUser"));
            assert!(!fault.meets("/users.v1.UserService/ListUsers"));
        }
    }

    #[test]
    fn all_methods_are_not_those_that_tell_about_the_server() {
        let all: Fault = "*=drop:1".parse().unwrap();
        let health: Fault = "grpc.health.v1.Health/Check=drop:1".parse().unwrap();
        let check = "/grpc.health.v1.Health/Check";
        assert!(!all.meets(check) && health.meets(check));
        assert!(all.meets("/users.v1.UserService/Chat"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (spec, expected) in [
            ("GetUser", "METHOD=KIND"),
            ("GetUsr=drop:1", "no method `GetUsr`; there are GetUser"),
            ("*=explode", "`explode` is no kind of fault; there are fail"),
            ("*=drop", "`drop` is no kind"),
            ("*=drop:0", "`0` is no number of calls"),
            ("*=drop:-1", "`-1` is no number of calls"),
            (
                "*=fail:OK:1",
                "`OK` is no code of an error; there are CANCELLED",
            ),
            ("*=fail:unavailable:1", "`unavailable` is no code"),
            ("*=fail:UNAVAILABLE", "`fail:UNAVAILABLE` is no kind"),
            ("*=error:INTERNAL:101", "`101` is no percentage"),
            ("*=error:INTERNAL:0", "`0` is no percentage"),
            ("*=latency:soon", "`soon` is no duration"),
            ("*=latency:5", "`5` is no duration"),
        ] {
            let refused = spec.parse::<Fault>().unwrap_err();
            assert!(refused.contains(expected), "{spec}: {refused}");
        }
    }
}
