//! What users of generated code lose, with the names that generators write.
//!
//! Sources: protoc-gen-go (names of messages inside others and of enum values), protobuf-es for TypeScript, prost and
//! tonic for Rust.

use heck::{
    ToLowerCamelCase as _, ToShoutySnakeCase as _, ToSnakeCase as _, ToUpperCamelCase as _,
};

use super::moves::Moved;
use super::subject::Subject;
use super::{World, Writer, enums, fields};
use crate::breaking::BreakingFinding;
use crate::breaking::types::{self, Cardinality};
use crate::image::{Enum, EnumValue, Field, Method, Service};

/// One line on generated code; none where all that is known stands in the finding.
pub(super) fn line(
    world: &World<'_>,
    rule: &str,
    subject: Subject<'_>,
    found: &BreakingFinding,
    moved: Option<&Moved>,
) -> Option<String> {
    let gone = |names: [String; 3]| Some(lost(&names, "gone"));
    match subject {
        Subject::Field(field) if rule.starts_with("FIELD_NO_DELETE") => match moved {
            Some(_) => Some(format!(
                "the names stay, but code generated before still uses number {}",
                field.proto.number()
            )),
            None => gone(of_field(field)),
        },
        Subject::Field(field) => changed(world, rule, field),
        Subject::Value(of, value) => {
            if let Some(number) = enums::renumbered(world, of, value) {
                let how = format!("{number} instead of {}", value.proto.number());
                return Some(lost(&of_value(of, value), &how));
            }
            let now = world.after.side.enums.get(of.full_name.as_str());
            let mut values = now.into_iter().flat_map(|now| &now.it.values);
            let now = now.zip(values.find(|now| now.proto.number() == value.proto.number()));
            match now.filter(|_| rule == "ENUM_VALUE_SAME_NAME") {
                Some((of_now, is)) => renamed(of_value(of, value), of_value(of_now.it, is)),
                None => gone(of_value(of, value)),
            }
        }
        Subject::Message(of) if rule == "ONEOF_NO_DELETE" => {
            let index = found
                .against
                .element
                .last()
                .and_then(|at| usize::try_from(*at).ok());
            let oneof = of.oneofs.get(index?)?.proto.name();
            gone([
                format!("Get{}", go(oneof)),
                oneof.to_lower_camel_case(),
                oneof.to_snake_case(),
            ])
        }
        // The message is still there, only numbers of it are gone.
        Subject::Message(_) if rule == "EXTENSION_MESSAGE_NO_DELETE" => {
            of_file(rule).map(str::to_owned)
        }
        Subject::Message(_) | Subject::Enum(_) if rule.contains("NO_DELETE") => {
            let name = nested(world, Writer::Before, subject.name()?);
            match moved {
                Some(moved) => {
                    let now = nested(world, Writer::After, &moved.name);
                    renamed(of_type(&name), of_type(&now)).or_else(|| Some(moves_only(moved)))
                }
                None => gone(of_type(&name)),
            }
        }
        Subject::Service(of) => gone(of_service(of)),
        Subject::Method(of, method) => of_method_changed(world, rule, of, method),
        _ => of_file(rule).map(str::to_owned),
    }
}

/// Names of the same thing in Go, TypeScript and Rust.
fn lost([go, typescript, rust]: &[String; 3], how: &str) -> String {
    format!("Go `{go}`, TypeScript `{typescript}` and Rust `{rust}` are {how}")
}

