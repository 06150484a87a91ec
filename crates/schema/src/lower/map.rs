//! Map fields: the message of their entries.

use playground_protos::descriptor::field_descriptor_proto::Type;
use playground_protos::descriptor::{DescriptorProto, FieldDescriptorProto, MessageOptions};
use playground_syntax::{Node, SyntaxKind};
use prost::Message;

use super::field::{Home, implied_label};
use super::parts::{Parts, path_text};
use super::{Lowering, names};
use crate::scalars;

impl<'t> Lowering<'t> {
    /// Adds the message of the entries; the current element is what the field lies in.
    pub(super) fn map_entry(
        &mut self,
        map: Node<'t>,
        field: &mut FieldDescriptorProto,
        parts: &Parts<'t>,
        home: &mut Home<'_>,
    ) {
        let name = names::map_entry(field.name());
        field.type_name = Some(name.clone());
        let types = Parts::of(map).types;
        let steps = [home.messages_number, home.messages.len() as i32];
        let from = [self.recorder.path(), &home.steps].concat();
        let outside = self.recorder.enter(&steps);
        let place = parts.name.unwrap_or(map).span();
        self.recorder.record_extra(&[], place);
        let entry = DescriptorProto {
            name: Some(name),
            field: vec![
                self.entry_field("key", 1, types[0]),
                self.entry_field("value", 2, types[1]),
            ],
            options: Some(entry_options()),
            ..DescriptorProto::default()
        };
        self.copy_features(&from);
        self.recorder.leave(outside);
        home.messages.push(entry);
    }

    fn entry_field(
        &mut self,
        name: &str,
        number: i32,
        ty: Option<Node<'t>>,
    ) -> FieldDescriptorProto {
        let text = ty.map(path_text);
        let scalar = text.as_deref().and_then(scalars::scalar);
        let outside = self.recorder.enter(&[2, number - 1]);
        match ty.filter(|ty| ty.kind() == SyntaxKind::TypeRef) {
            Some(ty) => {
                self.recorder.record_extra(&[], ty.span());
                let step = if scalar.is_some() { 5 } else { 6 };
                self.recorder.record_extra(&[step], ty.span());
            }
            None => self.mark_broken(),
        }
        self.recorder.leave(outside);
        FieldDescriptorProto {
            name: Some(name.to_owned()),
            json_name: Some(name.to_owned()),
            number: Some(number),
            label: implied_label(),
            r#type: scalar.map(|scalar: Type| scalar as i32),
            type_name: text.filter(|_| scalar.is_none()),
            ..FieldDescriptorProto::default()
        }
    }

    /// Features of the field are features of its keys and values too.
    fn copy_features(&mut self, field: &[i32]) {
        let statements = self.out.options.iter().rev();
        let own = statements.take_while(|option| option.element == field);
        let is_feature = |name: &[crate::ir::NamePart]| {
            name.first()
                .is_some_and(|part| !part.extension && part.text == "features")
        };
        let mut features: Vec<_> = own
            .filter(|option| is_feature(&option.name))
            .cloned()
            .collect();
        features.reverse();
        for number in 0..2 {
            let element = [self.recorder.path(), &[2, number]].concat();
            for (index, option) in features.iter().enumerate() {
                let mut option = option.clone();
                option.element.clone_from(&element);
                option.index = index as i32;
                option.place = None;
                self.out.options.push(option);
            }
        }
    }
}

fn entry_options() -> Vec<u8> {
    let options = MessageOptions {
        map_entry: Some(true),
        ..MessageOptions::default()
    };
    options.encode_to_vec()
}
