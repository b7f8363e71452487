//! Names that Windows keeps for devices: no file can be made of one there.

/// Names of devices, whatever follows their first dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether a part of a path is the name of a device.
#[must_use]
pub fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_lowercase();
    let is_port = |prefix| {
        stem.strip_prefix(prefix).is_some_and(|n: &str| {
            matches!(n, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
        })
    };
    DEVICES.contains(&stem.as_str()) || is_port("com") || is_port("lpt")
}
