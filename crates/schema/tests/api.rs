//! What callers build on: the schema of the sample, its outline, and what a compiler keeps between runs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use playground_schema::{Compiler, Node, NodeKind, Schema, Severity, SourceFile};

fn sample() -> Vec<SourceFile> {
    let file = |path: &str, text: &str| SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    vec![
        file(
            "users/v1/user_service.proto",
            include_str!("../../../proto/users/v1/user_service.proto"),
        ),
        file(
            "users/v1/user.proto",
            include_str!("../../../proto/users/v1/user.proto"),
        ),
    ]
}

fn find<'a>(nodes: &'a [Node], full_name: &str) -> &'a Node {
    fn inner<'a>(nodes: &'a [Node], full_name: &str) -> Option<&'a Node> {
        nodes.iter().find_map(|node| {
            if node.full_name == full_name {
                Some(node)
            } else {
                inner(&node.children, full_name)
            }
        })
    }
    inner(nodes, full_name).unwrap_or_else(|| panic!("{full_name} is not in the outline"))
}

#[test]
fn the_user_service_compiles_clean() {
    let files = sample();
    let compilation = Compiler::default().compile(&files);
    assert_eq!(compilation.diagnostics, []);
    let schema = compilation.schema.unwrap();
    assert_eq!(
        schema.roots(),
        ["users/v1/user_service.proto", "users/v1/user.proto"]
    );
    let service = schema
        .pool()
        .get_service_by_name("users.v1.UserService")
        .unwrap();
    let kinds: Vec<_> = service
        .methods()
        .map(|method| {
            format!(
                "{}{}{}",
                method.name(),
                if method.is_client_streaming() {
                    " <"
                } else {
                    ""
                },
                if method.is_server_streaming() {
                    " >"
                } else {
                    ""
                }
            )
        })
        .collect();
    let expect = [
        "GetUser",
        "CreateUser",
        "UpdateUser",
        "DeleteUser",
        "ListUsers >",
        "WatchUserChanges >",
        "CreateUsers <",
        "UploadUserData <",
        "Chat < >",
        "CollaborativeEdit < >",
    ];
    assert_eq!(kinds, expect);
}

#[test]
fn an_outline_tells_names_details_docs_and_spans() {
    let files = sample();
    let outline = Compiler::default().compile(&files).outline();
    let detail = |name: &str| find(&outline, name).detail.clone();
    assert_eq!(detail("users.v1.User.metadata"), "map<string, string> = 7");
    assert_eq!(detail("users.v1.User.status"), "UserStatus = 5");
    assert_eq!(detail("users.v1.User.tags"), "repeated string = 6");
    assert_eq!(
        detail("users.v1.User.created_at"),
        "google.protobuf.Timestamp = 8"
    );
    assert_eq!(detail("users.v1.USER_STATUS_DELETED"), "3");
    let user = find(&outline, "users.v1.User");
    assert_eq!(
        (user.kind, user.doc.as_str(), user.children.len()),
        (NodeKind::Message, "A person with an account.", 9)
    );
    let text = &files[1].text;
    assert_eq!(
        &text[user.span.start as usize..user.span.end as usize],
        "User"
    );
    let method = find(&outline, "users.v1.UserService.ListUsers")
        .method
        .clone()
        .unwrap();
    assert_eq!(method.path, "users.v1.UserService/ListUsers");
    assert_eq!(
        (method.input.as_str(), method.output.as_str()),
        ("users.v1.ListUsersRequest", "users.v1.User")
    );
    assert_eq!(
        (method.client_streaming, method.server_streaming),
        (false, true)
    );
    let oneof = find(&outline, "users.v1.UploadDataChunk.data");
    assert_eq!((oneof.kind, oneof.children.len()), (NodeKind::Oneof, 2));
}

#[test]
fn what_has_no_name_yet_is_not_in_the_outline() {
    let file = |text: &str| SourceFile {
        path: "a.proto".to_owned(),
        text: format!("syntax = \"proto3\";\n{text}\nmessage B {{ string b = 1; }}\n"),
    };
    for text in [
        "message",
        "mess",
        "enum {",
        "message A { string }",
        "message A { oneof }",
    ] {
        let outline = Compiler::default().compile(&[file(text)]).outline();
        fn check(nodes: &[Node], text: &str) {
            for node in nodes {
                assert!(!node.name.is_empty(), "{text}: {nodes:?}");
                check(&node.children, text);
            }
        }
        check(&outline, text);
        assert!(!outline.is_empty());
    }
}

