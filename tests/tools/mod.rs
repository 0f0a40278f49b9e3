//! The programs of others with which tests read what Lacuna writes.
//!
//! A tool that is not there is passed over with a printed word. With `LACUNA_TEST_INSTALL` set, packages of Python and Node
//! are installed from their registries into the target folder first; where that fails, they are passed over all the same.

#![allow(dead_code)] // Each test uses some of them.
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// One installation at a time.
static INSTALLING: Mutex<()> = Mutex::new(());

/// A folder of that name in the target folder.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Whether a command ends well.
pub fn runs(command: &mut Command) -> bool {
    command.output().is_ok_and(|o| o.status.success())
}

/// What a command prints; it must end well.
pub fn output(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The same, with a text to read.
pub fn output_of(command: &mut Command, text: &str) -> String {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    // A program that fails may not read to the end.
    let _ = writer.join();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A Python that has the modules, in an environment of that name if it has to be made with the packages.
pub fn python(name: &str, modules: &[&str], packages: &[&str]) -> Option<PathBuf> {
    let import = format!("import sys{}", modules.iter().map(|m| format!(", {m}")).collect::<String>());
    let has = |python: &Path| runs(Command::new(python).args(["-c", &import]));
    let plain = PathBuf::from("python3");
    if has(&plain) {
        return Some(plain);
    }
    let environment = folder("python").join(name);
    let own = environment.join("bin/python3");
    let _one = INSTALLING.lock();
    if !has(&own) && may_install() {
        let _ = runs(Command::new("python3").args(["-m", "venv"]).arg(&environment))
            && runs(Command::new(&own).args(["-m", "pip", "install", "--quiet", "--retries", "1"]).args(packages));
    }
    if has(&own) {
        return Some(own);
    }
    eprintln!("skipped: there is no Python with {}", if packages.is_empty() { "its library" } else { name });
    None
}

/// Whether Node can import the packages in the folder.
pub fn node(home: &Path, packages: &[&str]) -> bool {
    let has = || packages.iter().all(|p| home.join("node_modules").join(p).is_dir());
    let _one = INSTALLING.lock();
    if !has() && may_install() {
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-fund", "--no-audit", "--no-save", "--fetch-retries=1"])
            .args(packages)
            .current_dir(home);
        let _ = runs(&mut npm);
    }
    let ready = has() && runs(Command::new("node").arg("--version"));
    if !ready {
        eprintln!("skipped: there is no Node with {}", packages.join(", "));
    }
    ready
}

fn may_install() -> bool {
    std::env::var_os("LACUNA_TEST_INSTALL").is_some()
}
