//! `protoplay call` over TLS, and what it says when there is none.

use std::{fs, net::SocketAddr, path::Path, process::Command, sync::Arc};

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

use super::{Live, live};

/// A front that speaks TLS for a UserService, and the file with its certificate.
fn front(live: &Live, folder: &Path) -> SocketAddr {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    fs::write(folder.join("ca.pem"), made.cert.pem()).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let mut config = ServerConfig::builder_with_provider(ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let behind = live.url.trim_start_matches("http://").to_owned();
    let listener = live.runtime.block_on(TcpListener::bind("127.0.0.1:0"));
    let listener = listener.unwrap();
    let address = listener.local_addr().unwrap();
    live.runtime.spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let (acceptor, behind) = (acceptor.clone(), behind.clone());
            tokio::spawn(async move {
                let mut outside = acceptor.accept(socket).await?;
                let mut inside = TcpStream::connect(behind).await?;
                copy_bidirectional(&mut outside, &mut inside).await
            });
        }
    });
    address
}

#[test]
fn certificates_are_checked() {
    let (live, folder) = (live(), tempfile::tempdir().unwrap());
    let address = front(&live, folder.path());
    let call = |url: &str, protocol: &str, trusted: &str| {
        let method = "users.v1.UserService/GetUser";
        let run = Command::new(env!("CARGO_BIN_EXE_protoplay"))
            .args(["call", url, method, "-d", r#"{"id":"2"}"#])
            .args(["--protocol", protocol])
            .env("SSL_CERT_FILE", folder.path().join(trusted))
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        (run.status.code(), text(&run.stdout), text(&run.stderr))
    };
    fs::write(folder.path().join("none.pem"), "").unwrap();
    for protocol in ["grpc-web", "grpc"] {
        let url = format!("https://{address}");
        let (code, stdout, stderr) = call(&url, protocol, "ca.pem");
        assert_eq!((code, stderr.as_str()), (Some(0), ""), "{protocol}");
        assert!(stdout.contains("bob@example.com"), "{stdout}");

        let (code, stdout, stderr) = call(&url, protocol, "none.pem");
        assert_eq!(
            (code, stdout.as_str()),
            (Some(1), ""),
            "{protocol}: {stderr}"
        );
        assert!(
            stderr.contains("no TLS connection") && stderr.contains("certificate"),
            "{stderr}"
        );

        let plain = live.url.replace("http:", "https:");
        let (code, _, stderr) = call(&plain, protocol, "ca.pem");
        assert_eq!(code, Some(1), "{protocol}: {stderr}");
        assert!(
            stderr.contains("no TLS connection") && stderr.contains("http:// address"),
            "{stderr}"
        );

        let (code, _, stderr) = call(&format!("http://{address}"), protocol, "ca.pem");
        assert_eq!(code, Some(1), "{protocol}: {stderr}");
        assert!(stderr.contains("does not speak HTTP"), "{stderr}");
    }
}
