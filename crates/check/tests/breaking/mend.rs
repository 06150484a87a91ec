//! Makes a random schema a valid one: what clashes is renamed, renumbered or dropped.

mod facts;

use std::collections::{HashMap, HashSet};

use facts::Facts;

use crate::schema::{
    Case, Enum, Extend, Field, File, Label, Message, Options, Scope, Syntax, Type, TypeId,
};
use crate::types::{Known, types};

/// Mends a case.
pub fn mend(case: &mut Case) {
    let mut stems = HashSet::new();
    for file in &mut case.files {
        while !stems.insert(file.stem.clone()) {
            file.stem.push('x');
        }
        file_options(file);
    }
    let mut names = HashSet::new();
    for file in &mut case.files {
        let package = file.package.clone().unwrap_or_default();
        scope_names(&mut file.body, &package, &mut names);
        for service in &mut file.services {
            service.name = unique(&package, &service.name, &mut names);
            let inside = format!("{package}.{}", service.name);
            for method in &mut service.methods {
                method.name = unique(&inside, &method.name, &mut names);
                once(&mut method.options);
            }
        }
    }
    for file in &mut case.files {
        enums(&mut file.body, file.syntax);
    }
    references(case);
}

/// Types decide which fields may be: done after all else, as the ranges of extensions must be settled.
fn references(case: &mut Case) {
    for file in &mut case.files {
        let syntax = file.syntax;
        file.body.each(&mut |message| ranges(message, syntax));
    }
    let known = types(case);
    let mut taken = HashSet::new();
    for (index, file) in case.files.iter_mut().enumerate() {
        let implicit = says(&file.options, "field_presence", "IMPLICIT");
        let mut seat = Seat {
            syntax: file.syntax,
            implicit,
            index,
            known: &known,
            taken: &mut taken,
        };
        seat.scope(&mut file.body);
        let message = |id: &TypeId| {
            known
                .get(id)
                .is_some_and(|one| one.values.is_none() && one.file <= index)
        };
        for service in &mut file.services {
            service
                .methods
                .retain(|method| message(&method.input) && message(&method.output));
        }
    }
}

fn unique(scope: &str, name: &str, names: &mut HashSet<String>) -> String {
    let mut name = name.to_owned();
    while !names.insert(format!("{scope}.{name}")) {
        name.push('x');
    }
    name
}

fn scope_names(scope: &mut Scope, prefix: &str, names: &mut HashSet<String>) {
    for one in &mut scope.enums {
        one.name = unique(prefix, &one.name, names);
        for (value, _) in &mut one.values {
            *value = unique(prefix, value, names);
        }
    }
    for extend in &mut scope.extends {
        field_name(&mut extend.field, prefix, names);
    }
    for message in &mut scope.messages {
        message_names(message, prefix, names);
    }
}

fn message_names(message: &mut Message, prefix: &str, names: &mut HashSet<String>) {
    message.name = unique(prefix, &message.name, names);
    let inside = format!("{prefix}.{}", message.name);
    scope_names(&mut message.body, &inside, names);
    for field in message.all_fields_mut() {
        field_name(field, &inside, names);
    }
    for (name, _) in &mut message.oneofs {
        *name = unique(&inside, name, names);
    }
}

fn field_name(field: &mut Field, prefix: &str, names: &mut HashSet<String>) {
    if let Type::Group(group) = &mut field.kind {
        message_names(group, prefix, names);
        field.name = group.name.to_lowercase();
    }
    field.name = unique(prefix, &field.name, names);
}

fn file_options(file: &mut File) {
    once(&mut file.options);
    let edition = file.syntax.edition();
    file.options
        .retain(|(name, _)| match (edition, name.as_str()) {
            (None, name) => !name.starts_with("features"),
            (Some(_), "java_string_check_utf8") => false,
            (Some(2024..), "java_multiple_files") => false,
            (Some(2026..), "cc_enable_arenas") => false,
            _ => true,
        });
}

/// Each option once, and no part of what stands as a whole.
fn once(options: &mut Options) {
    let mut seen: Vec<String> = Vec::new();
    options.retain(|(name, _)| {
        let apart = |other: &String| {
            !(name.starts_with(other.as_str()) || other.starts_with(name.as_str()))
        };
        let keep = seen.iter().all(apart);
        seen.push(name.clone());
        keep
    });
}

fn says(options: &Options, feature: &str, value: &str) -> bool {
    options
        .iter()
        .any(|(name, said)| name.ends_with(feature) && said == value)
}

fn enums(scope: &mut Scope, syntax: Syntax) {
    for one in &mut scope.enums {
        enumeration(one, syntax);
    }
    for message in &mut scope.messages {
        enums(&mut message.body, syntax);
        for field in message.all_fields_mut() {
            if let Type::Group(group) = &mut field.kind {
                enums(&mut group.body, syntax);
            }
        }
    }
}

/// Enums of proto2 may begin with any number, others with 0.
fn enumeration(one: &mut Enum, syntax: Syntax) {
    once(&mut one.options);
    if syntax.edition().is_none() {
        one.options
            .retain(|(name, _)| !name.starts_with("features"));
    }
    if one.values.is_empty() {
        one.values.push((format!("ONLY{}", one.id), 0));
    }
    if !syntax.is_proto2() {
        one.values[0].1 = 0;
    }
    let numbers: Vec<i32> = one.values.iter().map(|value| value.1).collect();
    free(&mut one.reserved, &numbers);
    let mut seen: HashSet<String> = one.values.iter().map(|value| value.0.clone()).collect();
    one.reserved_names.retain(|name| seen.insert(name.clone()));
}

