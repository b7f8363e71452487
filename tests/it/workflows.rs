//! Workflows as shells run them: each `run` step of the starter's workflows and of `action.yml`, in the folder of an invented
//! dossier under git, with the files that GitHub gives it. What other programs do is done by stand-ins.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{Copy, dossier, repository};

const TALKS: &str = "content/summits/2019-03-04-veldhaven.md";
const BRANDT: &str = "content/actors/ida-brandt.md";

/// A step that a shell runs.
#[derive(Debug, Default)]
struct Step {
    name: String,
    condition: String,
    env: BTreeMap<String, String>,
    run: String,
}

/// The steps of a workflow's job or of an action, those with `run` alone. Reads YAML as these files are written.
fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let at = lines.iter().position(|line| line.trim() == "steps:").unwrap();
    let start = indent(lines[at]) + 2;
    let mut rest = lines[at + 1..].iter().copied().peekable();
    while let Some(line) = rest.next() {
        if !line.trim().is_empty() && indent(line) < start {
            break;
        }
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        let is_first = indent(line) == start && line.trim_start().starts_with("- ");
        if is_first {
            steps.push(Step::default());
        }
        let Some(step) = steps.last_mut() else { continue };
        let key = if is_first { &line.trim_start()[2..] } else { line.trim_start() };
        let Some((key, value)) = key.split_once(':') else { continue };
        let value = value.trim();
        let mut block = |deep: usize| {
            let mut text = String::new();
            while let Some(next) = rest.next_if(|next| next.trim().is_empty() || indent(next) > deep) {
                text.push_str(next.get(deep + 2..).unwrap_or(""));
                text.push('\n');
            }
            text
        };
        match key {
            "name" => step.name = value.to_owned(),
            "if" => step.condition = value.trim_start_matches("${{ ").trim_end_matches(" }}").to_owned(),
            "run" if value == "|" => step.run = block(start + 2),
            "run" => step.run = value.to_owned(),
            "env" => {
                for pair in block(start + 2).lines() {
                    let pair = pair.trim();
                    if let Some((name, value)) = pair.split_once(": ").filter(|_| !pair.starts_with('#')) {
                        step.env.insert(name.to_owned(), value.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
    steps.retain(|step| !step.run.is_empty());
    steps
}

/// A runner: the dossier's folder, and what GitHub gives a step.
struct Runner {
    copy: Copy,
    /// What expressions come to.
    expressions: BTreeMap<&'static str, String>,
    /// What stands on the path before all else.
    bin: PathBuf,
}

/// What a step printed, and how it ended.
#[derive(Debug)]
struct Ran {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Runner {
    fn of(copy: Copy) -> Self {
        let bin = copy.root().join(".bin");
        fs::create_dir_all(&bin).unwrap();
        fs::create_dir_all(copy.root().join(".runner")).unwrap();
        symlink(env!("CARGO_BIN_EXE_factum"), bin.join("factum")).unwrap();
        copy.write(".git/info/exclude", "/.bin\n/.runner\n/public\n/site\n");
        Self { copy, expressions: BTreeMap::new(), bin }
    }

    fn with(mut self, expressions: &[(&'static str, &str)]) -> Self {
        self.expressions.extend(expressions.iter().map(|(name, value)| (*name, (*value).to_owned())));
        self
    }

    /// Puts a program on the path that stands in for another.
    fn stand_in(&self, name: &str, script: &str) {
        let path = self.bin.join(name);
        fs::write(&path, format!("#!/bin/bash\n{script}\n")).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn temp(&self) -> PathBuf {
        self.copy.root().join(".runner")
    }

    fn summary(&self) -> String {
        fs::read_to_string(self.temp().join("summary")).unwrap_or_default()
    }

    fn output(&self) -> String {
        fs::read_to_string(self.temp().join("output")).unwrap_or_default()
    }

    /// What the expressions in a value come to; each has to be known.
    fn filled(&self, value: &str) -> String {
        let mut out = String::new();
        let mut rest = value;
        while let Some((before, after)) = rest.split_once("${{ ") {
            let (expression, after) = after.split_once(" }}").unwrap();
            let known = self.expressions.get(expression);
            out.push_str(before);
            out.push_str(known.unwrap_or_else(|| panic!("nobody knows what {expression} is")));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// Runs a step as GitHub does: with `bash -e`, with `pipefail` where the shell is named.
    fn run(&self, step: &Step) -> Ran {
        assert!(!step.run.contains("${{"), "an expression within a command: {}", step.run);
        let script = self.temp().join("step.sh");
        fs::write(&script, &step.run).unwrap();
        let path = format!("{}:{}", self.bin.display(), std::env::var("PATH").unwrap());
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail"]).arg(&script);
        command.current_dir(self.copy.root()).env("PATH", path).env("HOME", self.temp());
        for (name, value) in [
            ("GITHUB_STEP_SUMMARY", "summary"),
            ("GITHUB_OUTPUT", "output"),
            ("GITHUB_PATH", "path"),
            ("RUNNER_TEMP", ""),
        ] {
            command.env(name, self.temp().join(value));
        }
        command.env("GITHUB_ACTIONS", "true").env("GITHUB_REPOSITORY", "owner/dossier");
        command.env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64");
        for (name, value) in &step.env {
            command.env(name, self.filled(value));
        }
        let output = command.output().unwrap();
        Ran {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

fn git(root: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// A dossier under git with a fault that is older than the change, and the commit before the change.
fn changed() -> (Runner, String) {
    let copy = Copy::of(&dossier("harbour"));
    copy.write(".gitignore", "public\nsite\n.bin\n.runner\n");
    git(copy.root(), &["init", "-q"]);
    copy.replace(BRANDT, "[[tomas-reyl]]", "[[tomas-reil]]");
    git(copy.root(), &["add", "-A"]);
    git(copy.root(), &["commit", "-q", "-m", "Notes"]);
    let base = git(copy.root(), &["rev-parse", "HEAD"]);
    copy.replace(TALKS, "Some 1,200 people work there.", "Some 1,300 people work there.");
    git(copy.root(), &["commit", "-q", "-a", "-m", "A change"]);
    (Runner::of(copy), base)
}

fn named<'s>(steps: &'s [Step], name: &str) -> &'s Step {
    steps.iter().find(|step| step.name.starts_with(name)).unwrap_or_else(|| panic!("no step {name}"))
}

fn starter(name: &str) -> Vec<Step> {
    steps(&fs::read_to_string(repository().join("src/desk/starter").join(name)).unwrap())
}

#[test]
fn a_pull_request_is_told_what_it_touches_and_no_more() {
    let (runner, base) = changed();
    let runner = runner.with(&[
        ("github.event.pull_request.base.sha", &base),
        ("github.event.pull_request.base.sha || github.event.before", &base),
        ("steps.pages.outputs.base_url", ""),
    ]);
    let steps = starter("workflow.yml");
    let ran = runner.run(named(&steps, "Check"));
    assert_eq!(ran.status, 1, "{ran:?}");
    let annotations: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("::")).collect();
    assert!(
        !annotations.is_empty() && annotations.iter().all(|line| line.contains(TALKS)),
        "{annotations:#?}"
    );
    assert!(annotations.iter().any(|line| line.contains("1,300")), "{annotations:#?}");
    for name in ["What changed in the facts", "What is unread"] {
        let step = named(&steps, name);
        assert!(step.condition.starts_with("!cancelled()"), "{name} is told of a faulty dossier too");
        let ran = runner.run(step);
        assert_eq!(ran.status, 0, "{ran:?}");
    }
    let summary = runner.summary();
    assert!(
        summary.contains("## What changed in the facts") && summary.contains("1,300 people"),
        "{summary}"
    );
    assert!(summary.contains("## Coverage") && summary.contains("sentences"), "{summary}");
    assert!(summary.contains("Some 1,300 people work there"), "{summary}");
    // With errors nothing is published.
    let ran = runner.run(named(&steps, "Build as it will be published"));
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(!runner.copy.root().join("site").exists());
}

#[test]
fn a_push_is_built_for_where_it_will_stand() {
    let addresses = [
        ("https://owner.github.io/dossier", "https://owner.github.io/dossier/"),
        ("https://owner.github.io", "https://owner.github.io/"),
        ("https://facts.example.org", "https://facts.example.org/"),
    ];
    for (given, address) in addresses {
        let copy = Copy::of(&dossier("harbour"));
        copy.write("content/CNAME", "facts.example.org\n");
        git(copy.root(), &["init", "-q"]);
        let runner = Runner::of(copy).with(&[
            ("github.event.pull_request.base.sha", ""),
            // The first push has nothing before it.
            ("github.event.pull_request.base.sha || github.event.before", &"0".repeat(40)),
            ("steps.pages.outputs.base_url", given),
        ]);
        let steps = starter("workflow.yml");
        for name in ["Check", "What changed in the facts", "Build as it will be published"] {
            let ran = runner.run(named(&steps, name));
            assert_eq!(ran.status, 0, "{name}: {ran:?}");
        }
        let summary = runner.summary();
        assert!(summary.contains("## Coverage") && !summary.contains("What changed"), "{summary}");
        let page = runner.copy.read("site/summits/2019-03-04-veldhaven.html");
        let canonical =
            format!("<link rel=\"canonical\" href=\"{address}summits/2019-03-04-veldhaven.html\">");
        assert!(page.contains(&canonical), "{address}");
        assert_eq!(runner.copy.read("site/CNAME"), "facts.example.org\n");
        assert!(runner.copy.read("site/sitemap.xml").contains(&format!("<loc>{address}</loc>")));
    }
}

#[test]
fn the_program_comes_from_a_release_that_has_its_digest() {
    let copy = Copy::of(&dossier("harbour"));
    git(copy.root(), &["init", "-q"]);
    let runner = Runner::of(copy);
    let install = |repository: &str| {
        let mut steps = starter("workflow.yml");
        let at = steps.iter().position(|step| step.name == "Install the program").unwrap();
        let mut step = steps.remove(at);
        step.env = BTreeMap::from([
            ("FACTUM_REPOSITORY".to_owned(), repository.to_owned()),
            ("FACTUM_VERSION".to_owned(), "v0.1.0".to_owned()),
        ]);
        step.run = step.run.replace("/tmp", "$RUNNER_TEMP/tmp");
        step
    };
    let ran = runner.run(&install(""));
    assert_eq!(ran.status, 1);
    assert!(ran.stdout.starts_with("::error title=Where does Factum come from?::"), "{ran:?}");
    assert!(ran.stderr.is_empty(), "{ran:?}");
    // A release whose archive is what its digest says.
    let release = "mkdir -p \"$RUNNER_TEMP/tmp\" && cd \"$RUNNER_TEMP/tmp\" && echo '#!/bin/sh' > factum && chmod +x factum
archive=factum-v0.1.0-x86_64-unknown-linux-musl.tar.gz
tar -czf $archive factum && sha256sum $archive > $archive.sha256 && rm factum";
    runner.stand_in("gh", release);
    let ran = runner.run(&install("owner/factum"));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(runner.temp().join("factum/bin/factum").exists());
    // Another archive than the digest is of.
    runner.stand_in("gh", &format!("{release}\necho x >> $archive"));
    let ran = runner.run(&install("owner/factum"));
    assert_eq!(ran.status, 1, "{ran:?}");
    // Without a release it is built, at that tag and with its lock.
    runner.stand_in("gh", "exit 1");
    runner.stand_in("cargo", "echo \"cargo $*\"");
    let ran = runner.run(&install("owner/factum"));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stdout.contains("--locked --git https://github.com/owner/factum --tag v0.1.0"), "{ran:?}");
}

#[test]
fn the_action_checks_tells_and_builds() {
    let (runner, base) = changed();
    let runner = runner.with(&[
        ("github.token", "token"),
        ("github.action_repository", "owner/factum"),
        ("inputs.version", "v1"),
        ("inputs.root", "."),
        ("inputs.changed", &base),
        ("inputs.output", "site"),
        ("inputs.base-url", "https://owner.github.io/dossier"),
    ]);
    let steps = steps(&fs::read_to_string(repository().join("action.yml")).unwrap());
    // Of the releases of version 1 the first, which is the latest.
    runner.stand_in(
        "gh",
        "if [ \"$2\" = list ]; then printf 'v1.2.0\\nv1.1.9\\nv0.9.0\\n'; exit; fi
[ \"$3\" = v1.2.0 ] || exit 1
cd \"$RUNNER_TEMP/factum\" && echo '#!/bin/sh' > program && archive=factum-v1.2.0-x86_64-unknown-linux-musl.tar.gz
tar -czf $archive program && sha256sum $archive > $archive.sha256",
    );
    let ran = runner.run(named(&steps, "Install the program"));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(fs::read_to_string(runner.temp().join("path")).unwrap().trim().ends_with("/factum"));
    let ran = runner.run(named(&steps, "Check"));
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(
        ran.stdout.lines().filter(|line| line.starts_with("::")).all(|line| line.contains(TALKS)),
        "{ran:?}"
    );
    let ran = runner.run(named(&steps, "What changed in the facts"));
    assert_eq!(ran.status, 0, "{ran:?}");
    let summary = runner.summary();
    for told in ["## What changed in the facts", "## Coverage", "Some 1,300 people work there"] {
        assert!(summary.contains(told), "{told}: {summary}");
    }
    assert_eq!(runner.run(named(&steps, "Build")).status, 1, "with errors nothing is built");
    runner.copy.replace(TALKS, "Some 1,300 people work there.", "Some 1,200 people work there.");
    runner.copy.replace(BRANDT, "[[tomas-reil]]", "[[tomas-reyl]]");
    let ran = runner.run(named(&steps, "Build"));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(runner.copy.read("site/sitemap.xml").contains("<loc>https://owner.github.io/dossier/</loc>"));
    assert_eq!(runner.output().trim(), "site=./site");
}

#[test]
fn the_action_finds_its_release_by_commit_or_says_that_there_is_none() {
    let copy = Copy::of(&dossier("harbour"));
    git(copy.root(), &["init", "-q"]);
    let mut runner = Runner::of(copy).with(&[
        ("github.token", "token"),
        ("github.action_repository", "owner/factum"),
        ("inputs.root", "."),
        ("inputs.base-url", ""),
    ]);
    let steps = steps(&fs::read_to_string(repository().join("action.yml")).unwrap());
    // As GitHub answers: `main` is ahead of the last release, an unknown name is an error.
    runner.stand_in(
        "gh",
        "case \"$*\" in
release\\ list*) printf 'v1.2.0\\nv1.1.9\\n' ;;
release\\ download\\ v1.2.0*) cd \"$RUNNER_TEMP/factum\" && echo x > program
  a=factum-v1.2.0-x86_64-unknown-linux-musl.tar.gz; tar -czf $a program && sha256sum $a > $a.sha256 ;;
api*/commits/main*) echo ccc ;;
api*/commits/bbb*) echo bbb ;;
api*/tags*) printf 'bbb v1\\nbbb v1.2.0\\naaa v1.1.9\\n' ;;
*) echo 'HTTP 422' >&2; exit 1 ;;
esac",
    );
    for (version, status) in
        [("bbb", 0), ("v1", 0), ("v1.2.0", 0), ("main", 1), ("ddd", 1), ("v2", 1), ("v9.9.9", 1), ("", 1)]
    {
        runner = runner.with(&[("inputs.version", version)]);
        let ran = runner.run(named(&steps, "Install the program"));
        assert_eq!(ran.status, status, "{version}: {ran:?}");
        assert_eq!(ran.stdout.contains("::error::"), status == 1, "{version}: {ran:?}");
        assert!(status == 0 || ran.stdout.contains("version:"), "{version}: {ran:?}");
    }
    let site = runner.temp().join("site").display().to_string();
    runner = runner.with(&[("inputs.output", &site)]);
    let ran = runner.run(named(&steps, "Build"));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(runner.output().trim(), format!("site={site}"));
}

#[test]
fn each_system_has_its_archive() {
    let copy = Copy::of(&dossier("harbour"));
    git(copy.root(), &["init", "-q"]);
    let runner = Runner::of(copy).with(&[
        ("github.token", "token"),
        ("github.action_repository", "owner/factum"),
        ("inputs.version", "v1.2.0"),
    ]);
    // Whatever is asked for is there, and is what its digest says.
    runner.stand_in(
        "gh",
        "while [ $# -gt 0 ]; do [ \"$1\" = --pattern ] && archive=${2%.sha256}; shift; done
cd \"$RUNNER_TEMP/factum\" && echo x > program && tar -czf \"$archive\" program && sha256sum \"$archive\" > \"$archive.sha256\"
echo \"$archive\" > \"$RUNNER_TEMP/asked\"",
    );
    runner.stand_in("7z", "exit 0");
    let release = fs::read_to_string(repository().join(".github/workflows/release.yml")).unwrap();
    for (system, machine, archive) in [
        ("Linux", "X64", "x86_64-unknown-linux-musl.tar.gz"),
        ("Linux", "ARM64", "aarch64-unknown-linux-musl.tar.gz"),
        ("macOS", "X64", "x86_64-apple-darwin.tar.gz"),
        ("macOS", "ARM64", "aarch64-apple-darwin.tar.gz"),
        ("Windows", "X64", "x86_64-pc-windows-msvc.zip"),
    ] {
        let mut steps = steps(&fs::read_to_string(repository().join("action.yml")).unwrap());
        let step = steps.iter_mut().find(|step| step.name == "Install the program").unwrap();
        step.env.insert("RUNNER_OS".to_owned(), system.to_owned());
        step.env.insert("RUNNER_ARCH".to_owned(), machine.to_owned());
        let ran = runner.run(step);
        assert_eq!(ran.status, 0, "{ran:?}");
        let asked = fs::read_to_string(runner.temp().join("asked")).unwrap();
        assert_eq!(asked.trim(), format!("factum-v1.2.0-{archive}"));
        // A release makes it.
        let target = archive.split_once('.').unwrap().0;
        assert!(release.contains(&format!("target: {target},")), "{target}");
        step.env.insert("RUNNER_ARCH".to_owned(), "RISCV".to_owned());
        assert_eq!(runner.run(step).status, 1);
    }
}

/// A preview as its workflow finds it.
fn preview() -> Runner {
    let copy = Copy::of(&dossier("harbour"));
    git(copy.root(), &["init", "-q"]);
    assert_eq!(copy.run(&["build", "--quiet", "--output", ".runner/preview"]).status, 0);
    Runner::of(copy).with(&[
        ("github.token", "token"),
        ("github.event.workflow_run.head_repository.owner.login", "stranger"),
        ("github.event.workflow_run.head_branch", "a$(touch hacked)`b`"),
        ("github.event.workflow_run.head_sha", "abc123"),
    ])
}

#[test]
fn a_preview_is_deployed_as_data() {
    let text = fs::read_to_string(repository().join("src/desk/starter/preview.yml")).unwrap();
    assert_eq!(text, fs::read_to_string(repository().join(".github/workflows/preview.yml")).unwrap());
    let steps = starter("preview.yml");
    let runner = preview();
    // GitHub tells which pull request has the commit.
    runner.stand_in("gh", "printf '%s\\n' \"$@\" >> \"$RUNNER_TEMP/asked\"; echo 7");
    let ran = runner.run(named(&steps, "Which pull request it is"));
    assert_eq!((ran.status, runner.output().trim()), (0, "number=7"), "{ran:?}");
    let asked = fs::read_to_string(runner.temp().join("asked")).unwrap();
    assert!(asked.contains("head=stranger:a$(touch hacked)`b`"), "{asked}");
    assert!(!runner.copy.root().join("hacked").exists());
    let ran = runner.run(named(&steps, "Look at its names"));
    assert_eq!(ran.status, 0, "{ran:?}");
    let runner = runner.with(&[
        (
            "vars.PREVIEW_COMMAND",
            "echo \"deployed $SITE for $NUMBER with $TOKEN${GH_TOKEN:-}\"; echo at https://pr-7.example.org/",
        ),
        ("secrets.PREVIEW_TOKEN", "secret"),
        ("steps.request.outputs.number", "7"),
        ("runner.temp", ".runner"),
    ]);
    let ran = runner.run(named(&steps, "Deploy"));
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stdout.contains("deployed .runner/preview for 7 with secret\n"), "{ran:?}");
    assert!(runner.summary().contains("<https://pr-7.example.org/>"), "{}", runner.summary());
    let asked = fs::read_to_string(runner.temp().join("asked")).unwrap();
    assert!(asked.contains("repos/owner/dossier/statuses/abc123\n"), "{asked}");
    let runner = runner.with(&[("vars.PREVIEW_COMMAND", "echo https://pr-7.example.org/; exit 3")]);
    assert_ne!(runner.run(named(&steps, "Deploy")).status, 0, "a command that failed deployed nothing");
}

#[test]
fn what_is_no_site_is_not_deployed() {
    let steps = starter("preview.yml");
    let runner = preview();
    for answer in ["", "7; rm -rf /", "null"] {
        runner.stand_in("gh", &format!("echo '{answer}'"));
        assert_eq!(runner.run(named(&steps, "Which pull request it is")).status, 1, "{answer}");
    }
    let site = runner.temp().join("preview");
    let step = named(&steps, "Look at its names");
    for odd in [
        "_worker.js",
        "_redirects",
        ".htaccess",
        "a/.env",
        "functions/x.js",
        "x.php",
        "x.sh",
        "a\\b.html",
        "a\nb.html",
        "netlify.toml",
        "vercel.json",
        "about/_x.html",
    ] {
        let path = site.join(odd);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "x").unwrap();
        let ran = runner.run(step);
        assert_eq!(ran.status, 1, "{odd}: {ran:?}");
        assert!(ran.stdout.contains("::error::the preview is not deployed"), "{odd}: {ran:?}");
        fs::remove_file(&path).unwrap();
        if odd.starts_with("functions") {
            fs::remove_dir(path.parent().unwrap()).unwrap();
        }
    }
    symlink("/etc/passwd", site.join("x.html")).unwrap();
    assert_eq!(runner.run(step).status, 1, "a link leads out of it");
    fs::remove_file(site.join("x.html")).unwrap();
    assert_eq!(runner.run(step).status, 0);
    fs::remove_file(site.join("index.html")).unwrap();
    assert_eq!(runner.run(step).status, 1);
}

/// The blocks of code of a kind in the guide to publishing that follow these words.
fn written(after: &str, kind: &str) -> String {
    let guide = fs::read_to_string(repository().join("docs/content/guides/publish.md")).unwrap();
    let rest = &guide[guide.find(after).unwrap_or_else(|| panic!("no {after}"))..];
    let block = rest.split_once(&format!("```{kind}\n")).unwrap().1;
    block.split_once("\n```").unwrap().0.to_owned()
}

/// A dossier under git, for hosts.
fn hosted(expressions: &[(&'static str, &str)]) -> Runner {
    let copy = Copy::of(&dossier("harbour"));
    copy.write(".gitignore", "/public\n/site\n/.bin\n/.runner\n");
    git(copy.root(), &["init", "-q"]);
    git(copy.root(), &["add", "-A"]);
    git(copy.root(), &["commit", "-q", "-m", "Notes"]);
    Runner::of(copy).with(expressions)
}

#[test]
fn what_the_guide_says_of_other_hosts_is_what_shells_run() {
    let step = |run: &str, env: &[(&str, &str)]| Step {
        run: run.to_owned(),
        env: env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        ..Step::default()
    };
    let canonical = |runner: &Runner, folder: &str| {
        let page = runner.copy.read(&format!("{folder}/index.html"));
        let link = page.split_once("<link rel=\"canonical\" href=\"").unwrap().1;
        link.split_once('"').unwrap().0.to_owned()
    };
    let gitlab = written("GitLab Pages", "yaml");
    let script = gitlab.lines().find_map(|line| line.trim().strip_prefix("script: ")).unwrap();
    assert!(gitlab.contains("artifacts: { paths: [public] }"));
    let runner = hosted(&[]);
    let ran = runner.run(&step(script, &[("CI_PAGES_URL", "https://owner.gitlab.io/dossier")]));
    assert_eq!(
        (ran.status, canonical(&runner, "public").as_str()),
        (0, "https://owner.gitlab.io/dossier/"),
        "{ran:?}"
    );

    let netlify = written("Netlify", "toml");
    let command =
        netlify.lines().find_map(|line| line.trim().strip_prefix("command = \"")?.strip_suffix('"')).unwrap();
    let ran = runner.run(&step(command, &[("URL", "https://facts.example.org")]));
    assert_eq!(
        (ran.status, canonical(&runner, "site").as_str()),
        (0, "https://facts.example.org/"),
        "{ran:?}"
    );
    assert!(netlify.contains("publish = \"site\""));

    let runner = hosted(&[]);
    runner.stand_in("npx", "[ -f \"$5/index.html\" ] && echo \"$*\"");
    let ran = runner.run(&step(&written("Cloudflare Pages, from", "sh"), &[]));
    assert_eq!(
        (ran.status, ran.stdout.lines().last()),
        (0, Some("--yes wrangler@4.164.0 pages deploy site --project-name PROJECT")),
        "{ran:?}"
    );

    let runner = hosted(&[]);
    let remote = runner.temp().join("remote.git");
    git(runner.copy.root(), &["init", "-q", "--bare", &remote.display().to_string()]);
    git(runner.copy.root(), &["remote", "add", "origin", &remote.display().to_string()]);
    git(runner.copy.root(), &["config", "user.name", "Editor"]);
    git(runner.copy.root(), &["config", "user.email", "editor@example.org"]);
    // What `git worktree add --orphan` does, for an older git too.
    let empty = git(runner.copy.root(), &["hash-object", "-t", "tree", "-w", "/dev/null"]);
    let first = git(runner.copy.root(), &["commit-tree", &empty, "-m", "Pages"]);
    git(runner.copy.root(), &["branch", "pages", &first]);
    git(runner.copy.root(), &["worktree", "add", "-q", "site", "pages"]);
    for turn in ["a first", "a second"] {
        runner.copy.write(
            "content/about/more.md",
            format!("---\ntitle: More of {turn}\n---\nNobody says {turn} time.[?]\n"),
        );
        let ran = runner.run(&step(&written("Codeberg Pages", "sh"), &[]));
        assert_eq!(ran.status, 0, "{ran:?}");
    }
    let files = git(&remote, &["ls-tree", "-r", "--name-only", "pages"]);
    assert!(files.lines().any(|path| path == "summits/2019-03-04-veldhaven.html"), "{files}");
    assert!(!files.contains("content/"), "{files}");
}
