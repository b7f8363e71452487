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
            .filter(|entry| {
                entry.file_type().is_file() && entry.file_name() != MANIFEST && entry.file_name() != MARK
            })
            .map(|entry| {
                (
                    entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_owned(),
                    fs::read_to_string(entry.path()).unwrap(),
                )
            })
            .collect()
    }
}

/// What publishing that left nothing behind tells.
fn counts(files: usize, written: usize, deleted: usize) -> Published {
    Published { files, written, deleted, ..Published::default() }
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
    assert_eq!(folder.publish(&[("index.html", "1"), ("a/b.html", "2")]).unwrap(), counts(4, 4, 0));
    assert_eq!(folder.publish(&[("index.html", "1"), ("a/b.html", "2")]).unwrap(), counts(4, 0, 0));
    fs::write(folder.0.join("public/CNAME"), "example.org").unwrap();
    // The page that differs, and the manifest.
    assert_eq!(folder.publish(&[("index.html", "3")]).unwrap(), counts(3, 2, 1));
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
    // In other letters too, though nothing has these names: a system that ignores case takes them for the sources.
    for output in ["", "content", "content/x", "..", "themes/a", "Themes/a", "CONTENT", ".GIT"] {
        let error = publish(&[], &folder.0, &folder.0.join(output));
        assert!(error.is_err(), "{output}");
    }
    let made: Vec<_> = fs::read_dir(&folder.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(made, ["content"]);
    assert!(publish(&[], &folder.0, Path::new("/")).is_err());
    fs::write(folder.0.join("file"), "x").unwrap();
    assert!(publish(&[], &folder.0, &folder.0.join("file")).is_err());
}

#[test]
fn what_a_killed_build_left_is_cleared_or_put_back() {
    let folder = Folder::new("killed");
    folder.publish(&[("index.html", "1")]).unwrap();
    let staging = folder.0.join(".public.factum-stage");
    mark::make(&staging).unwrap();
    fs::create_dir(staging.join("x")).unwrap();
    fs::rename(folder.0.join("public"), folder.0.join(".public.factum-aside")).unwrap();
    assert_eq!(folder.publish(&[("index.html", "1")]).unwrap().written, 0);
    assert_eq!(folder.tree(), tree(&[("index.html", "1")]));
    folder.publish(&[("index.html", "2")]).unwrap();
    assert!(!folder.0.join(".public.factum-stage").exists());
}

#[test]
fn a_staging_folder_whose_mark_found_no_room_is_marked_by_the_next_file() {
    let folder = Folder::new("unmarked");
    for part in [None, Some(""), Some("Factum has")] {
        let publication = Publication::begin(&folder.0, &folder.0.join("public")).unwrap();
        let staging = folder.0.join(".public.factum-stage");
        fs::create_dir(&staging).unwrap();
        if let Some(part) = part {
            fs::write(staging.join(MARK), part).unwrap();
        }
        publication.put(OutputPath::new("index.html").unwrap(), format!("{part:?}").as_bytes()).unwrap();
        publication.finish().unwrap();
        assert_eq!(folder.tree(), tree(&[("index.html", &format!("{part:?}"))]));
        assert!(!staging.exists());
    }
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

#[test]
fn a_folder_with_a_domain_or_a_repository_alone_is_taken() {
    for name in ["CNAME", ".git", ".nojekyll"] {
        let folder = Folder::new("domain");
        fs::create_dir_all(folder.0.join("public")).unwrap();
        fs::write(folder.0.join("public").join(name), "gitdir: elsewhere").unwrap();
        folder.publish(&[("index.html", "1")]).unwrap();
        folder.publish(&[("index.html", "2")]).unwrap();
        assert_eq!(folder.tree(), tree(&[(name, "gitdir: elsewhere"), ("index.html", "2")]));
    }
    // What somebody has put there already as the site has it is the site's from then on.
    let folder = Folder::new("same");
    fs::create_dir_all(folder.0.join("public")).unwrap();
    fs::write(folder.0.join("public/.nojekyll"), "").unwrap();
    folder.publish(&[(".nojekyll", ""), ("index.html", "1")]).unwrap();
    assert_eq!(folder.publish(&[("index.html", "1")]).unwrap().deleted, 1);
}

#[test]
fn a_repository_stays_where_it_is_and_files_come_one_by_one() {
    use std::os::unix::fs::MetadataExt;
    let folder = Folder::new("repository");
    let public = folder.0.join("public");
    fs::create_dir_all(public.join(".git/refs/tags")).unwrap();
    fs::write(public.join(".git/HEAD"), "ref").unwrap();
    let inode = || fs::metadata(&public).unwrap().ino();
    let before = inode();
    folder.publish(&[("index.html", "1"), ("a/b.html", "2"), ("c", "3")]).unwrap();
    let site = [("index.html", "2"), ("a", "4"), ("c/d.html", "5")];
    assert_eq!(folder.publish(&site).unwrap(), counts(5, 4, 2));
    let mut expected = tree(&site);
    expected.insert(".git/HEAD".to_owned(), "ref".to_owned());
    assert_eq!(folder.tree(), expected);
    assert_eq!(inode(), before);
    assert!(public.join(".git/refs/tags").is_dir() && !public.join(".factum-stage").exists());
    assert_eq!(folder.publish(&site).unwrap().written, 0);
    // A build that was killed half way has listed what it wrote.
    fs::write(public.join("new.html"), "half").unwrap();
    let listed = fs::read_to_string(public.join(MANIFEST)).unwrap();
    fs::write(public.join(MANIFEST), format!("{listed}{}  new.html\n", sha256_hex(b"half"))).unwrap();
    folder.publish(&[("index.html", "2"), ("new.html", "6")]).unwrap();
    assert_eq!(fs::read_to_string(public.join("new.html")).unwrap(), "6");
}

#[test]
fn a_link_leads_to_where_is_published() {
    let folder = Folder::new("link");
    std::os::unix::fs::symlink("elsewhere", folder.0.join("public")).unwrap();
    let error = folder.publish(&[("index.html", "1")]).unwrap_err();
    assert!(error.to_string().contains("leads to no folder"), "{error}");
    fs::create_dir(folder.0.join("elsewhere")).unwrap();
    folder.publish(&[("index.html", "1")]).unwrap();
    folder.publish(&[("index.html", "2")]).unwrap();
    assert!(folder.0.join("public").is_symlink());
    assert_eq!(fs::read_to_string(folder.0.join("elsewhere/index.html")).unwrap(), "2");
    fs::remove_file(folder.0.join("public")).unwrap();
    std::os::unix::fs::symlink("content", folder.0.join("public")).unwrap();
    assert!(folder.publish(&[("index.html", "1")]).is_err());
}

#[test]
fn folders_keep_their_modes_and_stay_though_empty() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("modes");
    let public = folder.0.join("public");
    folder.publish(&[("index.html", "1"), ("ours/a.html", "1"), ("gone/a.html", "1")]).unwrap();
    fs::create_dir_all(public.join("mine/empty")).unwrap();
    fs::write(public.join("mine/file"), "x").unwrap();
    let modes = [("", 0o2775), ("mine", 0o700), ("mine/empty", 0o750), ("ours", 0o711), ("mine/file", 0o640)];
    for (path, mode) in modes {
        fs::set_permissions(public.join(path), fs::Permissions::from_mode(mode)).unwrap();
    }
    folder.publish(&[("index.html", "2"), ("ours/a.html", "2")]).unwrap();
    for (path, mode) in modes {
        assert_eq!(fs::metadata(public.join(path)).unwrap().permissions().mode() & 0o7777, mode, "{path}");
    }
    assert!(!public.join("gone").exists());
}

#[test]
fn what_has_a_name_of_ours_and_not_our_mark_is_somebody_elses() {
    let folder = Folder::new("names");
    for name in [".public.factum-stage", ".public.factum-aside"] {
        fs::create_dir(folder.0.join(name)).unwrap();
        fs::write(folder.0.join(name).join("evil.html"), "evil").unwrap();
    }
    folder.publish(&[("index.html", "1")]).unwrap();
    folder.publish(&[("index.html", "2")]).unwrap();
    assert_eq!(folder.tree(), tree(&[("index.html", "2")]));
    for name in [".public.factum-stage", ".public.factum-aside"] {
        assert_eq!(fs::read_to_string(folder.0.join(name).join("evil.html")).unwrap(), "evil");
    }
    let beside = fs::read_dir(&folder.0).unwrap().count();
    assert_eq!(beside, 4, "content, public and the two of somebody else");
}

#[test]
fn a_manifest_alone_makes_no_folder_ours() {
    let folder = Folder::new("backup");
    let public = folder.0.join("public");
    fs::create_dir_all(&public).unwrap();
    fs::write(public.join("photo"), "dear").unwrap();
    fs::write(public.join(MANIFEST), format!("{}  photo\n", sha256_hex(b"dear"))).unwrap();
    assert!(folder.publish(&[("index.html", "1")]).is_err());
    assert_eq!(fs::read_to_string(public.join("photo")).unwrap(), "dear");
}

#[test]
fn a_file_of_the_last_build_that_somebody_changed_is_not_deleted() {
    let folder = Folder::new("changed");
    folder.publish(&[("index.html", "1"), ("old.html", "1"), ("older.html", "1")]).unwrap();
    fs::write(folder.0.join("public/old.html"), "notes of mine").unwrap();
    let published = folder.publish(&[("index.html", "2")]).unwrap();
    assert_eq!((published.deleted, published.overwritten.len()), (1, 0));
    assert_eq!(folder.tree(), tree(&[("index.html", "2"), ("old.html", "notes of mine")]));
}

#[test]
fn a_file_of_the_site_that_somebody_changed_is_written_over_and_named() {
    let folder = Folder::new("edited");
    let site = [("a.html", "1"), ("b.html", "1"), ("c.html", "1")];
    folder.publish(&site).unwrap();
    for name in ["a.html", "c.html"] {
        fs::write(folder.0.join("public").join(name), "by hand").unwrap();
    }
    let published = folder.publish(&[("a.html", "1"), ("b.html", "2"), ("c.html", "2")]).unwrap();
    assert_eq!(published.overwritten, ["a.html", "c.html"]);
    assert_eq!(folder.tree(), tree(&[("a.html", "1"), ("b.html", "2"), ("c.html", "2")]));
    assert!(folder.publish(&site).unwrap().overwritten.is_empty());
}

#[test]
fn what_comes_in_while_a_site_is_put_together_is_moved_into_the_new_one() {
    let folder = Folder::new("meanwhile");
    let public = folder.0.join("public");
    folder.publish(&[("index.html", "1"), ("a/b.html", "1")]).unwrap();
    fs::write(public.join("mine"), "first").unwrap();
    let publication = Publication::begin(&folder.0, &public).unwrap();
    publication.put(OutputPath::new("index.html").unwrap(), b"2").unwrap();
    fs::create_dir(public.join("new")).unwrap();
    fs::write(public.join("new/file"), "came in").unwrap();
    // Replaced as editors do: another file of the same name.
    fs::write(public.join("mine~"), "second").unwrap();
    publication.finish().unwrap();
    let expected =
        tree(&[("index.html", "2"), ("mine", "first"), ("mine~", "second"), ("new/file", "came in")]);
    assert_eq!(folder.tree(), expected);
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2, "nothing is left beside the output");
}