#[test]
fn the_outline_of_a_file_stays_while_it_is_broken() {
    let mut files = sample();
    files[1].text = files[1]
        .text
        .replace("int32 age = 4;", "int32 age = ; strin x = 40;");
    let compilation = Compiler::default().compile(&files);
    assert!(compilation.schema.is_none());
    let outline = compilation.outline();
    let user = find(&outline, "users.v1.User");
    let names: Vec<_> = user
        .children
        .iter()
        .map(|child| child.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "id",
            "email",
            "name",
            "age",
            "x",
            "status",
            "tags",
            "metadata",
            "created_at",
            "updated_at"
        ]
    );
    assert_eq!(
        find(&compilation.outline(), "users.v1.UserService")
            .children
            .len(),
        10
    );
}

#[test]
fn a_compiler_used_again_tells_the_same_as_a_fresh_one() {
    let mut files = sample();
    let mut compiler = Compiler::default();
    for text in [
        "syntax = \"proto3\";",
        "broken",
        include_str!("../../../proto/users/v1/user.proto"),
    ] {
        files[1].text = text.to_owned();
        let again = compiler.compile(&files);
        let fresh = Compiler::default().compile(&files);
        assert_eq!(
            (again.outline(), again.diagnostics),
            (fresh.outline(), fresh.diagnostics)
        );
    }
    files.remove(0);
    assert_eq!(
        compiler.compile(&files).schema.unwrap().roots(),
        ["users/v1/user.proto"]
    );
}

#[test]
fn a_schema_travels_as_bytes_with_custom_options_and_comments() {
    let text = "syntax = \"proto3\";\nimport \"google/protobuf/descriptor.proto\";\nextend google.protobuf.FieldOptions { int32 weight = 50001; }\n// Doc.\nmessage A { string a = 1 [(weight) = 7]; }\n";
    let files = [SourceFile {
        path: "a.proto".to_owned(),
        text: text.to_owned(),
    }];
    let compilation = Compiler::default().compile(&files);
    let outline = compilation.outline();
    let schema = compilation.schema.unwrap();
    let schema = Schema::decode(&schema.encode()).unwrap();
    let weight = schema.pool().get_extension_by_name("weight").unwrap();
    let field = schema
        .pool()
        .get_message_by_name("A")
        .unwrap()
        .get_field_by_name("a")
        .unwrap();
    assert_eq!(field.options().get_extension(&weight).as_i32(), Some(7));
    assert_eq!(find(&outline, "A").doc, "Doc.");
}

#[test]
fn carriage_returns_tabs_and_a_byte_order_mark_move_nothing() {
    let text = "\u{feff}syntax = \"proto3\";\r\nmessage A {\r\n\t/* ü */ strin a = 1;\r\n}\r\n";
    let files = [SourceFile {
        path: "a.proto".to_owned(),
        text: text.to_owned(),
    }];
    let compilation = Compiler::default().compile(&files);
    let [finding] = compilation.diagnostics.as_slice() else {
        panic!("{:?}", compilation.diagnostics)
    };
    assert_eq!(
        &text[finding.span.start as usize..finding.span.end as usize],
        "strin"
    );
}

#[test]
fn a_copy_of_a_bundled_file_stays_out_of_the_schema_that_has_it() {
    let file = |path: &str, text: &str| SourceFile {
        path: path.to_owned(),
        text: format!("syntax = \"proto3\";\n{text}"),
    };
    let copy = file(
        "copy.proto",
        "package google.protobuf; message Timestamp {}",
    );
    let user = file(
        "user.proto",
        "import \"google/protobuf/timestamp.proto\"; message A { google.protobuf.Timestamp t = 1; }",
    );
    let alone = Compiler::default().compile(std::slice::from_ref(&copy));
    assert_eq!(alone.diagnostics, []);
    assert_eq!(alone.schema.unwrap().roots(), ["copy.proto"]);
    let both = Compiler::default().compile(&[copy, user]);
    let told: Vec<_> = both
        .diagnostics
        .iter()
        .map(|found| (found.path.as_str(), found.severity))
        .collect();
    assert_eq!(told, [("copy.proto", Severity::Warning)]);
    assert!(
        both.diagnostics[0]
            .message
            .ends_with("names of this file are in google/protobuf/timestamp.proto, too")
    );
    let schema = both.schema.unwrap();
    assert_eq!(schema.roots(), ["user.proto"]);
    assert!(Schema::decode(&schema.encode()).is_ok());
}
