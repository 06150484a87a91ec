//! The standard methods of the AIPs, their messages, and what several rules ask of both.

use playground_protos::descriptor::field_descriptor_proto::{Label, Type as Kind};

use super::Cx;
use super::case::lower_snake;
use super::google::{self, Behavior, OPERATION};
use crate::image::{Field, File, Message, Method, Service, Type, tag};

/// The type of masks of fields.
pub(super) const FIELD_MASK: &str = "google.protobuf.FieldMask";
/// The type of points in time.
pub(super) const TIMESTAMP: &str = "google.protobuf.Timestamp";
/// The type of spans of time.
pub(super) const DURATION: &str = "google.protobuf.Duration";

/// What comes after the verb in the name of a method that does not stream: `Book` of `GetBook`.
pub(super) fn noun<'a>(method: &Method<'a>, verb: &str) -> Option<&'a str> {
    let proto = method.proto;
    let noun = proto.name().strip_prefix(verb)?;
    let is_unary = !proto.client_streaming() && !proto.server_streaming();
    (is_unary && noun.starts_with(|c: char| c.is_ascii_uppercase())).then_some(noun)
}

/// A name without its package.
pub(super) fn short(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

/// The message with a full name.
pub(super) fn message<'i>(cx: &Cx<'i>, name: &str) -> Option<&'i Message<'i>> {
    match cx.names().get(name)? {
        Type::Message(message) => Some(message),
        Type::Enum(_) => None,
    }
}

/// A field of a message by name.
pub(super) fn field<'m, 'a>(message: &'m Message<'a>, name: &str) -> Option<&'m Field<'a>> {
    let mut fields = message.fields.iter();
    fields.find(|field| field.proto.name() == name)
}

/// Whether a field holds several values.
pub(super) fn is_repeated(field: &Field<'_>) -> bool {
    field.proto.label() == Label::Repeated
}

/// Whether a field holds one value of a scalar type.
pub(super) fn is_one(field: &Field<'_>, kind: Kind) -> bool {
    !is_repeated(field) && field.proto.r#type() == kind
}

/// Whether a field holds one message of a type.
pub(super) fn is_message(field: &Field<'_>, name: &str) -> bool {
    !is_repeated(field) && field.type_name() == name
}

/// The resource that a standard method is about, if a message says that it is that. The items of a list are the first
/// repeated field of its response; elsewhere the noun is its name.
pub(super) fn resource<'i>(
    cx: &Cx<'i>,
    file: &File<'_>,
    method: &Method<'_>,
    verb: &str,
) -> Option<&'i Message<'i>> {
    let noun = noun(method, verb)?;
    let found = if verb == "List" {
        let mut fields = message(cx, method.output())?.fields.iter();
        let items = fields.find(|field| is_repeated(field) && !field.map)?;
        message(cx, items.type_name())
    } else {
        let around = file.package();
        message(cx, &format!("{around}.{noun}"))
    };
    found.filter(|message| google::resource(message).is_some())
}

/// The resource that a standard method is about, and its request.
fn request<'i>(
    cx: &Cx<'i>,
    file: &File<'_>,
    method: &Method<'_>,
    verb: &str,
) -> Option<(&'i Message<'i>, &'i Message<'i>)> {
    let resource = resource(cx, file, method, verb)?;
    Some((resource, message(cx, method.input())?))
}

/// Reports the request type of a method.
pub(super) fn at_request(cx: &mut Cx<'_>, file: &File<'_>, method: &Method<'_>, message: String) {
    cx.at(
        file,
        &tag::part(&method.path, &[tag::METHOD_INPUT]),
        message,
    );
}

/// Reports the response type of a method.
pub(super) fn at_response(cx: &mut Cx<'_>, file: &File<'_>, method: &Method<'_>, message: String) {
    cx.at(
        file,
        &tag::part(&method.path, &[tag::METHOD_OUTPUT]),
        message,
    );
}

