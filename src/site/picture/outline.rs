//! Coasts and borders from a GeoJSON file (RFC 7946) of the dossier: the lines of all its geometries, whatever they
//! bound. What is no geometry is passed over.

use serde_json::Value;

/// A line in degrees: longitude and latitude of each point.
pub(in crate::site) type Line = Vec<(f64, f64)>;

/// The most points that are read.
const POINTS: usize = 200_000;

/// The lines of a file; none where it is no GeoJSON.
pub(in crate::site) fn lines(bytes: &[u8]) -> Vec<Line> {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else { return Vec::new() };
    let (mut lines, mut room) = (Vec::new(), POINTS);
    gather(&value, &mut lines, &mut room);
    lines
}

/// serde_json bounds how deep a file may be nested.
fn gather(value: &Value, lines: &mut Vec<Line>, room: &mut usize) {
    for key in ["geometry", "features", "geometries"] {
        match value.get(key) {
            Some(Value::Array(all)) => all.iter().for_each(|one| gather(one, lines, room)),
            Some(one) => gather(one, lines, room),
            None => {}
        }
    }
    if let Some(coordinates) = value.get("coordinates") {
        gather_lines(coordinates, lines, room);
    }
}

/// Lists of points, however deep they are nested: lines, rings, and lists of these.
fn gather_lines(value: &Value, lines: &mut Vec<Line>, room: &mut usize) {
    let Value::Array(all) = value else { return };
    let points: Line = all.iter().map_while(point).take(*room).collect();
    if points.is_empty() {
        all.iter().for_each(|one| gather_lines(one, lines, room));
    } else if points.len() > 1 {
        *room -= points.len();
        lines.push(points);
    }
}

fn point(value: &Value) -> Option<(f64, f64)> {
    let [longitude, latitude, ..] = value.as_array()?.as_slice() else { return None };
    Some((longitude.as_f64()?, latitude.as_f64()?))
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_of_all_geometries_are_read() {
        let file = br#"{"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2],[3.5,4]]}},
            {"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,0]]]]}},
            {"type":"Feature","geometry":{"type":"Point","coordinates":[5,6]}},
            {"type":"Feature","geometry":null}]}"#;
        assert_eq!(lines(file), [vec![(1.0, 2.0), (3.5, 4.0)], vec![(0.0, 0.0), (1.0, 0.0), (0.0, 0.0)]]);
        for nothing in [&b"no JSON"[..], b"{}", b"[]", br#"{"coordinates":[["a","b"],["c","d"]]}"#] {
            assert!(lines(nothing).is_empty());
        }
    }
}