#[test]
fn many_threads_put_files_into_one_first_site() {
    let folder = Folder::new("threads");
    let publication = Publication::begin(&folder.0, &folder.0.join("public")).unwrap();
    std::thread::scope(|scope| {
        for n in 0..8 {
            let publication = &publication;
            scope
                .spawn(move || publication.put(OutputPath::new(format!("{n}.html")).unwrap(), b"1").unwrap());
        }
    });
    assert_eq!(publication.finish().unwrap(), counts(10, 10, 0));
}

#[test]
fn nothing_is_made_where_nothing_may_be() {
    let folder = Folder::new("nothing");
    assert!(publish(&[], &folder.0, &folder.0.join("content/a/b")).is_err());
    assert!(!folder.0.join("content/a").exists());
    for roundabout in ["new/../content", "new/deeper/../../content/a", "content/../content", "new/.."] {
        assert!(publish(&[], &folder.0, &folder.0.join(roundabout)).is_err(), "{roundabout}");
        assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1, "{roundabout}");
    }
    publish(&[], &folder.0, &folder.0.join("new/../public")).unwrap();
    assert!(folder.0.join("public").is_dir() && !folder.0.join("new").exists());
}

#[test]
fn what_came_in_is_kept_where_a_build_is_killed_right_after_the_exchange() {
    for waits_as in [".public.factum-stage", ".public.factum-aside"] {
        let folder = Folder::new("exchanged");
        let public = folder.0.join("public");
        folder.publish(&[("index.html", "1"), ("gone.html", "1"), ("edited.html", "1")]).unwrap();
        fs::write(public.join("carried"), "carried").unwrap();
        publish(&[("index.html", "2")], &folder.0, &folder.0.join("next")).unwrap();
        journal::write(&folder.0.join(".public.factum-journal"), &public).unwrap();
        // As the exchange does it, when the file that is not ours has a name in both.
        fs::hard_link(public.join("carried"), folder.0.join("next/carried")).unwrap();
        fs::rename(&public, folder.0.join(waits_as)).unwrap();
        fs::rename(folder.0.join("next"), &public).unwrap();
        let old = folder.0.join(waits_as);
        fs::create_dir(old.join("new")).unwrap();
        fs::write(old.join("new/file"), "came in").unwrap();
        fs::write(old.join("edited.html"), "edited").unwrap();
        fs::write(old.join("carried~"), "second").unwrap();
        fs::rename(old.join("carried~"), old.join("carried")).unwrap();
        assert_eq!(folder.publish(&[("index.html", "2")]).unwrap().written, 0);
        let kept = [("carried", "carried"), ("carried.1", "second"), ("edited.html", "edited")];
        let all = [("index.html", "2"), ("new/file", "came in")];
        assert_eq!(folder.tree(), tree(&[&kept[..], &all[..]].concat()), "{waits_as}");
        assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2, "nothing is left beside the output");
    }
}