/// Reports an option of a method, or its name if it has no such option.
pub(super) fn at_option(
    cx: &mut Cx<'_>,
    file: &File<'_>,
    (method, option): (&Method<'_>, i32),
    message: String,
) {
    let path = tag::part(&method.path, &[tag::METHOD_OPTIONS, option]);
    cx.near(file, &path, method.path.len(), message);
}

/// Whether a method means to be a standard one: it is about a resource, or nothing says otherwise. With an HTTP path but
/// no resource it follows other rules.
pub(super) fn by_the_aips(cx: &Cx<'_>, file: &File<'_>, method: &Method<'_>, verb: &str) -> bool {
    let is_standard = noun(method, verb).is_some();
    is_standard && (resource(cx, file, method, verb).is_some() || google::http(method).is_empty())
}

/// Whether a resource can be the whole body of a request: no other field is a message that a URL has no place for.
pub(super) fn could_be_body(cx: &Cx<'_>, method: &Method<'_>, resource: &Message<'_>) -> bool {
    let Some(request) = message(cx, method.input()) else {
        return false;
    };
    let fits_in_url = |field: &Field<'_>| {
        let kind = field.type_name();
        kind == resource.full_name
            || kind.starts_with("google.protobuf.")
            || !cx.names().is_message(kind)
    };
    let mut fields = request.fields.iter();
    fields
        .clone()
        .any(|field| field.type_name() == resource.full_name)
        && fields.all(fits_in_url)
}

/// Reports a request that is not named after its method.
pub(super) fn request_name(cx: &mut Cx<'_>, file: &File<'_>, method: &Method<'_>, verb: &str) {
    let (name, found) = (method.proto.name(), short(method.input()));
    if by_the_aips(cx, file, method, verb) && found != format!("{name}Request") {
        let text = format!("request of method `{name}` should be `{name}Request`, not `{found}`");
        at_request(cx, file, method, text);
    }
}

/// Reports a response that is neither the resource nor an operation that ends with it.
pub(super) fn responds_resource(cx: &mut Cx<'_>, file: &File<'_>, method: &Method<'_>, verb: &str) {
    let Some(noun) = noun(method, verb).filter(|_| resource(cx, file, method, verb).is_some())
    else {
        return;
    };
    let output = match google::operation_info(method) {
        Some((response, _)) if method.output() == OPERATION => response,
        _ => method.output(),
    };
    let (name, found) = (method.proto.name(), short(output));
    if found != noun && output != OPERATION {
        let text = format!("method `{name}` should give the resource `{noun}`, not `{found}`");
        at_response(cx, file, method, text);
    }
}

