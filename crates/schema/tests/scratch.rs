//! scratch
#![allow(clippy::all, missing_docs, dead_code)]
mod caret;
#[test]
fn scratch() {
    let mut paths: Vec<_> = std::fs::read_dir("/tmp/schema")
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "proto"))
        .collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let files = caret::files(&text);
        let c = playground_schema::Compiler::default().compile(&files);
        println!(
            "=================== {} schema={:?}\n{}",
            path.file_name().unwrap().to_string_lossy(),
            c.schema.as_ref().map(|s| s.roots().to_vec()),
            caret::render(&files, &c, text.starts_with("--- "))
        );
    }
}
