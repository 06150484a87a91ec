#[test]
#[ignore]
fn dump() {
    let cases = std::fs::read_to_string("/tmp/lw/cases.txt").unwrap();
    for text in cases.split("\n====\n") {
        println!("--- {text}");
        let tree = playground_syntax::parse(text);
        for error in tree.errors() {
            println!(
                "  syntax {:?} {} | {:?} | {:?}",
                &text.get(error.span.start as usize..error.span.end as usize),
                error.message,
                error.help,
                error.fix.as_ref().map(|f| &f.title)
            );
        }
        let (lowered, findings) = super::super::lower("f.proto", &tree);
        for f in findings {
            println!(
                "  lower {:?} {:?} {} | {:?} | {:?}",
                f.severity,
                &text.get(f.span.start as usize..f.span.end as usize),
                f.message,
                f.help,
                f.fix.as_ref().map(|f| &f.title)
            );
        }
        if !lowered.broken.is_empty() {
            println!("  broken {:?} lost {:?}", lowered.broken, lowered.lost);
        }
    }
}