/// Reports a request without a field that has one string.
pub(super) fn has_string(
    cx: &mut Cx<'_>,
    file: &File<'_>,
    (method, verb): (&Method<'_>, &str),
    name: &str,
) {
    let Some((_, request)) = request(cx, file, method, verb) else {
        return;
    };
    if !field(request, name).is_some_and(|field| is_one(field, Kind::String)) {
        let request = request.proto.name();
        let text = format!("request `{request}` should have the field `string {name}`");
        at_request(cx, file, method, text);
    }
}

/// Reports required fields of a request but one.
pub(super) fn requires_only(
    cx: &mut Cx<'_>,
    file: &File<'_>,
    (method, verb): (&Method<'_>, &str),
    name: &str,
) {
    let Some((_, request)) = request(cx, file, method, verb) else {
        return;
    };
    let required = |field: &&Field<'_>| google::behaviors(field).contains(&Behavior::Required);
    let others = request.fields.iter().filter(required);
    let mut others = others.map(|field| field.proto.name());
    if let Some(other) = others.find(|other| *other != name) {
        let method_name = method.proto.name();
        let text = format!("the standard method `{method_name}` should not require `{other}`");
        at_request(cx, file, method, text);
    }
}

/// Reports a standard method that HTTP calls in another way; without a body if `body` is none.
pub(super) fn called_with(
    cx: &mut Cx<'_>,
    file: &File<'_>,
    (method, verb): (&Method<'_>, &str),
    expected: &str,
) {
    let Some(http) = google::http(method).first().copied() else {
        return;
    };
    let is_standard = resource(cx, file, method, verb).is_some() && !http.path.contains(':');
    if is_standard && http.verb != expected {
        let (name, verb) = (method.proto.name(), http.verb);
        let text = format!("the HTTP method of `{name}` should be {expected}, not {verb}");
        at_option(cx, file, (method, google::HTTP), text);
    }
}

/// Reports a body where a standard method has none.
pub(super) fn has_no_body(cx: &mut Cx<'_>, file: &File<'_>, (method, verb): (&Method<'_>, &str)) {
    let bindings = google::http(method);
    let is_standard = resource(cx, file, method, verb).is_some();
    let body = bindings
        .iter()
        .find(|http| !http.body.is_empty() && !http.path.contains(':'));
    if let Some(http) = body.filter(|_| is_standard) {
        let (name, body) = (method.proto.name(), http.body);
        let text = format!("`{name}` should have no HTTP body, but has `{body}`");
        at_option(cx, file, (method, google::HTTP), text);
    }
}

/// Reports a method of a service with signatures that has none with these fields.
pub(super) fn has_signature(
    cx: &mut Cx<'_>,
    (file, service): (&File<'_>, &Service<'_>),
    (method, verb): (&Method<'_>, &str),
    expected: &[&str],
) {
    let has_any = |method: &Method<'_>| !google::signatures(method).is_empty();
    let is_meant = service.methods.iter().any(has_any);
    let Some((_, request)) = request(cx, file, method, verb).filter(|_| is_meant) else {
        return;
    };
    let expected = expected.iter().copied();
    let expected: Vec<&str> = expected
        .filter(|name| field(request, name).is_some())
        .collect();
    let has_them = |signature: &&str| {
        let names: Vec<_> = signature.split(',').map(str::trim).collect();
        expected.iter().all(|name| names.contains(name))
    };
    let signatures = google::signatures(method);
    if !signatures.iter().any(has_them) && !expected.is_empty() {
        let (name, expected) = (method.proto.name(), expected.join(","));
        let text = format!("method `{name}` should have the signature `{expected}`");
        cx.at(file, &tag::part(&method.path, &[tag::NAME]), text);
    }
}

/// Reports a request without a field that has the resource.
pub(super) fn has_resource(cx: &mut Cx<'_>, file: &File<'_>, (method, verb): (&Method<'_>, &str)) {
    let Some((found, request)) = request(cx, file, method, verb) else {
        return;
    };
    let name = lower_snake(found.proto.name());
    if !field(request, &name).is_some_and(|field| is_message(field, &found.full_name)) {
        let (request, found) = (request.proto.name(), found.proto.name());
        let text = format!("request `{request}` should have the field `{found} {name}`");
        at_request(cx, file, method, text);
    }
}

/// Reports a request without a parent, where all patterns of the resource have one.
pub(super) fn has_parent(cx: &mut Cx<'_>, file: &File<'_>, (method, verb): (&Method<'_>, &str)) {
    let found = resource(cx, file, method, verb);
    let has_parent = found.and_then(google::resource).is_some_and(|found| {
        let patterns = found.patterns.iter();
        let mut patterns = patterns.filter(|pattern| **pattern != "*").peekable();
        patterns.peek().is_some() && patterns.all(|pattern| google::variables(pattern).count() > 1)
    });
    if has_parent {
        has_string(cx, file, (method, verb), "parent");
    }
}

/// Reports an HTTP body that could be the field of the resource, and is not.
pub(super) fn has_resource_as_body(
    cx: &mut Cx<'_>,
    file: &File<'_>,
    (method, verb): (&Method<'_>, &str),
) {
    let Some(found) = resource(cx, file, method, verb) else {
        return;
    };
    let Some(http) = google::http(method).first().copied() else {
        return;
    };
    let body = message(cx, method.input()).and_then(|request| field(request, http.body));
    let is_whole = body.is_some_and(|body| is_message(body, &found.full_name));
    if !is_whole && could_be_body(cx, method, found) {
        let (name, found) = (method.proto.name(), found.proto.name());
        let text =
            format!("the HTTP body of `{name}` should be the field of the resource `{found}`");
        at_option(cx, file, (method, google::HTTP), text);
    }
}

/// Reports what a batch is of in a field of another name.
pub(super) fn has_batch(
    cx: &mut Cx<'_>,
    file: &File<'_>,
    (method, verb): (&Method<'_>, &str),
    (expected, is_item): (&str, impl Fn(&Field<'_>) -> bool),
) {
    if noun(method, verb).is_none() {
        return;
    }
    let Some(request) = message(cx, method.input()) else {
        return;
    };
    let is_other =
        |field: &&Field<'_>| is_item(field) && is_repeated(field) && field.proto.name() != expected;
    if let Some(other) = request.fields.iter().find(is_other) {
        let (request, other) = (request.proto.name(), other.proto.name());
        let text = format!("field `{other}` of `{request}` should be named `{expected}`");
        at_request(cx, file, method, text);
    }
}

/// Whether a field holds the request of one standard method.
pub(super) fn is_request(field: &Field<'_>, verb: &str) -> bool {
    let name = short(field.type_name());
    name.starts_with(verb) && name.ends_with("Request")
}
