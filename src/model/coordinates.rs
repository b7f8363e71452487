//! Where a place lies. Sources of a dossier seldom say it, so it is never a fact of theirs.

use crate::text::Spanned;

/// A position on the globe, in hundred-thousandths of a degree, and what it is known from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coordinates {
    /// North of the equator, south where it is negative.
    pub latitude: i32,
    /// East of Greenwich, west where it is negative.
    pub longitude: i32,
    /// The gazetteer or map that it was taken from.
    pub source: Spanned<String>,
}

/// How many units a degree has.
const UNITS: f64 = 100_000.0;

impl Coordinates {
    /// Latitude and longitude of a text such as `38.56, 68.77`: degrees with decimals, north and east positive.
    #[must_use]
    pub fn read(text: &str) -> Option<(i32, i32)> {
        let (latitude, longitude) = text.split_once(',')?;
        Some((degrees(latitude, 90.0)?, degrees(longitude, 180.0)?))
    }

    /// In degrees, latitude first.
    #[must_use]
    pub fn degrees(&self) -> (f64, f64) {
        (f64::from(self.latitude) / UNITS, f64::from(self.longitude) / UNITS)
    }

    /// For people: `38.54° N, 68.78° E`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let (latitude, longitude) = self.degrees();
        let [ns, ew] = [if latitude < 0.0 { 'S' } else { 'N' }, if longitude < 0.0 { 'W' } else { 'E' }];
        format!("{:.2}° {ns}, {:.2}° {ew}", latitude.abs(), longitude.abs())
    }
}

fn degrees(text: &str, most: f64) -> Option<i32> {
    let text = text.trim();
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let value: f64 = text.parse().ok().filter(|value: &f64| is_plain && value.abs() <= most)?;
    #[expect(clippy::cast_possible_truncation, reason = "at most 180 degrees")]
    Some((value * UNITS).round() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read_as_gazetteers_write_them() {
        assert_eq!(Coordinates::read("38.53575, 68.77905"), Some((3_853_575, 6_877_905)));
        assert_eq!(Coordinates::read("-90,180"), Some((-9_000_000, 18_000_000)));
        for wrong in ["", "38.5", "38.5 68.7", "91, 0", "0, 181", "nan, 0", "1e1, 2", "38.5N, 68E"] {
            assert_eq!(Coordinates::read(wrong), None, "{wrong}");
        }
        let source =
            Spanned::new(String::new(), crate::text::Span { file: crate::text::FileId(0), start: 0, end: 0 });
        let place = Coordinates { latitude: -3_386_000, longitude: 15_121_000, source };
        assert_eq!(place.in_words(), "33.86° S, 151.21° E");
    }
}
