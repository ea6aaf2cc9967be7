//! `migrations!("migrations")`: the files of a folder as parts of the program.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

/// The files of a migration, by its path below the folder.
struct Files {
    path: String,
    up: PathBuf,
    down: Option<PathBuf>,
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let expanded = syn::parse2::<LitStr>(input).and_then(|folder| {
        let root = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
        let path = Path::new(&root).join(folder.value());
        let files = read(&path).map_err(|error| {
            let message = format!(
                "the folder {} cannot be read: {error}; its path is relative to that of Cargo.toml",
                path.display()
            );
            syn::Error::new_spanned(&folder, message)
        })?;
        Ok(embedded(&files))
    });
    expanded.unwrap_or_else(|error| error.into_compile_error())
}

/// The runner reads their names and texts, and says what is wrong with them.
fn embedded(files: &[Files]) -> TokenStream {
    let files = files.iter().map(|files| {
        let text = |path: &Path| {
            let path = path.to_string_lossy();
            quote!(::core::include_str!(#path))
        };
        let (path, up) = (&files.path, text(&files.up));
        let down = match &files.down {
            Some(down) => {
                let down = text(down);
                quote!(::core::option::Option::Some(#down))
            }
            None => quote!(::core::option::Option::None),
        };
        quote!((#path, #up, #down))
    });
    quote!(::ormlite_migrate::Migrations::embedded([#(#files),*]))
}

fn read(folder: &Path) -> io::Result<Vec<Files>> {
    let mut found = Vec::new();
    for outer in folders(folder)? {
        let path = folder.join(&outer);
        match files(&path, outer.clone()) {
            Some(files) => found.push(files),
            None => {
                let within = folders(&path)?.into_iter();
                let within = within
                    .filter_map(|inner| files(&path.join(&inner), format!("{outer}/{inner}")));
                found.extend(within);
            }
        }
    }
    Ok(found)
}

fn files(folder: &Path, path: String) -> Option<Files> {
    let (up, down) = (folder.join("up.sql"), folder.join("down.sql"));
    up.is_file().then(|| Files {
        path,
        up,
        down: down.is_file().then_some(down),
    })
}

/// The names of the folders in a folder, sorted.
fn folders(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string().ok();
        names.extend(name.filter(|_| entry.path().is_dir()));
    }
    names.sort();
    Ok(names)
}