#[test]
fn what_was_begun_for_a_new_site_is_cleared_whole() {
    let folder = Folder::new("begun");
    folder.publish(&[("index.html", "1")]).unwrap();
    let place = Output::claim(&folder.0, &folder.0.join("public")).unwrap();
    journal::write(&place.journal(), place.path()).unwrap();
    place.make_staging().unwrap();
    fs::write(place.staging().join("half.html"), "hal").unwrap();
    fs::write(place.staging().join(MANIFEST), "").unwrap();
    drop(place);
    folder.publish(&[("index.html", "1")]).unwrap();
    assert_eq!(folder.tree(), tree(&[("index.html", "1")]));
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2, "nothing is left beside the output");
    // What has the journal's name and is none is somebody else's.
    fs::write(folder.0.join(".public.factum-journal"), "Dear diary").unwrap();
    folder.publish(&[("index.html", "2")]).unwrap();
    assert_eq!(fs::read_to_string(folder.0.join(".public.factum-journal")).unwrap(), "Dear diary");
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 3, "nothing is left beside the output");
}

#[test]
fn an_old_site_that_is_half_deleted_is_cleared_and_comes_back_nowhere() {
    let folder = Folder::new("half");
    let public = folder.0.join("public");
    folder.publish(&[("a.html", "1"), ("index.html", "1"), ("z.html", "1")]).unwrap();
    publish(&[("index.html", "2")], &folder.0, &folder.0.join("next")).unwrap();
    journal::write(&folder.0.join(".public.factum-journal"), &public).unwrap();
    fs::rename(&public, folder.0.join(".public.factum-stage")).unwrap();
    fs::rename(folder.0.join("next"), &public).unwrap();
    let old = super::output::Output::claim(&folder.0, &public).unwrap();
    let survey = Survey::of(&old).unwrap();
    // As it is deleted: whatever is left of it has its manifest.
    fs::remove_file(old.staging().join("a.html")).unwrap();
    assert!(survey.listed.contains(MANIFEST) && old.staging().join(MANIFEST).exists());
    drop(old);
    folder.publish(&[("index.html", "2")]).unwrap();
    assert_eq!(folder.tree(), tree(&[("index.html", "2")]));
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2, "nothing is left beside the output");
}