fn renamed(before: [String; 3], after: [String; 3]) -> Option<String> {
    let pairs = before.iter().zip(&after);
    let told = ["Go", "TypeScript", "Rust"].iter().zip(pairs);
    let told = told.filter(|(_, (before, after))| before != after);
    let told =
        told.map(|(language, (before, after))| format!("{language} `{before}` is `{after}` now"));
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn moves_only(moved: &Moved) -> String {
    format!(
        "the names stay, but imports and includes are those of `{}` now",
        moved.path
    )
}

fn changed(world: &World<'_>, rule: &str, field: &Field<'_>) -> Option<String> {
    let Some(now) = fields::now(world, field) else {
        return Some(lost(&of_field(field), "gone"));
    };
    if matches!(rule, "FIELD_SAME_NAME" | "FIELD_SAME_JSON_NAME") {
        return renamed(of_field(field), of_field(now));
    }
    if rule == "FIELD_SAME_DEFAULT" {
        return Some(lost(&of_field(now), "another value where nothing was sent"));
    }
    let [go, typescript, rust] = of_field(now);
    let names = format!("Go `{go}`, TypeScript `{typescript}` and Rust `{rust}`");
    if rule == "FIELD_SAME_ONEOF" {
        let of = |by: Writer, field| types::oneof(&world.half(by).side, field);
        return Some(match (of(Writer::Before, field), of(Writer::After, now)) {
            (_, Some(oneof)) => format!("{names} are one case of `{oneof}` now"),
            (Some(oneof), None) => format!("{names} are no case of `{oneof}` any more"),
            (None, None) => return None,
        });
    }
    let [before, after] = [(Writer::Before, field), (Writer::After, now)].map(|(by, field)| {
        let cardinality = Cardinality::of(&world.half(by).side, field).words();
        (fields::words(world, by, field), cardinality)
    });
    if before.0 != after.0 && !rule.contains("CARDINALITY") {
        return Some(format!(
            "{names} hold `{}` instead of `{}`",
            after.0, before.0
        ));
    }
    match before.1 == after.1 {
        true => of_file(rule).map(str::to_owned),
        false => Some(format!("{names} are {} instead of {}", after.1, before.1)),
    }
}

/// What else a rule about code in single languages means.
fn of_file(rule: &str) -> Option<&'static str> {
    Some(match rule {
        "FILE_SAME_GO_PACKAGE" => "Go imports of the old package no longer resolve",
        "FILE_SAME_JAVA_PACKAGE" => "Java imports of the old package no longer resolve",
        "FILE_SAME_JAVA_OUTER_CLASSNAME" | "FILE_SAME_JAVA_MULTIPLE_FILES" => {
            "Java classes stand in another outer class"
        }
        "FILE_SAME_CSHARP_NAMESPACE" => "C# code that uses the old namespace no longer compiles",
        "FILE_SAME_OBJC_CLASS_PREFIX" => "Objective-C classes have another prefix",
        "FILE_SAME_PHP_NAMESPACE"
        | "FILE_SAME_PHP_CLASS_PREFIX"
        | "FILE_SAME_PHP_METADATA_NAMESPACE" => "PHP classes have another name",
        "FILE_SAME_RUBY_PACKAGE" => "Ruby modules have another name",
        "FILE_SAME_SWIFT_PREFIX" => "Swift types have another prefix",
        "FILE_SAME_CC_GENERIC_SERVICES"
        | "FILE_SAME_JAVA_GENERIC_SERVICES"
        | "FILE_SAME_PY_GENERIC_SERVICES" => "generic service classes appear or go",
        "FILE_SAME_OPTIMIZE_FOR" | "FILE_SAME_CC_ENABLE_ARENAS" => {
            "C++ and Java classes have other base classes and methods"
        }
        "FIELD_SAME_CPP_STRING_TYPE" => "C++ accessors take and give another type of string",
        "FIELD_SAME_JSTYPE" => "JavaScript holds the number as another type",
        "MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR" => "C++ `descriptor()` is gone",
        "ENUM_SAME_TYPE" => {
            "switches over the enum need, or no longer need, a case for unknown numbers"
        }
        "EXTENSION_MESSAGE_NO_DELETE" => "extensions with those numbers no longer compile",
        "FILE_SAME_SYNTAX" => "generated classes follow other rules of presence and defaults",
        "FILE_NO_DELETE" => "imports and includes of the file no longer resolve",
        "FILE_SAME_PACKAGE" | "PACKAGE_NO_DELETE" => {
            "every generated name of the package is another one"
        }
        "MESSAGE_SAME_REQUIRED_FIELDS" => "builders and constructors take other fields",
        _ => return None,
    })
}

fn of_method_changed(
    world: &World<'_>,
    rule: &str,
    of: &Service<'_>,
    method: &Method<'_>,
) -> Option<String> {
    let names = of_method(of, method);
    let how = match rule {
        "RPC_NO_DELETE" => "gone",
        "RPC_SAME_REQUEST_TYPE" => "called with another type",
        "RPC_SAME_RESPONSE_TYPE" => "answered with another type",
        "RPC_SAME_CLIENT_STREAMING" => "called in another way: with one message, or a stream",
        "RPC_SAME_SERVER_STREAMING" => "answered in another way: with one message, or a stream",
        _ => return Some("clients send a call again, or no longer, after it failed".to_owned()),
    };
    let now = world.after.side.services.get(of.full_name.as_str());
    now.map(|_| lost(&names, how))
}

