//! Changes a schema at random: each change is one that a rule may look at.

use crate::make;
use crate::options::{self, Kind};
use crate::rng::Rng;
use crate::schema::{Case, Enum, Field, Label, Message, Options, Scope, Service, Type};

/// Changes a case a little; `number` stands in its packages.
pub fn mutate(case: &mut Case, number: usize, rng: &mut Rng) {
    for _ in 0..=rng.below(7) {
        match rng.below(16) {
            0 => files(case, number, rng),
            1 => move_type(case, rng),
            2 | 3 => scopes(case, rng),
            4 | 5 => services(case, rng),
            6..9 => enums(case, rng),
            9 => {
                let index = rng.below(case.files.len());
                let file = &mut case.files[index];
                change_options(&mut file.options, Kind::File, rng);
            }
            10 => {
                with_message(case, rng, |message, _, rng| {
                    change_options(&mut message.options, Kind::Message, rng)
                });
            }
            _ => with_message(case, rng, |message, case, rng| {
                if rng.one_in(2) {
                    fields(message, case, rng);
                } else {
                    with_field(message, rng, |one, rng| field(one, case, rng));
                }
            }),
        }
    }
}

fn files(case: &mut Case, number: usize, rng: &mut Rng) {
    let index = rng.below(case.files.len());
    match rng.below(7) {
        0 => {
            case.files.remove(index);
        }
        1 => {
            let file = make::file(number, 9, case, rng);
            case.files.push(file);
        }
        2 | 3 => case.files[index].package = make::package(number, rng),
        4 => case.files[index].stem.push('r'),
        _ => case.files[index].syntax = make::syntax(rng),
    }
    if case.files.is_empty() {
        let file = make::file(number, 8, case, rng);
        case.files.push(file);
    }
}

/// All scopes of a case: files, and messages.
fn scope_of(case: &mut Case, which: usize, act: &mut dyn FnMut(&mut Scope)) -> usize {
    let mut count = 0;
    for file in &mut case.files {
        if count == which {
            act(&mut file.body);
        }
        count += 1;
        file.body.each(&mut |message| {
            if count == which {
                act(&mut message.body);
            }
            count += 1;
        });
    }
    count
}

fn with_scope(
    case: &mut Case,
    rng: &mut Rng,
    mut act: impl FnMut(&mut Scope, &mut Case, &mut Rng),
) {
    let count = scope_of(case, usize::MAX, &mut |_| {});
    let which = rng.below(count);
    let mut copy = case.clone();
    scope_of(case, which, &mut |scope| act(scope, &mut copy, rng));
    case.keep(copy);
}

fn with_message(
    case: &mut Case,
    rng: &mut Rng,
    mut act: impl FnMut(&mut Message, &mut Case, &mut Rng),
) {
    let mut count = 0;
    let mut copy = case.clone();
    case.files
        .iter_mut()
        .for_each(|file| file.body.each(&mut |_| count += 1));
    let (which, mut at) = (rng.below(count), 0);
    for file in &mut case.files {
        file.body.each(&mut |message| {
            if at == which {
                act(message, &mut copy, rng);
            }
            at += 1;
        });
    }
    case.keep(copy);
}

fn with_field(message: &mut Message, rng: &mut Rng, act: impl FnOnce(&mut Field, &mut Rng)) {
    let which = rng.below(message.all_fields().count());
    if let Some(field) = message.all_fields_mut().nth(which) {
        act(field, rng);
    }
}

/// Takes a random element out.
fn take<T>(items: &mut Vec<T>, rng: &mut Rng) -> Option<T> {
    (!items.is_empty()).then(|| items.remove(rng.below(items.len())))
}

fn move_type(case: &mut Case, rng: &mut Rng) {
    let (mut message, mut one) = (None, None);
    with_scope(case, rng, |scope, _, rng| {
        if rng.one_in(2) {
            message = take(&mut scope.messages, rng);
        } else {
            one = take(&mut scope.enums, rng);
        }
    });
    with_scope(case, rng, |scope, _, _| {
        scope.messages.extend(message.take());
        scope.enums.extend(one.take());
    });
}

fn scopes(case: &mut Case, rng: &mut Rng) {
    with_scope(case, rng, |scope, case, rng| match rng.below(10) {
        0 | 1 => drop(take(&mut scope.messages, rng)),
        2 | 3 => drop(take(&mut scope.enums, rng)),
        4 => drop(take(&mut scope.extends, rng)),
        5 => scope.messages.push(make::message(case, 2, rng)),
        6 => scope.enums.push(make::enumeration(case, rng)),
        7 => scope.extends.push(make::extend(case, rng)),
        8 => {
            if let Some(mut extend) = take(&mut scope.extends, rng) {
                field(&mut extend.field, case, rng);
                scope.extends.push(extend);
            }
        }
        _ => {
            if let Some(mut message) = take(&mut scope.messages, rng) {
                message.name.push('R');
                scope.messages.push(message);
            }
            if let Some(one) = scope.enums.first_mut() {
                one.name.push('R');
            }
        }
    });
}

fn services(case: &mut Case, rng: &mut Rng) {
    let index = rng.below(case.files.len());
    let mut copy = case.clone();
    let services = &mut case.files[index].services;
    match rng.below(8) {
        0 => drop(take(services, rng)),
        1 => services.push(make::service(&mut copy, rng)),
        _ => {
            let which = rng.below(services.len());
            if let Some(service) = services.get_mut(which) {
                methods(service, &mut copy, rng);
            }
        }
    }
    case.keep(copy);
}

