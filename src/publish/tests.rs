//! Publishing to real folders.
#![expect(clippy::disallowed_methods, reason = "these tests look at the disk")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// A folder of its own that is deleted at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("factum-publish-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("content")).unwrap();
        Self(path)
    }

    fn publish(&self, files: &[(&str, &str)]) -> Result<Published> {
        publish(files, &self.0, &self.0.join("public"))
    }

    /// Everything below the folder but the manifest.
    fn tree(&self) -> BTreeMap<String, String> {
        let root = self.0.join("public");
        walkdir::WalkDir::new(&root)
            .into_iter()
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.file_type().is_file() && entry.file_name() != MANIFEST)
            .map(|entry| {
                (
                    entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned(),
                    fs::read_to_string(entry.path()).unwrap(),
                )
            })
            .collect()
    }
}

fn publish(files: &[(&str, &str)], root: &Path, output: &Path) -> Result<Published> {
    let publication = Publication::begin(root, output)?;
    for (path, text) in files {
        publication.put(OutputPath::new(*path).unwrap(), text.as_bytes())?;
    }
    publication.finish()
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn tree(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn a_second_build_writes_only_what_differs_and_deletes_only_what_it_wrote() {
    let folder = Folder::new("second");
    fs::create_dir_all(folder.0.join("public")).unwrap();
    fs::write(folder.0.join("public/.gitignore"), "*\n").unwrap();
    assert_eq!(
        folder.publish(&[("index.html", "1"), ("a/b.html", "2")]).unwrap(),
        Published { files: 3, written: 3, deleted: 0 }
    );
    assert_eq!(
        folder.publish(&[("index.html", "1"), ("a/b.html", "2")]).unwrap(),
        Published { files: 3, written: 0, deleted: 0 }
    );
    fs::write(folder.0.join("public/CNAME"), "example.org").unwrap();
    // The page that differs, and the manifest.
    assert_eq!(
        folder.publish(&[("index.html", "3")]).unwrap(),
        Published { files: 2, written: 2, deleted: 1 }
    );
    assert_eq!(folder.tree(), tree(&[(".gitignore", "*\n"), ("CNAME", "example.org"), ("index.html", "3")]));
    let beside: Vec<_> = fs::read_dir(&folder.0).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 2, "nothing is left beside the output: {beside:?}");
}

#[test]
fn a_page_that_was_changed_by_hand_is_written_again() {
    let folder = Folder::new("hand");
    folder.publish(&[("index.html", "1")]).unwrap();
    fs::write(folder.0.join("public/index.html"), "x").unwrap();
    assert_eq!(folder.publish(&[("index.html", "1")]).unwrap().written, 1);
    assert_eq!(folder.tree(), tree(&[("index.html", "1")]));
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_left_alone() {
    let folder = Folder::new("foreign");
    fs::create_dir_all(folder.0.join("public")).unwrap();
    fs::write(folder.0.join("public/thesis.doc"), "years of work").unwrap();
    let error = folder.publish(&[("index.html", "1")]).unwrap_err();
    assert!(error.to_string().contains("thesis.doc"), "{error}");
    assert_eq!(folder.tree(), tree(&[("thesis.doc", "years of work")]));
}

#[test]
fn a_foreign_file_in_the_way_stops_the_build() {
    let folder = Folder::new("way");
    folder.publish(&[("index.html", "1")]).unwrap();
    fs::write(folder.0.join("public/new.html"), "mine").unwrap();
    assert!(folder.publish(&[("index.html", "2"), ("new.html", "2")]).is_err());
    assert_eq!(folder.tree(), tree(&[("index.html", "1"), ("new.html", "mine")]));
}

#[test]
fn a_site_that_is_not_finished_leaves_nothing_behind() {
    let folder = Folder::new("unfinished");
    folder.publish(&[("index.html", "1")]).unwrap();
    let publication = Publication::begin(&folder.0, &folder.0.join("public")).unwrap();
    publication.put(OutputPath::new("index.html").unwrap(), b"2").unwrap();
    drop(publication);
    assert_eq!(folder.tree(), tree(&[("index.html", "1")]));
    assert!(!folder.0.join(".public.factum-stage").exists());
}

#[test]
fn sources_and_their_parents_are_refused() {
    let folder = Folder::new("dangerous");
    for output in ["", "content", "content/x", "..", "themes/a"] {
        let error = publish(&[], &folder.0, &folder.0.join(output));
        assert!(error.is_err(), "{output}");
    }
    assert!(publish(&[], &folder.0, Path::new("/")).is_err());
    fs::write(folder.0.join("file"), "x").unwrap();
    assert!(publish(&[], &folder.0, &folder.0.join("file")).is_err());
}

#[test]
fn what_a_killed_build_left_is_cleared_or_put_back() {
    let folder = Folder::new("killed");
    folder.publish(&[("index.html", "1")]).unwrap();
    fs::create_dir_all(folder.0.join(".public.factum-stage/x")).unwrap();
    fs::rename(folder.0.join("public"), folder.0.join(".public.factum-aside")).unwrap();
    assert_eq!(folder.publish(&[("index.html", "1")]).unwrap().written, 0);
    assert_eq!(folder.tree(), tree(&[("index.html", "1")]));
    folder.publish(&[("index.html", "2")]).unwrap();
    assert!(!folder.0.join(".public.factum-stage").exists());
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let folder = Folder::new("two");
    let held = Output::claim(&folder.0, &folder.0.join("public")).unwrap();
    let error = folder.publish(&[("index.html", "1")]).unwrap_err();
    assert!(error.to_string().contains("another build"), "{error}");
    drop(held);
    folder.publish(&[("index.html", "1")]).unwrap();
}