/// A name without its package.
fn nested(world: &World<'_>, of: Writer, name: &str) -> String {
    let side = &world.half(of).side;
    let file = side.messages.get(name).map(|of| of.file);
    let file = file.or_else(|| side.enums.get(name).map(|of| of.file));
    let name = file.map_or(name, |file| crate::breaking::side::nested_name(file, name));
    name.to_owned()
}

fn of_type(nested: &str) -> [String; 3] {
    let parts: Vec<&str> = nested.split('.').collect();
    let go: Vec<String> = parts.iter().map(|part| go(part)).collect();
    let last = parts.len().saturating_sub(1);
    let rust = parts.iter().enumerate().map(|(at, part)| match at == last {
        true => part.to_upper_camel_case(),
        false => part.to_snake_case(),
    });
    let rust: Vec<String> = rust.collect();
    [go.join("_"), parts.join("_"), rust.join("::")]
}

fn of_field(field: &Field<'_>) -> [String; 3] {
    let name = field.proto.name();
    if field.is_extension() {
        return [
            format!("E_{}", go(name)),
            name.to_owned(),
            name.to_snake_case(),
        ];
    }
    [
        format!("Get{}", go(name)),
        name.to_lower_camel_case(),
        name.to_snake_case(),
    ]
}

fn of_value(of: &Enum<'_>, value: &EnumValue<'_>) -> [String; 3] {
    let (name, short) = (of.proto.name(), value.proto.name());
    let prefix = name.to_shouty_snake_case() + "_";
    // protobuf-es drops the prefix of all values or of none, prost of each; neither leaves a name that begins with a
    // digit.
    let dropped = |short: &str| {
        let bare = short.strip_prefix(&prefix);
        let bare = bare.filter(|bare| bare.starts_with(|first: char| !first.is_ascii_digit()));
        bare.map(str::to_owned)
    };
    let bare = dropped(short).unwrap_or_else(|| short.to_owned());
    let is_shared = of
        .values
        .iter()
        .all(|value| dropped(value.proto.name()).is_some());
    let typescript = match is_shared {
        true => bare.as_str(),
        false => short,
    };
    // Of an enum inside a message the values begin with the name of that message.
    let around = of.full_name.rsplit('.').nth(1);
    let around = around.filter(|around| of.path.len() > 2 && !around.is_empty());
    [
        format!("{}_{short}", go(around.unwrap_or(name))),
        format!("{name}.{typescript}"),
        format!(
            "{}::{}",
            name.to_upper_camel_case(),
            bare.to_upper_camel_case()
        ),
    ]
}

fn of_service(of: &Service<'_>) -> [String; 3] {
    let name = of.proto.name();
    let rust = format!(
        "{}_client::{}Client",
        name.to_snake_case(),
        name.to_upper_camel_case()
    );
    [format!("{}Client", go(name)), name.to_owned(), rust]
}

fn of_method(of: &Service<'_>, method: &Method<'_>) -> [String; 3] {
    let (service, name) = (of.proto.name(), method.proto.name());
    [
        format!("{}Client.{}", go(service), go(name)),
        format!("client.{}", name.to_lower_camel_case()),
        format!(
            "{}Client::{}",
            service.to_upper_camel_case(),
            name.to_snake_case()
        ),
    ]
}

/// The name protoc-gen-go gives: each `_` before a small letter goes, and the letter after it becomes a capital.
fn go(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut begins = true;
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        let small_next = letters.peek().is_some_and(char::is_ascii_lowercase);
        match letter {
            '_' if out.is_empty() => out.push('X'),
            '_' if small_next => {}
            letter if begins => out.push(letter.to_ascii_uppercase()),
            letter => out.push(letter),
        }
        begins = letter == '_' || letter.is_ascii_digit();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_generators() {
        for (name, expect) in [
            ("user_name", "UserName"),
            ("_private", "XPrivate"),
            ("a_B", "A_B"),
            ("foo1bar", "Foo1Bar"),
            ("HTTPServer", "HTTPServer"),
        ] {
            assert_eq!(go(name), expect);
        }
        let expect = ["User_Address", "User_Address", "user::Address"];
        assert_eq!(of_type("User.Address"), expect.map(str::to_owned));
    }
}
