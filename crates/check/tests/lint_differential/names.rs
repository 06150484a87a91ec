//! Names in all cases, each there once.

use crate::rng::Rng;

const TYPES: &[&str] = &[
    "Foo{T}",
    "Foo{T}",
    "Foo{T}",
    "foo_{t}",
    "foo{T}",
    "FOO{T}",
    "Foo_{T}",
    "FooX1{T}",
    "Fo1o{T}2B",
    "F{T}_",
    "_f{t}",
    "f__{t}",
    "{T}URL",
    "{T}HTTPServer2",
];
const FIELDS: &[&str] = &[
    "foo_{t}", "foo_{t}", "{t}", "{t}_1", "{t}1", "foo{T}", "Foo{T}", "FOO_{U}", "_{t}", "{t}_",
    "foo__{t}", "{t}1a", "{t}A1B2", "x1Y{t}", "{t}BAR2",
];
const VALUES: &[&str] = &[
    "{U}",
    "{U}",
    "{U}_1",
    "{U}_UNSPECIFIED",
    "{U}_UNSPECIFIED",
    "{U}_NONE",
    "{t}",
    "{T}_x",
    "_{U}",
    "{U}__A",
    "A1{U}",
    "{U}Ab",
];

/// Gives out names.
pub struct Names {
    world: usize,
    given: usize,
}

impl Names {
    /// The names of a world.
    pub fn new(world: usize) -> Self {
        Self { world, given: 0 }
    }

    /// Letters that no other name has.
    pub fn token(&mut self) -> String {
        self.given += 1;
        let mut number = self.world * 4000 + self.given;
        let mut token = "q".to_owned();
        while number > 0 {
            token.push(char::from(b'a' + (number % 15) as u8));
            number /= 15;
        }
        token
    }

    /// The name of a message, enum, service or method.
    pub fn of_type(&mut self, rng: &mut Rng) -> String {
        let form = rng.pick(TYPES);
        self.filled(form)
    }

    /// The name of a field, oneof or package part.
    pub fn of_field(&mut self, rng: &mut Rng) -> String {
        let form = rng.pick(FIELDS);
        self.filled(form)
    }

    /// The name of an enum value.
    pub fn of_value(&mut self, rng: &mut Rng) -> String {
        let form = rng.pick(VALUES);
        self.filled(form)
    }

    fn filled(&mut self, form: &str) -> String {
        let token = self.token();
        let upper = token.to_uppercase();
        let title = upper[..1].to_owned() + &token[1..];
        form.replace("{t}", &token)
            .replace("{T}", &title)
            .replace("{U}", &upper)
    }
}
