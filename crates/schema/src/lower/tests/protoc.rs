//! Lowering against protoc itself: the order of places, comments between any two tokens, and editions.
//!
//! `PROTOC=path cargo test -p playground-schema lower::tests::protoc -- --ignored --nocapture`

use std::path::{Path, PathBuf};
use std::process::Command;

use playground_protos::descriptor::{
    DescriptorProto, FieldDescriptorProto, FileDescriptorProto, FileDescriptorSet,
};
use prost::Message;

use super::lowered;
use super::oracle::{options_at, take_options};

/// What protoc makes of the files of a folder; it must accept all.
fn protoc(folder: &Path, files: &[PathBuf]) -> Vec<FileDescriptorProto> {
    let out = std::env::temp_dir().join(format!("lower-{}.binpb", std::process::id()));
    let list = out.with_extension("list");
    let names = files.iter().map(|file| file.display().to_string());
    std::fs::write(&list, names.collect::<Vec<_>>().join("\n")).unwrap();
    let protoc = std::env::var("PROTOC").expect("PROTOC is a path to protoc");
    let run = Command::new(protoc)
        .current_dir(folder)
        .args(["-I.", "--include_source_info", "--descriptor_set_out"])
        .arg(&out)
        .arg(format!("@{}", list.display()))
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let set = FileDescriptorSet::decode(std::fs::read(&out).unwrap().as_slice()).unwrap();
    std::fs::remove_file(&out).unwrap();
    std::fs::remove_file(&list).unwrap();
    set.file
}

/// Takes away what comes after lowering: options, resolved names.
fn unlink(file: &mut FileDescriptorProto) {
    fn last(name: &mut Option<String>) {
        *name = name
            .take()
            .and_then(|name| name.rsplit('.').next().map(str::to_owned));
    }
    fn fields(fields: &mut [FieldDescriptorProto]) {
        for field in fields {
            last(&mut field.type_name);
            last(&mut field.extendee);
            if field.type_name.is_some() {
                field.r#type = None;
            }
        }
    }
    fn messages(list: &mut [DescriptorProto]) {
        for message in list {
            fields(&mut message.field);
            fields(&mut message.extension);
            messages(&mut message.nested_type);
        }
    }
    take_options(file);
    fields(&mut file.extension);
    messages(&mut file.message_type);
    for method in file
        .service
        .iter_mut()
        .flat_map(|service| &mut service.method)
    {
        last(&mut method.input_type);
        last(&mut method.output_type);
    }
    let locations = file
        .source_code_info
        .iter_mut()
        .flat_map(|info| &mut info.location);
    for location in locations {
        let options = options_at(&location.path);
        if let Some(at) = options {
            let deep = location.path.len() > at + 1;
            location.path.truncate(at + 1);
            location.path.extend(deep.then_some(999));
        }
    }
}

/// The first difference from protoc's file.
fn difference(text: &str, mut theirs: FileDescriptorProto) -> Option<String> {
    let (mut mine, findings) = lowered(text);
    if !findings.is_empty() {
        return Some(format!("{findings:?}"));
    }
    unlink(&mut theirs);
    mine.descriptor.source_code_info = Some(mine.source_code_info());
    unlink(&mut mine.descriptor);
    mine.descriptor.name = theirs.name.clone();
    let mine = mine.descriptor;
    let ours = mine.source_code_info.clone().unwrap_or_default().location;
    let places = theirs.source_code_info.clone().unwrap_or_default().location;
    let pairs = ours.iter().zip(&places).enumerate();
    if let Some((index, (ours, theirs))) = pairs.into_iter().find(|(_, (a, b))| a != b) {
        return Some(format!(
            "location {index}\nours   {ours:?}\ntheirs {theirs:?}"
        ));
    }
    (mine != theirs).then(|| format!("ours   {mine:?}\ntheirs {theirs:?}"))
}

#[test]
#[ignore = "needs protoc and a folder of .proto files"]
fn a_folder_is_lowered_as_by_protoc() {
    let folder = PathBuf::from(std::env::var("PROTO_SWEEP").expect("PROTO_SWEEP names a folder"));
    let list = std::env::var("PROTO_LIST").expect("PROTO_LIST names files, one to a line");
    let list: Vec<_> = std::fs::read_to_string(list)
        .unwrap()
        .lines()
        .map(PathBuf::from)
        .collect();
    let mut different = 0;
    for theirs in protoc(&folder, &list) {
        let name = theirs.name().to_owned();
        let text = std::fs::read_to_string(folder.join(&name)).unwrap();
        if let Some(difference) = difference(&text, theirs) {
            different += 1;
            println!("{name}: {difference}");
        }
    }
    println!("{} files, {different} different", list.len());
    assert_eq!(different, 0);
}

#[test]
#[ignore = "needs protoc"]
fn comments_between_any_two_tokens_go_where_protoc_puts_them() {
    let folder = std::env::temp_dir().join(format!("lower-comments-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let texts: Vec<_> = (0..4000).map(scattered).collect();
    let names: Vec<_> = (0..texts.len())
        .map(|index| PathBuf::from(format!("{index}.proto")))
        .collect();
    for (name, text) in names.iter().zip(&texts) {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let files = protoc(&folder, &names);
    std::fs::remove_dir_all(&folder).unwrap();
    let pairs = texts.iter().zip(files);
    let told: Vec<_> = pairs
        .filter_map(|(text, file)| Some(format!("{text}\n{}\n", difference(text, file)?)))
        .collect();
    println!("{} of {} different", told.len(), texts.len());
    assert!(
        told.is_empty(),
        "{}",
        told.iter().min_by_key(|told| told.len()).unwrap()
    );
}

/// A text whose tokens have blanks and comments between them, by a number.
fn scattered(seed: u64) -> String {
    const TRIVIA: [&str; 14] = [
        " ",
        " ",
        "\n",
        "\n",
        "\n\n",
        "// a\n",
        "/* b */",
        "/* c\n   * d\n  */",
        "\t",
        "\r\n",
        " // e\r\n",
        "/**/",
        "//\n",
        "\n \n",
    ];
    let package = format!("p{seed}");
    let tokens = [
        "syntax",
        "=",
        "\"proto3\"",
        ";",
        "package",
        package.as_str(),
        ";",
        "message",
        "A",
        "{",
        "int32",
        "a",
        "=",
        "1",
        "[",
        "deprecated",
        "=",
        "true",
        "]",
        ";",
        ";",
        "oneof",
        "o",
        "{",
        "int32",
        "b",
        "=",
        "2",
        ";",
        "}",
        "reserved",
        "5",
        ",",
        "7",
        "to",
        "9",
        ";",
        "message",
        "B",
        "{",
        "}",
        "}",
        "enum",
        "E",
        "{",
        "Z",
        "=",
        "0",
        ";",
        "}",
        "option",
        "optimize_for",
        "=",
        "SPEED",
        ";",
        "service",
        "S",
        "{",
        "rpc",
        "M",
        "(",
        "A",
        ")",
        "returns",
        "(",
        "A",
        ")",
        "{",
        "}",
        "}",
    ];
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let mut text = String::new();
    for token in tokens {
        let most = if matches!(text.chars().last(), Some(';' | '{' | '}') | None) {
            5
        } else {
            2
        };
        for _ in 0..=next(most) {
            text.push_str(TRIVIA[next(TRIVIA.len() as u64) as usize]);
        }
        text.push_str(token);
    }
    for _ in 0..next(4) {
        text.push_str(TRIVIA[next(TRIVIA.len() as u64) as usize]);
    }
    text
}
