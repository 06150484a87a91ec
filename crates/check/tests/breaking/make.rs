//! Makes small random schemas; `mend` makes them valid.

use crate::options::{Kind, options};
use crate::rng::Rng;
use crate::schema::{
    Case, Enum, Extend, Field, File, Label, Message, Method, Scope, Service, Syntax, Type,
};

const SYNTAXES: &[Syntax] = &[
    Syntax::Unsaid,
    Syntax::Proto2,
    Syntax::Proto2,
    Syntax::Proto3,
    Syntax::Proto3,
    Syntax::Proto3,
    Syntax::Edition(2023),
    Syntax::Edition(2023),
    Syntax::Edition(2024),
    Syntax::Edition(2026),
];

pub const SCALARS: &[&str] = &[
    "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32",
    "sfixed64", "bool", "string", "string", "string", "bytes", "double", "float",
];

const KEYS: &[&str] = &[
    "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "sfixed64", "bool",
    "string", "string",
];

/// A case; its number stands in its packages.
pub fn case(number: usize, rng: &mut Rng) -> Case {
    let mut case = Case::default();
    for index in 0..=rng.below(3) {
        let file = file(number, index, &mut case, rng);
        case.files.push(file);
    }
    case
}

/// A file with something in it.
pub fn file(number: usize, index: usize, case: &mut Case, rng: &mut Rng) -> File {
    let syntax = rng.pick(SYNTAXES);
    let mut made = File {
        stem: format!("f{index}"),
        package: package(number, rng),
        syntax,
        options: options(Kind::File, rng),
        body: Scope::default(),
        services: Vec::new(),
    };
    made.body = scope(case, 0, rng);
    for _ in 0..rng.below(3) {
        made.services.push(service(case, rng));
    }
    made
}

/// Some package of a case.
pub fn package(number: usize, rng: &mut Rng) -> Option<String> {
    let tail = rng.pick(&[
        ".v1", ".v1", ".v1", "", ".v1beta1", ".v2alpha", ".sub.v1", ".v1test",
    ]);
    Some(format!("c{number}{tail}"))
}

/// The syntax of a file.
pub fn syntax(rng: &mut Rng) -> Syntax {
    rng.pick(SYNTAXES)
}

fn scope(case: &mut Case, depth: usize, rng: &mut Rng) -> Scope {
    let mut made = Scope::default();
    let most = 4 - depth;
    for _ in 0..rng.below(most) {
        made.enums.push(enumeration(case, rng));
    }
    for _ in 0..rng.below(most) {
        made.messages.push(message(case, depth, rng));
    }
    if rng.one_in(2) {
        for _ in 0..rng.below(5) {
            made.extends.push(extend(case, rng));
        }
    }
    made
}

/// An extension of some message.
pub fn extend(case: &mut Case, rng: &mut Rng) -> Extend {
    Extend {
        extendee: some_message(case, rng),
        field: Field {
            number: rng.between(100, 112),
            ..field(case, 0, rng)
        },
    }
}

/// A message; `depth` messages are around it.
pub fn message(case: &mut Case, depth: usize, rng: &mut Rng) -> Message {
    let id = case.fresh();
    case.messages.push(id);
    let body = if depth < 2 && rng.one_in(2) {
        scope(case, depth + 1, rng)
    } else {
        Scope::default()
    };
    let mut made = Message {
        id,
        name: format!("Mess{id}"),
        fields: Vec::new(),
        oneofs: Vec::new(),
        body,
        reserved: ranges(20, 60, rng),
        reserved_names: names(rng),
        extensions: if rng.one_in(2) {
            vec![(100, 120), (125, rng.between(126, 140))]
        } else {
            Vec::new()
        },
        options: options(Kind::Message, rng),
    };
    for _ in 0..rng.below(6) {
        made.fields.push(field(case, depth, rng));
    }
    for _ in 0..rng.below(3) {
        let name = format!("choice{}", case.fresh());
        let fields = (0..=rng.below(2))
            .map(|_| field(case, depth, rng))
            .collect();
        made.oneofs.push((name, fields));
    }
    made
}

