//! What files have, in names and numbers: the base of reports.

use serde::{Deserialize, Serialize};

use crate::Files;
use crate::image::{File, Message, Syntax};

/// What one file has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Its import path.
    pub path: String,
    /// `proto2`, `proto3`, or the edition, such as `2023`.
    pub syntax: String,
    /// Its package; none if it has none.
    pub package: Option<String>,
    /// Its messages, those inside others too; nobody's messages (map entries) are left out.
    pub messages: Vec<MessageSummary>,
    /// Its services.
    pub services: Vec<ServiceSummary>,
    /// What it imports.
    pub imports: Vec<String>,
}

/// What one message has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageSummary {
    /// Its name, with those around it: `Outer.Inner`.
    pub name: String,
    /// The number of its fields, those of oneofs and maps too.
    pub field_count: usize,
}

/// What one service has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceSummary {
    /// Its name.
    pub name: String,
    /// The number of its methods.
    pub method_count: usize,
}

/// What the files to check have, sorted by path.
pub fn summaries(files: &Files) -> Vec<Summary> {
    let image = files.image();
    let mut found: Vec<Summary> = image.targets().map(summary).collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn summary(file: &File<'_>) -> Summary {
    let mut messages = Vec::new();
    add(&file.messages, "", &mut messages);
    let services = file.services.iter().map(|service| ServiceSummary {
        name: service.proto.name().to_owned(),
        method_count: service.methods.len(),
    });
    let proto = file.proto;
    let imports = proto.dependency.iter().chain(&proto.option_dependency);
    Summary {
        path: file.path().to_owned(),
        syntax: syntax(file.syntax),
        package: Some(file.package().to_owned()).filter(|package| !package.is_empty()),
        messages,
        services: services.collect(),
        imports: imports.cloned().collect(),
    }
}

fn add(messages: &[Message<'_>], around: &str, found: &mut Vec<MessageSummary>) {
    for message in messages.iter().filter(|message| !message.map_entry) {
        let name = match around {
            "" => message.proto.name().to_owned(),
            around => format!("{around}.{}", message.proto.name()),
        };
        found.push(MessageSummary {
            name: name.clone(),
            field_count: message.fields.len(),
        });
        add(&message.messages, &name, found);
    }
}

fn syntax(syntax: Syntax) -> String {
    match syntax {
        Syntax::Proto2 => "proto2".to_owned(),
        Syntax::Proto3 => "proto3".to_owned(),
        Syntax::Edition(edition) => {
            let name = edition.as_str_name();
            name.strip_prefix("EDITION_").unwrap_or(name).to_owned()
        }
    }
}
