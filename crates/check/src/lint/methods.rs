//! Request and response types of methods: their names, and who shares them.

use std::collections::BTreeMap;

use super::Cx;
use super::case::pascal;
use crate::Remedy;
use crate::image::{File, Image, Method, Service};

/// The type of methods that take or give nothing.
pub(super) const EMPTY: &str = "google.protobuf.Empty";

/// Reports a type that is not named after its method.
pub(super) fn expect_name(
    cx: &mut Cx<'_>,
    file: &File<'_>,
    (service, method): (&Service<'_>, &Method<'_>),
    (type_name, ending): (&str, &str),
    place: &[i32],
) {
    let name = type_name.rsplit('.').next().unwrap_or_default();
    let short = pascal(method.proto.name()) + ending;
    let long = pascal(service.proto.name()) + &short;
    if name != short && name != long {
        let method = method.proto.name();
        let message =
            format!("type `{name}` of method `{method}` should be named `{short}` or `{long}`");
        cx.mend(file, place, message, Remedy::RenameType(short));
    }
}

/// A method and the file it is in.
pub(super) type At<'i> = (&'i File<'i>, &'i Method<'i>);

/// All methods of the files to check.
pub(super) fn all<'i>(image: &'i Image<'i>) -> Vec<At<'i>> {
    let services = image
        .targets()
        .flat_map(|file| file.services.iter().map(move |s| (file, s)));
    services
        .flat_map(|(file, service)| service.methods.iter().map(move |method| (file, method)))
        .collect()
}

/// Reports methods whose request and response have the same type.
pub(super) fn same_type(cx: &mut Cx<'_>, methods: &[At<'_>]) {
    let options = cx.options;
    if options.rpc_allow_same_request_response {
        return;
    }
    let both_empty = options.rpc_allow_google_protobuf_empty_requests
        && options.rpc_allow_google_protobuf_empty_responses;
    for (file, method) in methods {
        let input = method.input();
        if input == method.output() && !(both_empty && input == EMPTY) {
            let name = method.proto.name();
            let message =
                format!("method `{name}` has the type `{input}` as request and as response");
            cx.at(file, &method.path, message);
        }
    }
}

/// Reports methods whose request or response is that of another method too.
pub(super) fn shared_type(cx: &mut Cx<'_>, methods: &[At<'_>]) {
    let mut users: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (file, method) in methods {
        let mut types = vec![method.input(), method.output()];
        types.dedup();
        for name in types {
            users.entry(name).or_default().push((*file, *method));
        }
    }
    for (name, users) in users {
        for (file, method) in offenders(cx, name, users) {
            let message = format!("type `{name}` is the request or response of several methods");
            cx.at(file, &method.path, message);
        }
    }
}

/// The users of a type that may not share it.
fn offenders<'i>(cx: &Cx<'_>, name: &str, users: Vec<At<'i>>) -> Vec<At<'i>> {
    let options = cx.options;
    let requests = options.rpc_allow_google_protobuf_empty_requests;
    let responses = options.rpc_allow_google_protobuf_empty_responses;
    let users = match (name == EMPTY, requests, responses) {
        (true, true, true) => Vec::new(),
        (true, true, false) => kept(users, |method| method.output() == EMPTY),
        (true, false, true) => kept(users, |method| method.input() == EMPTY),
        _ => users,
    };
    if users.len() < 2 { Vec::new() } else { users }
}

fn kept<'i>(mut users: Vec<At<'i>>, is_kept: impl Fn(&Method<'_>) -> bool) -> Vec<At<'i>> {
    users.retain(|(_, method)| is_kept(method));
    users
}