/// A field or extension.
pub fn field(case: &mut Case, depth: usize, rng: &mut Rng) -> Field {
    let kind = kind(case, depth, rng);
    Field {
        name: field_name(case, rng),
        number: rng.between(1, 18),
        label: rng.pick(&[
            Label::None,
            Label::None,
            Label::Optional,
            Label::Required,
            Label::Repeated,
        ]),
        kind,
        options: options(Kind::Field, rng),
    }
}

/// A name of several shapes.
pub fn field_name(case: &mut Case, rng: &mut Rng) -> String {
    let number = case.fresh();
    rng.pick(&[
        "field{}",
        "some_field{}",
        "camelField{}",
        "under_{}",
        "UPPER{}",
    ])
    .replace("{}", &number.to_string())
}

/// The type of a field.
pub fn kind(case: &mut Case, depth: usize, rng: &mut Rng) -> Type {
    match rng.below(12) {
        0..6 => Type::Scalar(rng.pick::<&str>(SCALARS)),
        6..9 => Type::Named(some_type(case, rng)),
        9 | 10 => {
            let value = if rng.one_in(2) {
                Type::Named(some_type(case, rng))
            } else {
                Type::Scalar(rng.pick::<&str>(SCALARS))
            };
            Type::Map(rng.pick::<&str>(KEYS), Box::new(value))
        }
        _ if depth > 1 => Type::Scalar("bool"),
        _ => Type::Group(Box::new(message(case, 2, rng))),
    }
}

/// The id of a type that may be there.
pub fn some_type(case: &Case, rng: &mut Rng) -> u32 {
    match case.enums.as_slice() {
        enums if !enums.is_empty() && rng.one_in(2) => rng.pick(enums),
        _ => some_message(case, rng),
    }
}

/// The id of a message that may be there.
pub fn some_message(case: &Case, rng: &mut Rng) -> u32 {
    match case.messages.as_slice() {
        [] => 0,
        messages => rng.pick(messages),
    }
}

/// An enum.
pub fn enumeration(case: &mut Case, rng: &mut Rng) -> Enum {
    let id = case.fresh();
    case.enums.push(id);
    let mut values = vec![(format!("VALUE{}", case.fresh()), 0)];
    for _ in 0..rng.below(4) {
        values.push((format!("VALUE{}", case.fresh()), rng.between(-1, 5)));
    }
    Enum {
        id,
        name: format!("Enum{id}"),
        values,
        reserved: ranges(-20, 30, rng),
        reserved_names: names(rng)
            .into_iter()
            .map(|name| name.to_uppercase())
            .collect(),
        options: options(Kind::Enum, rng),
    }
}

/// A service.
pub fn service(case: &mut Case, rng: &mut Rng) -> Service {
    let name = format!("Service{}", case.fresh());
    Service {
        name,
        methods: (0..rng.below(4)).map(|_| method(case, rng)).collect(),
    }
}

/// A method.
pub fn method(case: &mut Case, rng: &mut Rng) -> Method {
    Method {
        name: format!("Method{}", case.fresh()),
        input: some_message(case, rng),
        output: some_message(case, rng),
        streams: (rng.one_in(4), rng.one_in(4)),
        options: options(Kind::Method, rng),
    }
}

/// Reserved ranges.
pub fn ranges(from: i32, to: i32, rng: &mut Rng) -> Vec<(i32, i32)> {
    let mut made = Vec::new();
    if rng.one_in(3) {
        for _ in 0..=rng.below(3) {
            let start = rng.between(from, to);
            let end = if rng.one_in(8) {
                i32::MAX
            } else {
                start + rng.between(0, 6)
            };
            made.push((start, if rng.one_in(2) { start } else { end }));
        }
    }
    made
}

/// Reserved names.
pub fn names(rng: &mut Rng) -> Vec<String> {
    let mut made = Vec::new();
    if rng.one_in(4) {
        made.extend((0..=rng.below(2)).map(|_| format!("gone{}", rng.below(9))));
    }
    made
}