#[test]
fn a_file_in_pieces_is_published_as_one_that_came_as_a_whole() {
    let folder = Folder::new("pieces");
    let grow = |pieces: &[&str]| {
        let publication = Publication::begin(&folder.0, &folder.0.join("public")).unwrap();
        let mut file = publication.begin_file(OutputPath::new("data/a.csv").unwrap()).unwrap();
        pieces.iter().try_for_each(|piece| file.push(piece.as_bytes()))?;
        file.finish()?;
        publication.finish()
    };
    let whole = |text| folder.publish(&[("data/a.csv", text)]).unwrap();
    assert_eq!(grow(&["ab", "", "cd", "ef"]).unwrap(), counts(3, 3, 0));
    assert_eq!(whole("abcdef"), counts(3, 0, 0));
    // The same in other pieces; then one that differs in the middle of a piece, is longer, is shorter.
    assert_eq!(grow(&["a", "bcdef"]).unwrap(), counts(3, 0, 0));
    for (pieces, text) in
        [(["ab", "cX", "ef"], "abcXef"), (["abcXef", "g", "h"], "abcXefgh"), (["ab", "c", ""], "abc")]
    {
        assert_eq!(grow(&pieces).unwrap(), counts(3, 2, 0), "{text}");
        assert_eq!(folder.tree(), tree(&[("data/a.csv", text)]));
        assert_eq!(whole(text), counts(3, 0, 0), "the digest is that of the whole");
    }
    // A file of somebody else's is taken as it is, and never written over.
    fs::remove_file(folder.0.join("public").join(MANIFEST)).unwrap();
    fs::write(folder.0.join("public").join(MANIFEST), "").unwrap();
    assert!(grow(&["ab", "d"]).is_err_and(|error| error.to_string().contains("not written by Factum")));
    assert_eq!(folder.tree(), tree(&[("data/a.csv", "abc")]));
    grow(&["ab", "c"]).unwrap();
}