fn methods(service: &mut Service, case: &mut Case, rng: &mut Rng) {
    let which = rng.below(service.methods.len());
    let Some(method) = service.methods.get_mut(which) else {
        return;
    };
    match rng.below(7) {
        0 => method.input = make::some_message(case, rng),
        1 => method.output = make::some_message(case, rng),
        2 => method.streams.0 = !method.streams.0,
        3 => method.streams.1 = !method.streams.1,
        4 => change_options(&mut method.options, Kind::Method, rng),
        5 => drop(take(&mut service.methods, rng)),
        _ => method.name.push('R'),
    }
}

fn enums(case: &mut Case, rng: &mut Rng) {
    with_scope(case, rng, |scope, case, rng| {
        let which = rng.below(scope.enums.len());
        if let Some(one) = scope.enums.get_mut(which) {
            enumeration(one, case, rng);
        }
    });
}

fn enumeration(one: &mut Enum, case: &mut Case, rng: &mut Rng) {
    if one.values.is_empty() {
        return;
    }
    let which = rng.below(one.values.len());
    match rng.below(10) {
        0 => {
            let (name, number) = one.values.remove(which);
            if rng.one_in(2) {
                one.reserved.push((number, number));
            }
            if rng.one_in(2) {
                one.reserved_names.push(name);
            }
        }
        1 => one.values[which].0.push('R'),
        2 => one.values[which].1 = rng.between(-1, 5),
        3 => one
            .values
            .push((format!("VALUE{}", case.fresh()), rng.between(-1, 6))),
        4 => one.values.swap(0, which),
        5 => change_options(&mut one.options, Kind::Enum, rng),
        6 => {
            one.reserved_names = make::names(rng)
                .into_iter()
                .map(|name| name.to_uppercase())
                .collect()
        }
        _ => change_ranges(&mut one.reserved, -20, 30, rng),
    }
}

fn change_ranges(ranges: &mut Vec<(i32, i32)>, from: i32, to: i32, rng: &mut Rng) {
    let which = rng.below(ranges.len());
    match ranges.get_mut(which) {
        None => *ranges = make::ranges(from, to, rng),
        Some(range) => match rng.below(6) {
            0 => range.1 = range.1.saturating_add(1),
            1 => range.1 = range.0.max(range.1.saturating_sub(2)),
            2 => range.0 = range.1.min(range.0 + 1),
            3 if range.1 - range.0 > 1 => {
                let (start, end) = *range;
                *range = (start, start);
                ranges.push((start + 2, end));
            }
            4 => {
                ranges.remove(which);
            }
            _ => ranges.reverse(),
        },
    }
}

fn fields(message: &mut Message, case: &mut Case, rng: &mut Rng) {
    match rng.below(11) {
        0..3 => {
            if let Some(field) = take(&mut message.fields, rng) {
                if rng.one_in(2) {
                    message.reserved.push((field.number, field.number));
                }
                if rng.one_in(2) {
                    message.reserved_names.push(field.name);
                }
            }
        }
        3 => message.fields.push(make::field(case, 1, rng)),
        4 => {
            let field = take(&mut message.fields, rng);
            match (field, message.oneofs.first_mut()) {
                (Some(field), Some(oneof)) => oneof.1.push(field),
                (Some(field), None) => message
                    .oneofs
                    .push((format!("choice{}", case.fresh()), vec![field])),
                _ => {}
            }
        }
        5 => {
            if let Some(oneof) = message.oneofs.first_mut() {
                message.fields.extend(take(&mut oneof.1, rng));
            }
        }
        6 => {
            if let Some(oneof) = message.oneofs.first_mut() {
                oneof.0.push('r');
            }
        }
        7 => {
            if let Some((_, fields)) = take(&mut message.oneofs, rng) {
                message.fields.extend(fields);
            }
        }
        8 => change_ranges(&mut message.extensions, 100, 140, rng),
        9 => message.reserved_names = make::names(rng),
        _ => change_ranges(&mut message.reserved, 20, 60, rng),
    }
}

fn field(field: &mut Field, case: &mut Case, rng: &mut Rng) {
    match rng.below(10) {
        0 => field.name = make::field_name(case, rng),
        1 => field.number += 1,
        2 | 3 => {
            field.label = rng.pick(&[
                Label::None,
                Label::Optional,
                Label::Required,
                Label::Repeated,
            ])
        }
        4 => field.kind = make::kind(case, 1, rng),
        5 => {
            if let Type::Map(_, value) = &mut field.kind {
                **value = Type::Scalar(rng.pick::<&str>(make::SCALARS));
            } else {
                field.kind = Type::Scalar(rng.pick::<&str>(make::SCALARS));
            }
        }
        _ => change_options(&mut field.options, Kind::Field, rng),
    }
}

fn change_options(options: &mut Options, kind: Kind, rng: &mut Rng) {
    match rng.below(3) {
        0 => drop(take(options, rng)),
        1 => {
            let more = options::options(kind, rng);
            options.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
            options.extend(more);
        }
        _ => *options = options::options(kind, rng),
    }
}
