//! What the types of a case are, by id.

use std::collections::HashMap;

use crate::schema::{Case, Enum, File, Options, Scope, Type, TypeId};

/// A message or an enum as its users must see it.
#[derive(Debug, Clone)]
pub struct Known {
    pub name: String,
    pub file: usize,
    pub values: Option<Vec<String>>,
    pub closed: bool,
    pub extensions: Vec<(i32, i32)>,
}

/// All types of a case.
pub fn types(case: &Case) -> HashMap<TypeId, Known> {
    let mut found = HashMap::new();
    for (index, file) in case.files.iter().enumerate() {
        let prefix = file.package.clone().unwrap_or_default();
        Walk {
            file,
            index,
            found: &mut found,
        }
        .scope(&file.body, &prefix);
    }
    found
}

struct Walk<'a> {
    file: &'a File,
    index: usize,
    found: &'a mut HashMap<TypeId, Known>,
}

impl Walk<'_> {
    fn scope(&mut self, scope: &Scope, prefix: &str) {
        for one in &scope.enums {
            let closed = is_closed(self.file, one);
            let values = one.values.iter().map(|(name, _)| name.clone()).collect();
            let name = format!("{prefix}.{}", one.name);
            let known = Known {
                name,
                file: self.index,
                values: Some(values),
                closed,
                extensions: Vec::new(),
            };
            self.found.insert(one.id, known);
        }
        for message in &scope.messages {
            let name = format!("{prefix}.{}", message.name);
            let extensions = message.extensions.clone();
            self.scope(&message.body, &name);
            for field in message.all_fields() {
                if let Type::Group(group) = &field.kind {
                    self.scope(&group.body, &format!("{name}.{}", group.name));
                }
            }
            self.found.insert(
                message.id,
                Known {
                    name,
                    file: self.index,
                    values: None,
                    closed: false,
                    extensions,
                },
            );
        }
    }
}

fn is_closed(file: &File, one: &Enum) -> bool {
    if file.syntax.edition().is_none() {
        return file.syntax.is_proto2();
    }
    let says = |options: &Options| {
        let mut kinds = options
            .iter()
            .filter_map(|(name, value)| match name.as_str() {
                "features.enum_type" => Some(value == "CLOSED"),
                "features" if value.contains("enum_type") => Some(value.contains("CLOSED")),
                _ => None,
            });
        kinds.next()
    };
    says(&one.options)
        .or_else(|| says(&file.options))
        .unwrap_or(false)
}