/// Everything below a folder: files with their text, links with where they lead, folders.
fn all_below(root: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
    let is_shown = |entry: &walkdir::DirEntry| !entry.path().ends_with(".git/HEAD");
    let shown = entries.filter(is_shown).map(|entry| {
        let path = entry.path().strip_prefix(root).unwrap().display().to_string();
        if entry.path_is_symlink() {
            format!("{path} -> {}", fs::read_link(entry.path()).unwrap().display())
        } else if entry.file_type().is_file() {
            format!("{path}: {:?}", fs::read(entry.path()).unwrap())
        } else {
            path
        }
    });
    shown.collect()
}

#[test]
fn what_is_in_the_way_of_a_file_or_a_folder_is_named_before_anything_is_changed() {
    use std::os::unix::fs::symlink;
    // What others have, where it lies, what the error names, and what the new site has.
    let cases: [(&str, &str, &str, &str); 12] = [
        ("file", "a/new.html", "a/new.html", "a/new.html"),
        ("file", "a/new.html/x", "a/new.html/x", "a/new.html"),
        ("file", "a/new.html/b/c/x", "a/new.html/b/c/x", "a/new.html"),
        ("file", "zed", "zed", "zed/one.html"),
        ("file", "zed", "zed", "zed/b/c/one.html"),
        ("folder", "a/new.html", "a/new.html", "a/new.html"),
        ("folder", "a/new.html/b/c", "a/new.html", "a/new.html"),
        ("link", "a/new.html", "a/new.html", "a/new.html"),
        ("link", "zed", "zed", "zed/one.html"),
        ("link", "zed/b", "zed/b", "zed/b/one.html"),
        // In a folder of ours that the new site replaces by a file.
        ("file", "old/mine", "old/mine", "old"),
        ("folder", "old/mine", "old/mine", "old"),
    ];
    for is_repository in [false, true] {
        for (what, theirs, named, ours) in cases {
            let folder = Folder::new("in-the-way");
            let public = folder.0.join("public");
            folder.publish(&[("index.html", "1"), ("old/b.html", "1")]).unwrap();
            fs::create_dir_all(folder.0.join("elsewhere")).unwrap();
            if is_repository {
                fs::create_dir(public.join(".git")).unwrap();
            }
            let at = public.join(theirs);
            fs::create_dir_all(at.parent().unwrap()).unwrap();
            match what {
                "file" => fs::write(&at, "mine").unwrap(),
                "folder" => fs::create_dir_all(&at).unwrap(),
                _ => symlink(folder.0.join("elsewhere"), &at).unwrap(),
            }
            let before = all_below(&folder.0);
            let error = folder.publish(&[("index.html", "2"), (ours, "2")]).unwrap_err();
            let case = format!("{what} {theirs} for {ours}, repository {is_repository}: {error}");
            assert!(
                error.to_string().contains(&format!("{} was not written", public.join(named).display())),
                "{case}"
            );
            assert!(error.what_to_do().is_some(), "{case}");
            assert_eq!(all_below(&folder.0), before, "{case}");
            // With it away the next build is as any other.
            fs::rename(public.join(named), folder.0.join("away")).unwrap();
            let _ = fs::remove_dir_all(public.join("a/new.html"));
            folder.publish(&[("index.html", "2"), (ours, "2")]).unwrap();
            assert_eq!(fs::read_to_string(public.join(ours)).unwrap(), "2", "{case}");
        }
    }
}

