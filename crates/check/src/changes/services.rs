//! Changes of services and their methods.

use std::collections::{BTreeMap, BTreeSet};

use super::elements::{About, Both, Cx, Placed, old, plain_options};
use super::log::Key;
use super::{Change, Kind, comments};
use crate::image::{File, Method, Service};

/// `deprecated` in `MethodOptions` and `ServiceOptions`.
const DEPRECATED: u32 = 33;

/// A service on both sides, or one.
pub(super) fn compare<'i>(cx: &mut Cx<'_, 'i>, both: &Both<'i, Service<'i>>) {
    let name = |of: &'i Service<'i>| (of.full_name.as_str(), of.path.as_slice());
    let Some((key, was, is)) = cx.whole(both, Kind::Service, name) else {
        return;
    };
    methods(cx, &key, was, is);
    let about = |of: Placed<'i, Service<'i>>| About {
        file: of.file,
        path: &of.it.path,
        deprecated: of.it.options().deprecated(),
        options: (of.it.proto.options.as_deref(), DEPRECATED),
    };
    cx.about(&key, "service", &about(was), &about(is));
}

fn methods<'i>(
    cx: &mut Cx<'_, 'i>,
    key: &Key,
    was: Placed<'i, Service<'i>>,
    is: Placed<'i, Service<'i>>,
) {
    let named = |of: &'i Service<'i>| -> BTreeMap<&'i str, &'i Method<'i>> {
        let methods = of.methods.iter();
        let methods = methods.map(|method| (method.proto.name(), method));
        methods.collect()
    };
    let (before, after) = (named(was.it), named(is.it));
    let names: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    for name in names {
        match (before.get(name), after.get(name)) {
            (Some(gone), None) => {
                let text = format!("method {}", declared(gone));
                let spot = old(was.file, &gone.path);
                cx.log.add(key, Change::Removed, text, &[spot]);
            }
            (None, Some(new)) => {
                let text = format!("method {}", declared(new));
                let text = comments::with(text, &comments::of(is.file, &new.path));
                cx.log.add(key, Change::Added, text, &[]);
            }
            (Some(one), Some(other)) => method(cx, key, (was.file, one), (is.file, other)),
            (None, None) => {}
        }
    }
}

fn method(
    cx: &mut Cx<'_, '_>,
    key: &Key,
    (was_in, was): (&File<'_>, &Method<'_>),
    (is_in, is): (&File<'_>, &Method<'_>),
) {
    let what = format!("method `{}`", is.proto.name());
    let told = differences(cx, was, is);
    if !told.is_empty() {
        let text = format!("{what}: {}", told.join(", "));
        let spot = old(was_in, &was.path);
        cx.log.add(key, Change::Changed, text, &[spot]);
    }
    let (was_set, is_set) = (was.options(), is.options());
    cx.deprecated(key, &what, was_set.deprecated(), is_set.deprecated());
    cx.documented(key, &what, (was_in, &was.path), (is_in, &is.path));
}

/// What is another thing about a method, each in words.
fn differences(cx: &Cx<'_, '_>, was: &Method<'_>, is: &Method<'_>) -> Vec<String> {
    let mut told = Vec::new();
    let mut tell = |what: &str, was: &str, is: &str| {
        if was != is {
            told.push(format!("{what} from `{was}` to `{is}`"));
        }
    };
    let part = |was: &str, is: &str, what: &str| {
        let moved = cx.moves.get(was);
        match moved.is_some_and(|moved| moved.name == is) {
            true => format!("{what}, which was renamed,"),
            false => what.to_owned(),
        }
    };
    let asked = part(was.input(), is.input(), "request");
    tell(&asked, &request(was), &request(is));
    let answered = part(was.output(), is.output(), "response");
    tell(&answered, &response(was), &response(is));
    let level = |of: &Method<'_>| of.options().idempotency_level().as_str_name();
    tell("idempotency level", level(was), level(is));
    let options = [was, is].map(|of| plain_options(of.proto.options.as_deref(), DEPRECATED));
    if told.is_empty() && options[0] != options[1] {
        told.push("options".to_owned());
    }
    told
}

fn request(of: &Method<'_>) -> String {
    streamed(of.proto.client_streaming(), of.input())
}

fn response(of: &Method<'_>) -> String {
    streamed(of.proto.server_streaming(), of.output())
}

fn streamed(streams: bool, name: &str) -> String {
    format!("{}{name}", if streams { "stream " } else { "" })
}

fn declared(of: &Method<'_>) -> String {
    format!(
        "`{}({}) returns ({})`",
        of.proto.name(),
        request(of),
        response(of)
    )
}
