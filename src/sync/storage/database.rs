//! The browser's database, for files that the local storage has no room for.

use idb::{Database, Error, ObjectStore, Query, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use super::{Restored, decode};

const NAME: &str = "playground";
const VERSION: u32 = 1;
const STORE: &str = "workspace";
const KEY: &str = "files";

/// Opens the database; the first time it is made.
///
/// # Errors
/// If the browser allows none.
pub async fn open() -> Result<Database, Error> {
    Database::builder(NAME)
        .version(VERSION)
        .add_object_store(idb::builder::ObjectStoreBuilder::new(STORE))
        .build()
        .await
}

/// The files stored here.
pub async fn files() -> Restored {
    match read().await {
        Ok(text) => decode(text.as_deref()),
        Err(_) => Restored::Unreadable,
    }
}

async fn read() -> Result<Option<String>, Error> {
    let database = open().await?;
    let (_transaction, store) = begin(&database, TransactionMode::ReadOnly)?;
    let value = store.get(Query::Key(JsValue::from_str(KEY)))?.await?;
    database.close();
    Ok(value.and_then(|value| value.as_string()))
}

/// Begins to store the encoded files, or to remove them; the page may go away as soon as this returns.
///
/// # Errors
/// If the browser refuses at once; else the transaction says how it ended.
pub fn write(database: &Database, text: Option<&str>) -> Result<Transaction, Error> {
    let (transaction, store) = begin(database, TransactionMode::ReadWrite)?;
    match text {
        Some(text) => drop(store.put(&JsValue::from_str(text), Some(&JsValue::from_str(KEY)))?),
        None => drop(store.clear()?),
    }
    // Without this the transaction would wait for the page to hear of the request's success.
    transaction.commit()
}

fn begin(database: &Database, mode: TransactionMode) -> Result<(Transaction, ObjectStore), Error> {
    let transaction = database.transaction(&[STORE], mode)?;
    let store = transaction.object_store(STORE)?;
    Ok((transaction, store))
}
