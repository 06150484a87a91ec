//! Examples for findings about files and packages: what is called by its full name at run time.

use prost::Message as _;
use prost_reflect::prost_types::Any;

use super::codec::{self, Names};
use super::told::Told;
use super::{Example, Outcome, World, Writer, calls, sample};
use crate::image::File;

/// What a file or package that is gone or has another name means: calls and values of `google.protobuf.Any` that name
/// what is not there any more.
pub(super) fn tell(world: &World<'_>, told: &mut Told, rule: &str, file: &File<'_>) {
    let side = &world.before.side;
    let files = side.files.values().filter(|other| match rule {
        "PACKAGE_NO_DELETE" => other.package() == file.package(),
        _ => other.path() == file.path(),
    });
    let files: Vec<_> = files.collect();
    let services = &world.after.side.services;
    let mut gone = files.iter().flat_map(|file| &file.services);
    let gone = gone.find(|service| {
        !services.contains_key(service.full_name.as_str()) && !service.methods.is_empty()
    });
    if let Some(service) = gone {
        return calls::gone(world, told, service, service.methods.first());
    }
    told.safe();
    if rule == "FILE_NO_DELETE" {
        return;
    }
    let mut messages = files.iter().flat_map(|file| &file.messages);
    let gone = messages.find(|of| {
        !world
            .after
            .side
            .messages
            .contains_key(of.full_name.as_str())
    });
    if let Some(message) = gone {
        any(world, told, &message.full_name);
    }
}

/// A message that travels with its name.
fn any(world: &World<'_>, told: &mut Told, name: &str) {
    let of = world.before.message(name);
    let message = of.and_then(|of| sample::message(&of, None, &[], sample::Flavour::Usual));
    let Some(message) = message else { return };
    let any = Any {
        type_url: format!("type.googleapis.com/{name}"),
        value: message.encode_to_vec(),
    };
    let json = codec::to_json(&message, Names::Json);
    let json = json.map(|json| match json.strip_prefix('{') {
        Some("}") | None => format!("{{\"@type\":\"{}\"}}", any.type_url),
        Some(rest) => format!("{{\"@type\":\"{}\",{rest}", any.type_url),
    });
    let outcome = match world.after.message(name) {
        Some(_) => Outcome::Same,
        None => Outcome::Refused,
    };
    let example = |written: String, means: Option<String>| Example {
        of: "google.protobuf.Any".to_owned(),
        by: Writer::Before,
        written,
        means,
        reader: None,
        outcome,
        read: format!("there is no message `{name}`"),
    };
    told.wire(Some(example(
        codec::hex(&any.encode_to_vec()),
        json.clone(),
    )));
    told.json(json.map(|json| example(json, None)));
}