#[test]
fn a_folder_of_ours_without_its_files_makes_way_for_a_file() {
    for is_repository in [false, true] {
        let folder = Folder::new("vacated");
        let public = folder.0.join("public");
        folder.publish(&[("index.html", "1"), ("old/b/c.html", "1"), ("old/d/e.html", "1")]).unwrap();
        if is_repository {
            fs::create_dir(public.join(".git")).unwrap();
        }
        // As a build leaves it that is cut off, or whoever deletes files.
        fs::remove_file(public.join("old/b/c.html")).unwrap();
        folder.publish(&[("index.html", "1"), ("old", "2")]).unwrap();
        assert_eq!(folder.tree(), tree(&[("index.html", "1"), ("old", "2")]));
    }
}

#[test]
fn a_mark_that_is_a_link_is_not_written_through() {
    let folder = Folder::new("mark-link");
    let public = folder.0.join("public");
    fs::create_dir(&public).unwrap();
    fs::write(folder.0.join("thesis"), "years of work").unwrap();
    std::os::unix::fs::symlink("../thesis", public.join(MARK)).unwrap();
    for is_repository in [false, true] {
        if is_repository {
            fs::create_dir(public.join(".git")).unwrap();
        }
        assert!(folder.publish(&[("index.html", "1")]).is_err());
        assert_eq!(fs::read_to_string(folder.0.join("thesis")).unwrap(), "years of work");
    }
}

#[test]
fn names_that_are_not_text_and_pipes_stay_as_they_are() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let name = |bytes: &'static [u8]| OsStr::from_bytes(bytes);
    let folder = Folder::new("bytes");
    let public = folder.0.join("public");
    folder.publish(&[("index.html", "1"), ("pipe.html", "1")]).unwrap();
    fs::write(public.join(name(b"\xff\xfe.txt")), "mine").unwrap();
    fs::create_dir_all(public.join(name(b"mine\xff/empty\xfe"))).unwrap();
    fs::write(public.join(name(b"mine\xff/file")), "mine too").unwrap();
    fs::remove_file(public.join("pipe.html")).unwrap();
    let pipe = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(rustix::fs::CWD, public.join("pipe.html"), pipe, rustix::fs::Mode::RUSR, 0).unwrap();
    folder.publish(&[("index.html", "2")]).unwrap();
    assert_eq!(fs::read_to_string(public.join("index.html")).unwrap(), "2");
    assert_eq!(fs::read_to_string(public.join(name(b"\xff\xfe.txt"))).unwrap(), "mine");
    assert_eq!(fs::read_to_string(public.join(name(b"mine\xff/file"))).unwrap(), "mine too");
    assert!(public.join(name(b"mine\xff/empty\xfe")).is_dir());
    assert!(fs::symlink_metadata(public.join("pipe.html")).is_ok());
    let error = folder.publish(&[("index.html", "2"), ("pipe.html", "1")]).unwrap_err();
    assert!(error.to_string().contains("pipe.html was not written"), "{error}");
    // What comes in while a site is put together.
    let publication = Publication::begin(&folder.0, &public).unwrap();
    publication.put(OutputPath::new("index.html").unwrap(), b"3").unwrap();
    publication.put(OutputPath::new("new").unwrap(), b"3").unwrap();
    fs::create_dir(public.join("new")).unwrap();
    fs::write(public.join("new").join(name(b"late\xff")), "late").unwrap();
    assert_eq!(publication.finish().unwrap().left_behind, None);
    assert_eq!(fs::read_to_string(public.join("new")).unwrap(), "3");
    assert_eq!(fs::read_to_string(public.join("new.1").join(name(b"late\xff"))).unwrap(), "late");
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2, "nothing is left beside the output");
}
