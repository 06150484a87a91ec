//! Choosing the earlier state that the text is compared with, and putting the two side by side.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use playground_engine::protocol::{Baseline, Event, Request};

use super::{App, files, uploads};
use crate::{
    state::{Cover, Earlier, rooted},
    sync::Answer,
};

/// More than any schema; the page is to stay alive.
const MAX_BYTES: usize = 64 << 20;

/// Compares from now on with the text as it is.
pub fn take_now(app: App) {
    files::flush(app);
    let now = app.state.workspace.files.get_untracked();
    set(app, Earlier::now(now));
}

/// Compares with files of the person's machine: sources, a folder of them, or a descriptor set.
pub fn open_files(app: App, list: &web_sys::FileList) {
    let all: Vec<_> = (0..list.length()).filter_map(|at| list.get(at)).collect();
    spawn_local(async move {
        let mut contents = Vec::new();
        let mut size = 0;
        for file in all {
            let path = path_in_folder(&file);
            // A folder has more in it than sources.
            if path.contains('/') && !path.ends_with(".proto") {
                continue;
            }
            match uploads::bytes(&file).await {
                Ok(bytes) => contents.push((path, bytes)),
                Err(why) => return refuse(app, &why),
            }
            size += contents.last().map_or(0, |(_, bytes)| bytes.len());
            if size > MAX_BYTES {
                return refuse(app, "that is more than 64 MB");
            }
        }
        let name = match contents.as_slice() {
            [] => return refuse(app, "there is no .proto file in it"),
            [(path, _)] => path.clone(),
            [(path, _), ..] if path.contains('/') => {
                path.split('/').next().unwrap_or_default().to_owned()
            }
            several => format!("{} files", several.len()),
        };
        open(app, name, contents);
    });
}

/// Compares with what an address gives: a source or a descriptor set.
pub fn open_url(app: App, url: String) {
    spawn_local(async move {
        let name = url.rsplit('/').next().unwrap_or_default();
        let name = name.split(['?', '#']).next().unwrap_or_default().to_owned();
        match fetched(&url).await {
            Ok(bytes) => open(app, url.clone(), vec![(name, bytes)]),
            Err(why) => refuse(app, &format!("{url} could not be had: {why}")),
        }
    });
}

/// Puts the two states of a file side by side in place of the editor.
pub fn compare(app: App, path: &str) {
    files::flush(app);
    let cover = Cover::States(path.to_owned());
    app.state.layout.cover.set(Some(cover));
}

fn open(app: App, name: String, contents: Vec<(String, Vec<u8>)>) {
    let ask = Request::OpenBaseline { files: contents };
    app.lanes()
        .analysis
        .ask(ask, None, move |answer| match answer {
            Answer::Event(Event::BaselineOpened(Ok(baseline))) => {
                let baseline = match baseline {
                    Baseline::Sources(files) => {
                        let own = app.state.workspace.files.get_untracked();
                        Baseline::Sources(rooted(files, &own))
                    }
                    set @ Baseline::Set(_) => set,
                };
                let name = name.clone();
                set(app, Earlier { name, baseline });
            }
            Answer::Event(Event::BaselineOpened(Err(why))) | Answer::Lost(why) => refuse(app, &why),
            Answer::Event(_) => {}
        });
}

fn set(app: App, earlier: Earlier) {
    app.state.answers.earlier.set(Arc::new(earlier));
}

fn refuse(app: App, why: &str) {
    let text = format!("Nothing to compare with: {why}.");
    app.state.answers.notice.set(Some(text));
}

/// The path below the folder that was picked, that folder included; the name alone of a file that was picked.
fn path_in_folder(file: &web_sys::File) -> String {
    let path = js_sys::Reflect::get(file, &"webkitRelativePath".into());
    let path = path.ok().and_then(|path| path.as_string());
    path.filter(|path| !path.is_empty())
        .unwrap_or_else(|| file.name())
}

async fn fetched(url: &str) -> Result<Vec<u8>, String> {
    let response = gloo_net::http::Request::get(url).send().await;
    let response = response.map_err(|_| {
        "there is no answer, or its server does not let pages of other hosts read it (CORS)"
            .to_owned()
    })?;
    if !response.ok() {
        return Err(format!("it answered {}", response.status()));
    }
    let bytes = response.binary().await;
    let bytes = bytes.map_err(|error| error.to_string())?;
    match bytes.len() {
        0..=MAX_BYTES => Ok(bytes),
        _ => Err("that is more than 64 MB".to_owned()),
    }
}
