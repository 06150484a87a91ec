//! The number of steps grows with the text and no faster.

use super::cursor::Parser;

/// Pieces of text that are repeated: good ones, and those that make the parser look ahead, recover and skip.
const PIECES: [&str; 30] = [
    "message A { string a = 1; map<string, B> b = 2 [deprecated = true]; }\n",
    "message A { string a = 1\n string b = 2\n }\n",
    "message A { string a = 1 string b = 2 }\n",
    "message A {\n string a = 1;\n",
    "message A { ",
    "option (a) = { b: [1, {c: 2}] };\n",
    "option (a) = { b: \n",
    "option (a) = [ ",
    "option (a).",
    "enum A { B = 0; C = 1, D = 2 }\n",
    "service A { rpc B(C) returns (D); rpc E(F returns G) }\n",
    "rpc A(",
    "map<",
    "import ",
    "reserved 1, ",
    "mesage A { optinal string b = 1; }\n",
    "/* a */ ",
    "// a\n",
    "@ ",
    "}\n",
    "} ",
    "= ",
    "a ",
    "a\n",
    "a.b ",
    "\"a\" ",
    "\"a\n",
    "“ ",
    "1a ",
    "\u{1}",
];

#[test]
fn linear() {
    const LENGTH: usize = 200_000;
    for piece in PIECES {
        for wrapper in [
            "",
            "message A { ",
            "option (a) = { b: ",
            "message A { string a = 1 [",
        ] {
            let text = wrapper.to_owned() + &piece.repeat(LENGTH / piece.len());
            let mut parser = Parser::new(&text);
            parser.file();
            let steps = parser.steps();
            let tokens = parser.finish().tokens().count();
            assert!(
                steps <= 120 * tokens + 1000,
                "{wrapper}{piece}: {steps} steps for {tokens} tokens"
            );
        }
    }
}

#[test]
fn linear_for_a_megabyte() {
    let text = PIECES[0].repeat((1 << 20) / PIECES[0].len());
    let mut parser = Parser::new(&text);
    parser.file();
    let steps = parser.steps();
    let tree = parser.finish();
    assert_eq!(tree.errors(), []);
    assert!(steps <= 20 * tree.tokens().count(), "{steps}");
}
