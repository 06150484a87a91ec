//! Examples for findings about services and methods: requests as clients of one side send them to the other.
//!
//! Sources: the gRPC protocol over HTTP/2 (paths, length-prefixed messages, `UNIMPLEMENTED` for what a server does not
//! have) and the Connect protocol (GET for methods without side effects, 404 and `unimplemented` as JSON).

use playground_protos::descriptor::method_options::IdempotencyLevel;
use prost::Message as _;

use super::subject::Subject;
use super::told::Told;
use super::{Example, Moved, Outcome, World, Writer, codec, fields, sample};
use crate::image::{Method, Service};

/// What a finding about a service or a method means.
pub(super) fn tell(world: &World<'_>, told: &mut Told, rule: &str, subject: Subject<'_>) {
    match (rule, subject) {
        (_, Subject::Service(service)) => gone(world, told, service, service.methods.first()),
        ("RPC_NO_DELETE", Subject::Method(service, method)) => {
            gone(world, told, service, Some(method))
        }
        (_, Subject::Method(service, method)) => {
            let Some(now) = now(world, service, method) else {
                return;
            };
            match rule {
                "RPC_SAME_REQUEST_TYPE" => {
                    fields::replaced(world, told, [method.input(), now.input()]);
                }
                "RPC_SAME_RESPONSE_TYPE" => {
                    fields::replaced(world, told, [method.output(), now.output()]);
                }
                "RPC_SAME_IDEMPOTENCY_LEVEL" => idempotency(told, service, method, now),
                "RPC_SAME_CLIENT_STREAMING" => streaming(world, told, method, now, Part::Request),
                "RPC_SAME_SERVER_STREAMING" => streaming(world, told, method, now, Part::Response),
                _ => {}
            }
        }
        _ => {}
    }
}

fn now<'w>(
    world: &'w World<'_>,
    service: &Service<'_>,
    method: &Method<'_>,
) -> Option<&'w Method<'w>> {
    let service = world.after.side.services.get(service.full_name.as_str())?;
    let mut methods = service.it.methods.iter();
    methods.find(|now| now.proto.name() == method.proto.name())
}

/// Where a method went that is gone: the only new one with the same types, if it is the only one that had them.
pub(super) fn moved(
    world: &World<'_>,
    service: &Service<'_>,
    method: &Method<'_>,
) -> Option<Moved> {
    let now = world.after.side.services.get(service.full_name.as_str())?;
    let other = |of: &Method<'_>, others: &[Method<'_>]| {
        let mut others = others.iter();
        others.all(|other| other.proto.name() != of.proto.name())
    };
    let like = |of: &&Method<'_>| {
        let streams = |of: &Method<'_>| (of.proto.client_streaming(), of.proto.server_streaming());
        let types = (of.input(), of.output()) == (method.input(), method.output());
        types && streams(of) == streams(method)
    };
    let gone = service
        .methods
        .iter()
        .filter(|of| other(of, &now.it.methods));
    let mut new = now
        .it
        .methods
        .iter()
        .filter(|of| other(of, &service.methods))
        .filter(like);
    let is = new.next().filter(|_| gone.filter(like).count() == 1)?;
    new.next().is_none().then(|| Moved {
        name: is.full_name.clone(),
        path: now.file.path().to_owned(),
        words: format!("renamed to `{}`", is.proto.name()),
        same_shape: true,
    })
}

/// Where calls of a method go.
fn path(service: &Service<'_>, method: &Method<'_>) -> String {
    format!("/{}/{}", service.full_name, method.proto.name())
}

/// A method that nobody serves any more, unless the service is only in another file now.
pub(super) fn gone(
    world: &World<'_>,
    told: &mut Told,
    service: &Service<'_>,
    method: Option<&Method<'_>>,
) {
    let Some(method) = method.filter(|method| now(world, service, method).is_none()) else {
        return told.safe();
    };
    let path = path(service, method);
    let call = |of: &str, written: String, read: &str| Example {
        of: of.to_owned(),
        by: Writer::Before,
        written,
        means: None,
        reader: Some("a server of the new schema".to_owned()),
        outcome: Outcome::Refused,
        read: read.to_owned(),
    };
    told.wire(Some(call(
        "a gRPC call",
        format!("POST {path}"),
        "grpc-status: 12 (UNIMPLEMENTED)",
    )));
    told.json(Some(call(
        "a Connect call",
        format!("POST {path} content-type: application/json"),
        "404 {\"code\":\"unimplemented\"}",
    )));
}

/// Methods without side effects may be called by GET, others not.
fn idempotency(told: &mut Told, service: &Service<'_>, was: &Method<'_>, is: &Method<'_>) {
    let gets = |method: &Method<'_>| {
        method.options().idempotency_level() == IdempotencyLevel::NoSideEffects
    };
    let by = match (gets(was), gets(is)) {
        (true, false) => Writer::Before,
        (false, true) => Writer::After,
        _ => {
            // Clients may send a call again, or no longer.
            told.breaks = crate::breaking::Breaks::SOURCE;
            return;
        }
    };
    let whose = match by {
        Writer::Before => "new",
        Writer::After => "old",
    };
    told.wire(Some(Example {
        of: "a Connect call".to_owned(),
        by,
        written: format!(
            "GET {}?connect=v1&encoding=proto&message=",
            path(service, was)
        ),
        means: None,
        reader: Some(format!("a server of the {whose} schema")),
        outcome: Outcome::Refused,
        read: "405 Method Not Allowed".to_owned(),
    }));
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Request,
    Response,
}

/// Whoever streams sends several messages, each with five bytes before it; whoever does not takes one.
fn streaming(world: &World<'_>, told: &mut Told, was: &Method<'_>, is: &Method<'_>, part: Part) {
    let streams = |method: &Method<'_>| match part {
        Part::Request => method.proto.client_streaming(),
        Part::Response => method.proto.server_streaming(),
    };
    let (by, method) = match streams(was) {
        true => (Writer::Before, was),
        false => (Writer::After, is),
    };
    if streams(was) == streams(is) {
        return;
    }
    let (name, reader) = match (part, by) {
        (Part::Request, Writer::Before) => (method.input(), "a server of the new schema"),
        (Part::Request, Writer::After) => (method.input(), "a server of the old schema"),
        (Part::Response, Writer::Before) => (method.output(), "a client of the new schema"),
        (Part::Response, Writer::After) => (method.output(), "a client of the old schema"),
    };
    let Some(of) = world.half(by).message(name) else {
        return;
    };
    let Some(message) = sample::message(&of, None, &[], sample::Flavour::Usual) else {
        return;
    };
    let bytes = message.encode_to_vec();
    let length = u32::try_from(bytes.len()).unwrap_or(0).to_be_bytes();
    let framed = [&[0], length.as_slice(), bytes.as_slice()].concat();
    let json = codec::to_json(&message, codec::Names::Json);
    let example = |written: String, means: Option<String>| Example {
        of: format!("two messages {name} in one call"),
        by,
        written,
        means,
        reader: Some(reader.to_owned()),
        outcome: Outcome::Refused,
        read: "a second message where one is expected: grpc-status: 12 (UNIMPLEMENTED)".to_owned(),
    };
    told.wire(Some(example(
        codec::hex(&[framed.as_slice(), framed.as_slice()].concat()),
        json.clone(),
    )));
    told.json(json.map(|json| example(format!("{json} {json}"), None)));
}
