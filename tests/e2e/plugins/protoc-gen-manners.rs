//! A `protoc-gen-*` of nobody's: it writes how many bytes it was given, or behaves as badly as its parameter says.

use std::io::{self, Read, Write};

fn main() {
    let mut request = Vec::new();
    io::stdin().read_to_end(&mut request).expect("a request");
    // The parameter is field 2 and short: its bytes are looked for, not decoded.
    let asked = |manner: &str| {
        let field = [&[0x12, manner.len() as u8], manner.as_bytes()].concat();
        request.windows(field.len()).any(|window| window == field)
    };
    let file = |name: &str, content: &str| {
        let inside = [text(1, name), text(15, content)].concat();
        block(15, &inside)
    };
    let size = format!("{} bytes\n", request.len());
    let response = match () {
        () if asked("panic") => panic!("on purpose"),
        () if asked("loop") => loop {
            std::hint::spin_loop();
        },
        () if asked("exit") => {
            eprintln!("no such option");
            std::process::exit(3);
        }
        () if asked("error") => text(1, "the plugin says no"),
        () if asked("garbage") => vec![0xff; 7],
        () if asked("twice") => [file("a.txt", "1"), file("a.txt", "2")].concat(),
        () if asked("outside") => file("../a.txt", "1"),
        () => [file("a/size.txt", &size), file("b.json", "{}\n")].concat(),
    };
    io::stdout().write_all(&response).expect("stdout");
}

fn text(number: u8, text: &str) -> Vec<u8> {
    block(number, text.as_bytes())
}

/// A length-delimited field; everything here is short.
fn block(number: u8, bytes: &[u8]) -> Vec<u8> {
    let length = u8::try_from(bytes.len()).ok().filter(|length| *length < 128);
    [&[number << 3 | 2, length.expect("short")], bytes].concat()
}