/// Drops ranges that hold a number or meet a range before them.
fn free(ranges: &mut Vec<(i32, i32)>, numbers: &[i32]) {
    let mut kept: Vec<(i32, i32)> = Vec::new();
    ranges.retain(|&(start, end)| {
        let clear = numbers.iter().all(|number| !(start..=end).contains(number))
            && kept.iter().all(|&(from, to)| end < from || to < start);
        if clear {
            kept.push((start, end));
        }
        clear
    });
}

fn ranges(message: &mut Message, syntax: Syntax) {
    let mut seen = HashSet::new();
    for field in message.all_fields_mut() {
        while !seen.insert(field.number) {
            field.number += 1;
        }
    }
    let numbers: Vec<i32> = seen.into_iter().collect();
    if syntax == Syntax::Proto3 {
        message.extensions.clear();
    }
    let split = message.reserved.len();
    let mut all = std::mem::take(&mut message.reserved);
    let extensions = std::mem::take(&mut message.extensions);
    let reserved_first = all.clone();
    all.extend(extensions.iter().copied());
    free(&mut all, &numbers);
    for range in all {
        let reserved = reserved_first[..split].contains(&range);
        if reserved {
            &mut message.reserved
        } else {
            &mut message.extensions
        }
        .push(range);
    }
    message.reserved.dedup();
    let mut names: HashSet<String> = message
        .all_fields()
        .map(|field| field.name.clone())
        .collect();
    message
        .reserved_names
        .retain(|name| names.insert(name.clone()));
    message.oneofs.retain(|(_, fields)| !fields.is_empty());
}

/// Where a field stands.
struct Seat<'a> {
    syntax: Syntax,
    implicit: bool,
    index: usize,
    known: &'a HashMap<TypeId, Known>,
    taken: &'a mut HashSet<(TypeId, i32)>,
}

impl Seat<'_> {
    fn scope(&mut self, scope: &mut Scope) {
        scope.extends.retain_mut(|extend| self.extend(extend));
        for message in &mut scope.messages {
            self.message(message);
        }
    }

    fn extend(&mut self, extend: &mut Extend) -> bool {
        let Some(known) = self.known.get(&extend.extendee) else {
            return false;
        };
        let number = extend.field.number;
        let inside = known
            .extensions
            .iter()
            .any(|&(start, end)| (start..=end).contains(&number));
        if self.syntax == Syntax::Proto3
            || known.file > self.index
            || !inside
            || matches!(extend.field.kind, Type::Map(..))
            || !self.taken.insert((extend.extendee, number))
        {
            return false;
        }
        extend
            .field
            .options
            .retain(|(name, _)| name != "json_name" && !name.ends_with("field_presence"));
        self.field(&mut extend.field, true);
        if extend.field.label == Label::Required {
            extend.field.label = Label::Repeated;
            self.field(&mut extend.field, true);
        }
        true
    }

    fn message(&mut self, message: &mut Message) {
        once(&mut message.options);
        if self.syntax.edition().is_none() {
            message
                .options
                .retain(|(name, _)| !name.starts_with("features"));
        }
        self.scope(&mut message.body);
        for (_, fields) in &mut message.oneofs {
            for field in fields {
                if let Type::Map(..) = field.kind {
                    field.kind = Type::Scalar("string");
                }
                field.label = Label::None;
                field
                    .options
                    .retain(|(name, _)| !name.ends_with("field_presence"));
                self.field(field, false);
                field.label = Label::None;
            }
        }
        for field in &mut message.fields {
            self.field(field, true);
        }
        let mut names = HashSet::new();
        for field in message.all_fields_mut() {
            field
                .options
                .retain(|(name, value)| name != "json_name" || names.insert(value.clone()));
        }
    }

    fn named(&self, id: TypeId, options: &Options) -> Option<&Known> {
        let known = self
            .known
            .get(&id)
            .filter(|known| known.file <= self.index)?;
        let implicit = self.implicit
            || says(options, "field_presence", "IMPLICIT")
            || self.syntax == Syntax::Proto3;
        (!(known.closed && implicit)).then_some(known)
    }

    fn kind(&mut self, field: &mut Field) {
        let plain = Type::Scalar("int32");
        match &mut field.kind {
            Type::Scalar(_) => {}
            Type::Named(id) => {
                if self.named(*id, &field.options).is_none() {
                    field.kind = plain;
                }
            }
            Type::Map(_, value) => {
                if let Type::Named(id) = **value
                    && self
                        .named(id, &field.options)
                        .is_none_or(|known| known.closed)
                {
                    **value = plain;
                }
            }
            Type::Group(group) => {
                if self.syntax.is_proto2() {
                    self.message(group);
                } else {
                    field.kind = plain;
                }
            }
        }
    }

    fn field(&mut self, field: &mut Field, labelled: bool) {
        self.kind(field);
        once(&mut field.options);
        let is_map = matches!(field.kind, Type::Map(..));
        field.label = match (self.syntax, field.label) {
            _ if is_map || !labelled => Label::None,
            (Syntax::Proto3, Label::Required) => Label::Optional,
            (Syntax::Edition(_), Label::Required | Label::Optional) => Label::None,
            (Syntax::Unsaid | Syntax::Proto2, Label::None) => Label::Optional,
            (_, label) => label,
        };
        let (known, syntax, implicit) = (self.known, self.syntax, self.implicit);
        let facts = Facts::of(field, known);
        let said = says(&field.options, "field_presence", "IMPLICIT");
        let implicit = (implicit || said) && !says(&field.options, "field_presence", "EXPLICIT");
        let allows = |name: &str| facts.allows(name, syntax, implicit);
        field
            .options
            .retain(|(name, value)| allows(name) && !(facts.message && value == "IMPLICIT"));
    }
}
