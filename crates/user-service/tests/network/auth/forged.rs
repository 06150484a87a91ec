//! Tokens made by hand, the way a forger makes them.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use ring::hmac;
use serde_json::{Value, json};

use super::{Authorization, SECRET, check_refusal, issue, kinds::refusals, now, start, token};

/// A token with any header and claims; `sign` gives the signature.
pub(super) fn forge(header: &Value, claims: &Value, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(claims));
    let signature = BASE64_URL_SAFE_NO_PAD.encode(sign(message.as_bytes()));
    format!("{message}.{signature}")
}

/// Signs by HMAC, whatever the header says.
pub(super) fn hmac(algorithm: hmac::Algorithm, key: &[u8]) -> impl FnOnce(&[u8]) -> Vec<u8> {
    let key = hmac::Key::new(algorithm, key);
    move |message| hmac::sign(&key, message).as_ref().to_vec()
}

fn good_header() -> Value {
    json!({"typ": "JWT", "alg": "HS256"})
}

fn good_claims() -> Value {
    json!({"sub": "ann", "exp": now() + 3600})
}

/// Signed as it should be.
fn signed(header: &Value, claims: &Value) -> String {
    forge(header, claims, hmac(hmac::HMAC_SHA256, SECRET.as_bytes()))
}

async fn check_invalid(tokens: impl IntoIterator<Item = (&'static str, String)>) {
    let running = start().await;
    for (name, token) in tokens {
        for status in refusals(&running, &Authorization::bearer(&token)).await {
            check_refusal(&status, "TOKEN_INVALID", name);
        }
    }
}

#[tokio::test]
async fn what_is_signed_otherwise_is_refused() {
    let (header, claims) = (good_header(), good_claims());
    let none = json!({"typ": "JWT", "alg": "none"});
    let other = json!({"typ": "JWT", "alg": "HS512"});
    let no_alg = json!({"typ": "JWT"});
    let secret = SECRET.as_bytes();
    let good = signed(&header, &claims);
    let (message, signature) = good.rsplit_once('.').unwrap();
    let payload =
        BASE64_URL_SAFE_NO_PAD.encode(json!({"sub": "ben", "exp": now() + 3600}).to_string());
    let (start, _) = message.split_once('.').unwrap();
    check_invalid([
        (
            "another secret",
            forge(&header, &claims, hmac(hmac::HMAC_SHA256, b"another secret")),
        ),
        (
            "no algorithm, no signature",
            forge(&none, &claims, |_| Vec::new()),
        ),
        ("no algorithm, good signature", signed(&none, &claims)),
        ("NONE", signed(&json!({"alg": "NONE"}), &claims)),
        ("algorithm not named", signed(&no_alg, &claims)),
        (
            "HS512",
            forge(&other, &claims, hmac(hmac::HMAC_SHA512, secret)),
        ),
        ("HS512 named, HS256 used", signed(&other, &claims)),
        (
            "HS256 named, HS512 used",
            forge(&header, &claims, hmac(hmac::HMAC_SHA512, secret)),
        ),
        ("RS256", signed(&json!({"alg": "RS256"}), &claims)),
        ("no signature", format!("{message}.")),
        (
            "half a signature",
            format!("{message}.{}", &signature[..20]),
        ),
        ("other claims", format!("{start}.{payload}.{signature}")),
        (
            "an extension that must be known",
            signed(&json!({"alg": "HS256", "crit": ["x"], "x": 1}), &claims),
        ),
    ])
    .await;
}

#[tokio::test]
async fn what_is_no_token_is_refused() {
    let good = token(&issue());
    check_invalid([
        ("a word", "x".to_owned()),
        ("dots", "..".to_owned()),
        ("words and dots", "a.b.c".to_owned()),
        ("twice", format!("{good}.{good}")),
        ("something after it", format!("{good} x")),
        ("no json", forge(&json!("x"), &json!("y"), |_| Vec::new())),
    ])
    .await;
}

#[tokio::test]
async fn claims_must_be_there_and_be_what_they_should() {
    let exp = now() + 3600;
    let cases = [
        ("no end", json!({"sub": "ann"})),
        (
            "an end that is text",
            json!({"sub": "ann", "exp": exp.to_string()}),
        ),
        ("an end that is null", json!({"sub": "ann", "exp": null})),
        ("nobody", json!({"exp": exp})),
        ("a number for a name", json!({"sub": 7, "exp": exp})),
        (
            "not yet",
            json!({"sub": "ann", "exp": exp, "nbf": exp - 60}),
        ),
        (
            "for somebody else",
            json!({"sub": "ann", "exp": exp, "aud": "bank"}),
        ),
        (
            "a scope that is null",
            json!({"sub": "ann", "exp": exp, "scope": null}),
        ),
        (
            "a scope that is a list",
            json!({"sub": "ann", "exp": exp, "scope": ["chat"]}),
        ),
        ("no object", json!(["ann", exp])),
    ];
    check_invalid(cases.map(|(name, claims)| (name, signed(&good_header(), &claims)))).await;
}

/// That a token has expired is told only to who could have had it.
#[tokio::test]
async fn an_expired_token_of_another_secret_is_just_invalid() {
    let claims = json!({"sub": "ann", "exp": now() - 3600});
    let forged = forge(
        &good_header(),
        &claims,
        hmac(hmac::HMAC_SHA256, b"another secret"),
    );
    check_invalid([("expired, another secret", forged)]).await;
}
