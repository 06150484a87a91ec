//! The call being composed: which method, where to, its messages, metadata and deadline.

use std::collections::BTreeMap;

use leptos::prelude::*;
use playground_engine::protocol::{MethodInfo, RequestError, Target};
use serde::{Deserialize, Serialize};

use super::GoodSchema;

/// One row of the metadata table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MetadataRow {
    /// Numbers the row for the view.
    pub id: u64,
    /// The key as typed.
    pub key: String,
    /// The value as typed.
    pub value: String,
}

/// The request messages of one method, kept while the person looks at others.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RequestDraft {
    /// JSON texts, at least one; more only for a method that takes a stream.
    pub messages: Vec<String>,
    /// Index of the message in the editor.
    pub shown: usize,
    /// The person changed it, so a new template must not replace it.
    pub edited: bool,
}

/// What carries a call to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum WebClient {
    /// The page's own gRPC-Web.
    #[default]
    Own,
    /// The client that Rust apps use, with its defects.
    TonicWebWasmClient,
}

/// The call being composed.
#[derive(Debug, Clone, Copy)]
pub struct Draft {
    /// Input: the method the person picked; none until then.
    pub picked: RwSignal<Option<String>>,
    /// Memo: the method that will be called: the picked one if the schema has it, else the first.
    pub method: Memo<Option<MethodInfo>>,
    /// Input: request messages by method path.
    pub requests: RwSignal<BTreeMap<String, RequestDraft>>,
    /// Memo: the message in the editor: its key there (`package.Service/Method#index`), its method and its JSON.
    pub shown: Memo<Option<(String, String, String)>>,
    /// Input: what of it does not fit its type first; none while that is not known.
    pub misfit: RwSignal<Option<RequestError>>,
    /// Input: metadata rows.
    pub metadata: RwSignal<Vec<MetadataRow>>,
    /// Input: the deadline as typed, such as `5s`, empty for none; not set until the person types one.
    pub typed_deadline: RwSignal<Option<String>>,
    /// Memo: the typed deadline, else 5 s for a unary method and none for a stream.
    pub deadline: Memo<String>,
    /// Input: leave a bidi stream open after the composed messages, where the transport is live.
    pub keep_open: RwSignal<bool>,
    /// Input: the address as typed; empty means the service in the page.
    pub address: RwSignal<String>,
    /// Input: what carries a call to an address.
    pub client: RwSignal<WebClient>,
    /// Memo: where the call goes.
    pub target: Memo<Target>,
}

impl Draft {
    /// An empty draft over the last good schema.
    pub fn new(schema: Memo<GoodSchema>) -> Self {
        let picked = RwSignal::new(None::<String>);
        let method = Memo::new(move |_| {
            schema.with(|schema| {
                let wanted = picked.get();
                let found = schema
                    .methods
                    .iter()
                    .find(|method| Some(&method.path) == wanted.as_ref());
                found.or(schema.methods.first()).cloned()
            })
        });
        let requests = RwSignal::new(BTreeMap::<String, RequestDraft>::new());
        let shown = Memo::new(move |_| {
            let method = method.get()?.path;
            requests.with(|all| {
                let request = all.get(&method)?;
                let json = request.messages.get(request.shown)?.clone();
                Some((format!("{method}#{}", request.shown), method, json))
            })
        });
        let typed_deadline = RwSignal::new(None::<String>);
        let deadline = Memo::new(move |_| {
            typed_deadline.get().unwrap_or_else(|| {
                let unary = method.with(|method| {
                    method
                        .as_ref()
                        .is_some_and(|m| !m.client_streaming && !m.server_streaming)
                });
                if unary {
                    "5s".to_owned()
                } else {
                    String::new()
                }
            })
        });
        let address = RwSignal::new(String::new());
        let client = RwSignal::new(WebClient::default());
        let target = Memo::new(move |_| address.with(|address| target_of(address, client.get())));
        Self {
            picked,
            method,
            requests,
            shown,
            misfit: RwSignal::new(None),
            metadata: RwSignal::new(Vec::new()),
            typed_deadline,
            deadline,
            keep_open: RwSignal::new(true),
            address,
            client,
            target,
        }
    }
}

/// Reads an address as a person types it: `localhost:50051` means `http://localhost:50051`.
fn target_of(address: &str, client: WebClient) -> Target {
    let address = address.trim();
    let url = match address.trim_end_matches('/') {
        "" => return Target::InPage,
        short if short.contains("://") => short.to_owned(),
        _ if address.contains("://") => address.to_owned(),
        short => format!("http://{short}"),
    };
    match client {
        WebClient::Own => Target::GrpcWeb { url },
        WebClient::TonicWebWasmClient => Target::TonicWebWasmClient { url },
    }
}

/// Reads a deadline such as `5s`, `250ms`, `1.5s`, `2m` or `5` (seconds) as milliseconds; empty means none.
///
/// # Errors
/// If it is no positive duration of at most a day.
pub fn parse_deadline(text: &str) -> Result<Option<u32>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let unit_at = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(unit_at);
    let scale = match unit.trim() {
        "" | "s" => 1_000.0,
        "ms" => 1.0,
        "m" | "min" => 60_000.0,
        "h" => 3_600_000.0,
        _ => {
            return Err(format!(
                "\"{text}\" is not a deadline: write 5s, 250ms or 2m, or leave it empty"
            ));
        }
    };
    let millis = number.parse::<f64>().unwrap_or(0.0) * scale;
    if !(1.0..=86_400_000.0).contains(&millis) {
        return Err(format!("\"{text}\" is not a deadline between 1ms and 24h"));
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was just checked"
    )]
    Ok(Some(millis.round() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_are_read_as_people_write_them() {
        let cases = [
            ("", None),
            (" 5s ", Some(5_000)),
            ("250ms", Some(250)),
            ("1.5s", Some(1_500)),
            ("2m", Some(120_000)),
            ("7", Some(7_000)),
        ];
        for (text, expect) in cases {
            assert_eq!(parse_deadline(text), Ok(expect), "{text}");
        }
        for text in ["0", "-1s", "5 parsecs", "s", "999h", "1.2.3s"] {
            assert!(parse_deadline(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_address_needs_no_scheme() {
        let check = |address, url: &str| {
            let url = url.to_owned();
            assert_eq!(target_of(address, WebClient::Own), Target::GrpcWeb { url });
        };
        assert_eq!(target_of("  ", WebClient::Own), Target::InPage);
        assert_eq!(target_of("", WebClient::TonicWebWasmClient), Target::InPage);
        check("127.0.0.1:50051", "http://127.0.0.1:50051");
        check(
            "https://api.example.com/grpc/",
            "https://api.example.com/grpc",
        );
        check("http://", "http://");
    }
}
